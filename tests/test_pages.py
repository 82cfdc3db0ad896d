"""Every kind of page of the story, in both languages, as Markdown that a person can read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import pytest
from conftest import TESTS, Golden
from page_as_markdown import page_as_markdown
from stories import ALONE, ONLY_SUMMARY, STORY, VISIT

from lintas.load import Loaded
from lintas.names import slug
from lintas.pages import make_pages
from lintas.pages.fields import Fields
from lintas.pages.page import Crumbs, Facts, Group, Headed, Index, Link, Page, Pager, Title
from lintas.set_apart import IDS

LoadNotes = Callable[[Mapping[str, str]], Loaded]
SHOWN = (
    "",
    "id/",
    "themes/",
    "themes/leadership/",
    "id/themes/integrated-planning/",
    "themes/children/",
    "matrix/",
    "id/matrix/",
    "themes/leadership/print/",
    "id/themes/leadership/print/",
    "cities/",
    "cities/jakarta/",
    "id/cities/seoul/",
    "pairs/jakarta--seoul/",
    "id/pairs/jakarta--seoul/",
    "exchanges/",
    "id/exchanges/",
    "asks/",
    "id/asks/",
    "adoption/",
    "tags/",
    "tags/consultation/",
    "glossary/",
    "glossary/bpbd/",
    "id/glossary/bpbd/",
    "data/",
    "id/data/",
    "rules/",
    "rules/unknown-theme/",
    "id/rules/not-utf-8/",
    "fields/",
    "id/fields/",
    f"notes/{VISIT}/",
    f"notes/{VISIT}/meetings/",
    f"id/notes/{VISIT}/meetings/",
    f"notes/{VISIT}/subway/",
    f"notes/{VISIT}/training/",
    "notes/2019-03-second-visit/",
    "notes/a-hundred-years/",
)


@pytest.fixture
def pages(load_notes: LoadNotes) -> dict[str, Page]:
    loaded = load_notes(STORY)
    assert loaded.problems == ()
    return {page.uri: page for page in make_pages(loaded.library)}


@pytest.mark.parametrize("uri", SHOWN)
def test_a_page_of_the_story(pages: dict[str, Page], uri: str, golden: Golden) -> None:
    name = uri.strip("/").replace("/", "_") or "home"
    golden(TESTS / "goldens" / f"{name}.md", page_as_markdown(pages[uri]))


def test_every_link_between_pages_leads_to_one(pages: dict[str, Page]) -> None:
    from_docs = {"about/", "id/about/"}
    led = {(page.uri, link.uri) for page in pages.values() for link in links_of(page) if not link.is_outward}
    to_pages = {(uri, to) for uri, to in led if to and "." not in urlsplit(to).path}  # test_site.py looks for files
    missing = {(uri, to) for uri, to in to_pages if urlsplit(to).path not in {*pages, *from_docs}}
    assert missing == set()


def test_every_part_of_a_page_that_is_led_to_is_there(pages: dict[str, Page]) -> None:
    led = {link.uri for page in pages.values() for link in links_of(page) if "#" in link.uri}
    assert led
    for uri in led:
        page, part = pages[urlsplit(uri).path], urlsplit(uri).fragment
        headings = re.findall("^## (.*)", page.body, re.MULTILINE)
        anchors = {f"list-{block.anchor}" for block in page.view if isinstance(block, Headed)}
        fields = {field.anchor for block in page.view if isinstance(block, Fields) for field in block.fields}
        assert part in {*map(slug, headings), *anchors, *fields}, uri


def test_no_text_can_have_the_ids_of_what_stands_around_it(pages: dict[str, Page]) -> None:
    with_texts = [page for uri, page in pages.items() if uri.startswith(("notes/", "id/notes/"))]
    around = {f"list-{block.anchor}" for page in with_texts for block in page.view if isinstance(block, Headed)}
    assert "list-sources" in around
    assert around <= IDS


def test_every_page_leads_to_its_other_languages_or_says_where_else(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert page.alternates[page.lang] == page.uri
        led = {**page.elsewhere, **page.alternates}
        if "/page/" not in page.uri:
            assert set(led) == {"en", "id"}
        assert set(led.values()) <= set(pages)


def test_a_note_without_a_version_leads_to_its_theme_in_that_language(pages: dict[str, Page]) -> None:
    assert pages["notes/a-hundred-years/"].elsewhere == {"id": "id/themes/integrated-planning/"}


def test_a_title_and_a_summary_stand_above_the_text_of_the_original(load_notes: LoadNotes, golden: Golden) -> None:
    loaded = load_notes(STORY | {f"{VISIT}/meetings.id.md": ONLY_SUMMARY})
    assert loaded.problems == ()
    pages = {page.uri: page for page in make_pages(loaded.library)}
    page = pages[f"id/notes/{VISIT}/meetings/"]
    golden(TESTS / "goldens" / "only-a-summary.md", page_as_markdown(page))
    (group,) = [block for block in pages["id/themes/leadership/"].view if isinstance(block, Group) and block.cards][:1]
    assert [(card.title.text, card.mark) for card in group.cards] == [(page.title, "Teks dalam bahasa Inggris")]


def test_a_summary_of_what_is_not_published_yet_is_not_published(load_notes: LoadNotes) -> None:
    draft = STORY[f"{VISIT}/meetings.md"].replace("theme:", "draft: yes\ntheme:", 1)
    library = load_notes(STORY | {f"{VISIT}/meetings.md": draft, f"{VISIT}/meetings.id.md": ONLY_SUMMARY}).library
    assert f"{VISIT}/meetings" not in library.notes


def test_a_list_shows_the_original_marked_where_there_is_no_translation(pages: dict[str, Page]) -> None:
    (group,) = [
        block
        for block in pages["id/themes/integrated-planning/"].view
        if isinstance(block, Group) and block.anchor == "lessons"
    ]
    marks = {card.title.text: (card.mark, card.title.lang) for card in group.cards}
    assert marks == {
        "Plan a hundred years ahead": ("Hanya dalam bahasa Inggris", "en"),
        "Rapat keseratus yang menentukan, bukan yang pertama": ("", ""),
    }


def test_long_lists_are_cut_into_pages_that_lead_to_each_other(load_notes: LoadNotes) -> None:
    many = {f"lesson-{number:03}.md": ALONE for number in range(120)}
    pages = {page.uri: page for page in make_pages(load_notes(many).library)}
    sheets = [pages[uri] for uri in ("cities/yokohama/", "cities/yokohama/page/2/", "cities/yokohama/page/3/")]
    counts = [sum(len(block.cards) for block in sheet.view if isinstance(block, Group)) for sheet in sheets]
    assert counts == [50, 50, 20]
    (pager,) = [block for block in sheets[1].view if isinstance(block, Pager)]
    assert pager == Pager(
        "Page 2 of 3", Link("Previous page", "cities/yokohama/"), Link("Next page", "cities/yokohama/page/3/")
    )
    assert "cities/yokohama/page/4/" not in pages


def test_a_cut_list_keeps_its_heading_and_its_way_back(load_notes: LoadNotes) -> None:
    many = {f"lesson-{number:03}.md": ALONE for number in range(60)}
    pages = {page.uri: page for page in make_pages(load_notes(many).library)}
    second = pages["themes/integrated-planning/page/2/"]
    assert [type(block) for block in second.view] == [Crumbs, Title, Group, Pager]
    assert second.title == "Integrated planning, page 2"


def test_a_note_of_a_long_exchange_names_some_and_leads_to_all(load_notes: LoadNotes) -> None:
    many = {f"{VISIT}/lesson-{number}.md": ALONE for number in range(9)}
    pages = {page.uri: page for page in make_pages(load_notes(STORY | many).library)}
    found = [block for block in pages[f"notes/{VISIT}/subway/"].view if isinstance(block, Index)]
    (sisters,) = [block for block in found if block.anchor == "sisters"]
    assert len(sisters.links) == 6
    assert sisters.more == Link("All of this exchange", f"notes/{VISIT}/")


def test_a_replaced_lesson_leads_to_the_one_that_replaces_it(load_notes: LoadNotes) -> None:
    old = ALONE.replace("theme:", "superseded_by: newer\ntheme:")
    pages = {page.uri: page for page in make_pages(load_notes({"older.md": old, "newer.md": ALONE}).library)}
    assert Link("Plan a hundred years ahead", "notes/newer/") in links_of(pages["notes/older/"])


def test_a_city_that_was_looked_at_without_finding_anything_is_said_to_be_so(load_notes: LoadNotes) -> None:
    looked = ALONE.replace(
        "theme:",
        "adoption: [{city: Jakarta, stage: no-evidence, date: 2026-11-01, source: the city's plans}]\ntheme:",
    )
    (page,) = [page for page in make_pages(load_notes({"a.md": looked}).library) if page.uri == "notes/a/"]
    assert "**No evidence found** [Jakarta](/cities/jakarta/), as of 1 November 2026" in page_as_markdown(page)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("Public space", "public-space"),
        ("co-financing", "co-financing"),
        ("café", "café"),
        ("住民", "住民"),
        ("?", ""),
    ],
)
def test_a_tag_becomes_a_part_of_an_address(tag: str, expected: str) -> None:
    assert slug(tag) == expected


def test_tags_of_one_address_share_a_page(load_notes: LoadNotes) -> None:
    notes = {
        "a.md": ALONE.replace("theme:", "tags: [Public space]\ntheme:"),
        "b.md": ALONE.replace("theme:", "tags: [public-space]\ntheme:"),
    }
    pages = {page.uri: page for page in make_pages(load_notes(notes).library)}
    (group,) = [block for block in pages["tags/public-space/"].view if isinstance(block, Group)]
    assert len(group.cards) == 2


def links_of(page: Page) -> list[Link]:
    """Every link anywhere in the values of a page."""
    found: list[Link] = []

    def walk(value: object) -> None:
        if isinstance(value, Link):
            found.append(value)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                walk(getattr(value, name))

    walk(page.view)
    return found


def test_a_page_names_when_it_happened_and_when_it_was_reported(pages: dict[str, Page]) -> None:
    panel = next(block for block in pages[f"notes/{VISIT}/meetings/"].view if isinstance(block, Facts))
    clocks = {fact.label: fact.values[0].text for fact in panel.facts if fact.key in {"date", "published"}}
    assert clocks == {"When it happened": "19–23 March 2018", "Reported": "April 2018"}


def test_a_theme_with_a_thousand_lessons_stays_small(load_notes: LoadNotes) -> None:
    many = {f"lesson-{number:04}.md": ALONE for number in range(1000)}
    pages = {page.uri: page for page in make_pages(load_notes(many).library)}
    sheets = [page for uri, page in pages.items() if re.fullmatch(r"themes/integrated-planning/(page/\d+/)?", uri)]
    assert len(sheets) == 20
    cards = [sum(len(block.cards) for block in sheet.view if isinstance(block, Group)) for sheet in sheets]
    assert max(cards) <= 60
