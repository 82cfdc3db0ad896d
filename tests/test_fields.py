"""The page of all fields says what the model says, and is no lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import frontmatter
import pytest
from built import BuiltSite
from stories import STORY

from lintas.load import Loaded
from lintas.model import KINDS, Kind
from lintas.pages import make_pages
from lintas.pages.fields import Field, Fields
from lintas.pages.page import Page
from lintas.shapes import shapes_of

LoadNotes = Callable[[Mapping[str, str]], Loaded]
every_language = pytest.mark.parametrize("uri", ["fields/", "id/fields/"])


@pytest.fixture
def pages(load_notes: LoadNotes) -> dict[str, Page]:
    return {page.uri: page for page in make_pages(load_notes(STORY).library)}


def parts(page: Page) -> dict[str, Fields]:
    return {block.anchor: block for block in page.view if isinstance(block, Fields)}


def fields(page: Page) -> Iterator[Field]:
    for part in parts(page).values():
        yield from part.fields


def facts(page: Page, anchor: str) -> dict[str, list[str]]:
    (field,) = (one for one in fields(page) if one.anchor == anchor)
    return {fact.key: [value.text for value in fact.values] for fact in field.facts}


@every_language
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_can_be_written_is_there_once(pages: dict[str, Page], uri: str, kind: Kind) -> None:
    of_kind = [field.key for anchor in ("every", kind) for field in parts(pages[uri])[anchor].fields]
    assert sorted(of_kind) == sorted(shape.name for shape in shapes_of(kind))
    for shape in shapes_of(kind):
        if shape.inner:
            assert [field.key for field in parts(pages[uri])[shape.name].fields] == [
                one.name for one in shape.inner_shapes
            ]


@every_language
def test_an_anchor_leads_to_one_field(pages: dict[str, Page], uri: str) -> None:
    anchors = [field.anchor for field in fields(pages[uri])]
    assert len(set(anchors)) == len(anchors)


def test_it_says_what_is_needed_and_when(pages: dict[str, Page]) -> None:
    page = pages["fields/"]
    assert facts(page, "lesson-theme")["needed"] == ["yes"]
    assert facts(page, "lesson-city")["needed"] == ["yes, unless its exchange says it"]
    assert facts(page, "exchange-date")["needed"] == ["yes, unless it says status: proposed"]
    assert facts(page, "lesson-evidence")["needed"] == ["no"]


def test_it_says_what_the_exchange_gives(pages: dict[str, Page]) -> None:
    assert facts(pages["fields/"], "ask-asked_by")["given"] == ["Who learned"], "those who learned there ask"
    assert facts(pages["id/fields/"], "offer-offered_by")["given"] == ["Belajar dari"]


def test_it_says_what_holds_where_nothing_is_written(pages: dict[str, Page]) -> None:
    assert facts(pages["fields/"], "ask-state")["usual"] == ["open"]
    assert facts(pages["fields/"], "exchange-status")["usual"] == ["held"]


@every_language
def test_an_example_is_as_an_author_writes_it(pages: dict[str, Page], uri: str) -> None:
    for field in fields(pages[uri]):
        if field.example:
            assert list(frontmatter.loads(f"---\n{field.example}\n---\n").metadata) == [field.key]
            assert "'20" not in field.example, "a date needs no quotation marks"


def test_an_example_comes_from_the_notes_in_the_language_of_the_page(pages: dict[str, Page]) -> None:
    (summary,) = (field for field in fields(pages["id/fields/"]) if field.key == "summary")
    assert summary.example == "summary: Seoul bertemu warga ratusan kali sebelum memutuskan."


def test_a_base_without_notes_has_the_page_too(load_notes: LoadNotes) -> None:
    pages = {page.uri: page for page in make_pages(load_notes({}).library)}
    assert {field.key for field in fields(pages["fields/"])} >= {"title", "theme", "stage"}


def test_who_searches_for_lessons_does_not_find_it(site: BuiltSite) -> None:
    found = [path.read_text(encoding="utf-8") for path in (site.folder / "search").rglob("*.json")]
    assert any("2018-03-jakarta-seoul" in text for text in found)
    assert not any("fields/" in text or "asked_by" in text for text in found)
