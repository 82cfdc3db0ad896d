from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lintas.citation.citation import Citation
from lintas.pages.home import Welcome
from lintas.pages.page import (
    Actions,
    Body,
    Card,
    Cite,
    Counts,
    Crumbs,
    Fact,
    Facts,
    Group,
    Index,
    Link,
    Notice,
    Page,
    SourceLine,
    Sources,
    Title,
    Tools,
)
from lintas.render.html import outline
from lintas.render.html import render_page as render

CITATION = Citation("a", "A title", "en", "Lesson from Seoul", 2018)
CITE = Cite("cite", "Cite", CITATION, "notes/a/")
PAGE = Page("id/themes/leadership/", "id", "Kepemimpinan", ())


def render_page(page: Page, body: str, **known: str) -> str:
    return render(page, body, site_name=known.pop("site_name", "Lintas"), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("uri", "here", "expected"),
    [
        ("themes/", "", "./themes/"),
        ("themes/leadership/", "themes/leadership/", "../../themes/leadership/"),
        ("id/themes/", "themes/leadership/", "../../id/themes/"),
        ("https://example.org/a", "themes/", "https://example.org/a"),
    ],
)
def test_addresses_are_seen_from_the_page(uri: str, here: str, expected: str) -> None:
    html = render_page(Page(here, "en", "A", (Notice("Look", Link("there", uri)),)), "")
    assert re.findall('href="([^"]*)"', html) == [expected]


def test_every_value_is_escaped() -> None:
    evil = '<script>alert("x")</script>'
    link = Link(evil, "themes/", aside=evil)
    blocks = (
        Crumbs((link,)),
        Title(evil, evil, evil, evil, (link,)),
        Counts((link,)),
        Tools(link),
        Cite("d", evil, CITATION._replace(title=evil, what=evil, other_title=evil), evil),
        Actions(evil, (link,)),
        Welcome(evil, evil, link, evil, evil, (link,)),
        Facts((Fact("theme", evil, (link,)),), evil),
        Group("a", evil, (Card(link, "lesson", evil, evil, (), (link,), evil, link),), note=evil),
        Index("b", evil, (link,), explained={"themes/": evil}),
        Sources("c", evil, (SourceLine(link, (evil,), (link,), evil),)),
    )
    for block in blocks:
        assert "<script>" not in render_page(replace(PAGE, view=(block,)), "", site_name=evil, edit_url=evil)


def test_a_link_to_a_text_in_another_language_says_so() -> None:
    html = render_page(replace(PAGE, view=(Crumbs((Link("Leadership", "themes/leadership/", lang="en"),)),)), "")
    assert '<a href="../../../themes/leadership/" lang="en" hreflang="en">Leadership</a>' in html


def test_a_body_stands_where_the_page_wants_it() -> None:
    html = render_page(Page("a/", "en", "A", (Title("A"), Body())), "<p>The body.</p>")
    assert html.index("<h1") < html.index("<p>The body.</p>")


def test_a_note_names_its_file_and_leads_to_it_where_the_repository_is_known() -> None:
    page = Page("notes/a/", "en", "A", (Actions("Do", ()),), source="notes/a.md")
    assert "<code>notes/a.md</code>" in render_page(page, "")
    edit = "https://example.org/edit/notes/a.md"
    assert f'<a href="{edit}" rel="edit">' in render_page(page, "", edit_url=edit)


def test_a_page_is_cited_with_the_site_s_name_and_its_complete_address_where_that_is_known() -> None:
    page = Page("notes/a/", "en", "A", (CITE,), source="notes/a.md")
    text = "<p>Lintas. (2018). A title [Lesson from Seoul]."
    assert f"{text}</p>" in render_page(page, "")
    placed = f"{text} https://example.org/lintas/notes/a/</p>"
    assert placed in render_page(page, "", site_url="https://example.org/lintas/")


def test_a_page_offers_its_citation_as_files_where_its_address_is_known() -> None:
    page = Page("notes/a/", "en", "A", (CITE,), source="notes/a.md")
    assert "data:" not in render_page(page, "")
    html = render_page(page, "", site_url="https://example.org/lintas/")
    assert re.findall(r'<a download="([^"]*)" href="data:;charset=utf-8,[^"]*notes/a/[^"]*">', html) == [
        "a.bib",
        "a.ris",
        "a.csl.json",
    ]


def test_the_whole_base_is_cited_by_its_own_address() -> None:
    cite = replace(CITE, uri="")
    html = render_page(Page("data/", "en", "A", (cite,)), "", site_url="https://example.org/lintas/")
    assert "[Lesson from Seoul]. https://example.org/lintas/</p>" in html
    assert "Edit this page" not in html


def test_each_card_is_its_own() -> None:
    for number in range(1000):  # each gone before the next is there
        group = Group("a", "A", (Card(Link(f"Lesson {number}"), "lesson"),))
        html = render_page(replace(PAGE, view=(group, group)), "")
        assert html.count(f"<span>Lesson {number}</span>") == 2
        assert html.count("<article") == 2


def test_the_outline_is_that_of_the_blocks() -> None:
    view = Title("A"), Group("lessons", "Lessons", ()), Body(), Sources("sources", "Sources", ())
    page = Page("a/", "en", "A", view)
    assert outline(page, before_text=True) == [("lessons", "Lessons")]
    assert outline(page, before_text=False) == [("sources", "Sources")]
