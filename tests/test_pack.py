"""A theme's pack: what it holds, in which order, and how the bodies of many notes stand on one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from stories import ALONE

from lintas.load import Loaded
from lintas.pages import make_pages
from lintas.pages.pack import Pack, pack_link
from lintas.pages.page import Link, Page
from lintas.pages.site import Site
from lintas.render.html import render_page
from lintas.render.links import LanguageLinks, Place
from lintas.render.texts import Texts
from lintas.settings import MarkdownSettings

LoadNotes = Callable[[Mapping[str, str]], Loaded]
URI = "themes/integrated-planning/print/"


def packed(loaded: Loaded) -> tuple[Page, Pack]:
    (page,) = [page for page in make_pages(loaded.library) if page.uri == URI]
    (pack,) = [block for block in page.view if isinstance(block, Pack)]
    return page, pack


def with_facts(**facts: str) -> str:
    return ALONE.replace("theme:", "".join(f"{key}: {value}\n" for key, value in facts.items()) + "theme:")


def test_the_strongest_evidence_comes_first_then_the_latest_and_last_what_was_replaced(load_notes: LoadNotes) -> None:
    loaded = load_notes(
        {
            "told.md": with_facts(evidence="told"),
            "unsaid.md": ALONE,
            "older.md": with_facts(evidence="evaluated").replace("date: 2020", "date: 2019"),
            "latest.md": with_facts(evidence="evaluated"),
            "documented.md": with_facts(evidence="documented"),
            "replaced.md": with_facts(evidence="evaluated", superseded_by="latest"),
        }
    )
    _, pack = packed(loaded)
    names = [lesson.name.removeprefix("lesson:") for lesson in pack.lessons]
    assert names == ["latest", "older", "documented", "told", "unsaid", "replaced"]


def test_of_many_lessons_twenty_are_packed_and_the_page_leads_to_all(load_notes: LoadNotes) -> None:
    _, pack = packed(load_notes({f"lesson-{number:02}.md": ALONE for number in range(23)}))
    assert (len(pack.lessons), pack.count) == (20, "23 lessons")
    assert pack.more
    assert pack.more.link == Link("Integrated planning", "themes/integrated-planning/", kind="theme")
    assert "20 of 23" in pack.more.text


def test_a_theme_without_a_lesson_has_no_pack(load_notes: LoadNotes) -> None:
    library = load_notes({"a.md": ALONE}).library
    site = Site(library, "id")
    assert pack_link(site, "leadership") is None
    assert pack_link(site, "integrated-planning") == Link("Bahan rapat", f"id/{URI}")
    assert [page.uri for page in make_pages(library) if page.uri.endswith("/print/")] == [URI, f"id/{URI}"]


def test_each_body_has_ids_and_links_of_its_own_and_its_headings_are_one_level_deeper(load_notes: LoadNotes) -> None:
    body = "See [above](#what-was-seen) and [b](b.md), co/h2 and `</h2>`[^1].\n\n[^1]: A note.\n"
    loaded = load_notes({"a.md": f"{ALONE}\n{body}", "b.md": ALONE})
    page, _ = packed(loaded)
    links = LanguageLinks()
    links.places = {path: Place(path) for path in ("notes/a.md", "notes/b.md")}
    links.urls = {"notes/b.md": "notes/b/"}
    unread = replace(loaded, rendered={})
    texts = Texts(links, MarkdownSettings(("toc", "footnotes"), {}), unread).beside(page)
    html = texts["lesson:a"]
    assert '<h3 id="lesson:a:what-was-seen">What was seen</h3>' in html
    assert '<a href="#lesson:a:what-was-seen"' in html
    assert '<a href="../../../notes/b/"' in html
    assert "co/h2 and <code>&lt;/h2&gt;</code>" in html
    assert 'href="#lesson:a:fn:1"' in html
    assert 'id="lesson:a:fn:1"' in html
    assert '<h3 id="lesson:b:what-was-seen">' in texts["lesson:b"]


def test_a_pack_names_the_address_of_each_lesson_where_that_of_the_site_is_known(load_notes: LoadNotes) -> None:
    page, _ = packed(load_notes({"a.md": ALONE}))
    texts = {"lesson:a": "<p>A plan.</p>"}
    html = render_page(page, "", site_name="Lintas", site_url="https://example.org/lintas/", texts=texts)
    assert '<a href="../../../notes/a/">https://example.org/lintas/notes/a/</a>' in html
    assert f'<p class="lintas-address">https://example.org/lintas/{URI}</p>' in html
    assert "This lesson’s page</a>" in render_page(page, "", site_name="Lintas", texts=texts)


def test_what_a_contributor_writes_runs_in_a_pack_neither(load_notes: LoadNotes) -> None:
    loaded = load_notes({"a.md": f"{ALONE}\n<script>alert(1)</script><p id='__search' onclick='x()'>x</p>\n"})
    page, _ = packed(loaded)
    html = Texts(LanguageLinks(), MarkdownSettings(("toc",), {}), loaded).beside(page)["lesson:a"]
    assert "script" not in html
    assert "onclick" not in html
    assert "__search" not in html
