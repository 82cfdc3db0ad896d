from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from built import SITE_URL
from stories import ALONE, LESSON_IN_INDONESIAN, STORY, VISIT

from lintas.export import sitemap
from lintas.export.sitemap import NAMESPACE, XHTML, sitemap_files
from lintas.export.stock import Stock
from lintas.history import History
from lintas.load import Loaded
from lintas.pages import make_pages
from lintas.pages.listing import PER_PAGE
from lintas.pages.pack import pack_uris

Load = Callable[[Mapping[str, str]], Loaded]
NAMES = {"": NAMESPACE, "xhtml": XHTML}
NOTHING: Mapping[str, Any] = MappingProxyType({})


def made(
    stock: Stock, uris: Iterable[str], sources: Mapping[str, str] = NOTHING, days: Mapping[str, dt.date] = NOTHING
) -> dict[str, str]:
    files = sitemap_files(stock, uris, sources, lambda: days)
    return {path: content().decode() for path, (_, content) in files.items()}


@pytest.fixture
def stock(load_notes: Load) -> Stock:
    return Stock(load_notes(STORY).library, site_url=SITE_URL)


def entries(text: str) -> dict[str, ET.Element]:
    urls = ET.fromstring(text).findall("url", NAMES)
    return {url.findtext("loc", "", NAMES).removeprefix(SITE_URL): url for url in urls}


def test_a_page_leads_to_itself_in_all_languages(stock: Stock) -> None:
    found = entries(made(stock, ["", "id/", "themes/", "id/themes/", "notes/a/"])["sitemap.xml"])
    links = {
        uri: [(link.get("hreflang"), link.get("href")) for link in url.findall("xhtml:link", NAMES)]
        for uri, url in found.items()
    }
    both = [("en", f"{SITE_URL}themes/"), ("id", f"{SITE_URL}id/themes/")]
    assert links["themes/"] == links["id/themes/"] == both
    assert links["notes/a/"] == []


def test_it_says_of_languages_what_the_pages_say(load_notes: Load) -> None:
    many = {f"lesson-{number}.md": ALONE.replace("hundred", f"{number} hundred") for number in range(PER_PAGE + 1)}
    library = load_notes(STORY | many | {"lesson-1.id.md": LESSON_IN_INDONESIAN}).library
    pages = {page.uri: page for page in make_pages(library)}
    assert {"themes/integrated-planning/page/2/", "id/themes/integrated-planning/page/2/"} <= pages.keys()
    found = entries(made(Stock(library, site_url=SITE_URL), pages)["sitemap.xml"])
    assert {quote(uri): others(page.alternates) for uri, page in pages.items()} == {
        uri: {str(link.get("hreflang")): str(link.get("href")) for link in url.findall("xhtml:link", NAMES)}
        for uri, url in found.items()
    }


def others(alternates: Mapping[str, str]) -> dict[str, str]:
    """What a page that is there in several languages says of them."""
    return {lang: f"{SITE_URL}{quote(uri)}" for lang, uri in alternates.items()} if len(alternates) > 1 else {}


def test_a_note_may_be_called_as_the_second_page_of_a_list(stock: Stock) -> None:
    found = entries(made(stock, ["notes/page/2/", "id/notes/page/2/"])["sitemap.xml"])
    assert [len(url.findall("xhtml:link", NAMES)) for url in found.values()] == [2, 2]


def test_what_search_engines_may_not_find_are_the_packs(load_notes: Load) -> None:
    library = load_notes(STORY).library
    hidden = {page.uri for page in make_pages(library) if not page.is_found}
    assert hidden
    assert hidden == pack_uris(library)


def test_it_is_made_anew_when_git_may_know_other_days(stock: Stock) -> None:
    """A clone gets the history that it did not have, or another commit is checked out."""
    keys = {
        sitemap_files(stock, [""], {}, lambda: NOTHING, History(commit=commit, is_whole=whole).state)["sitemap.xml"][0]
        for commit, whole in (("abc", False), ("abc", True), ("def", True))
    }
    assert len(keys) == 3


def test_a_page_has_the_day_that_git_knows_else_that_of_its_record(stock: Stock) -> None:
    meetings, visit = f"notes/{VISIT}/meetings/", f"notes/{VISIT}/"
    known = {"notes/m.md": dt.date(2026, 5, 6)}
    found = entries(made(stock, [meetings, visit, "themes/"], {meetings: "notes/m.md"}, known)["sitemap.xml"])
    days = {uri: url.findtext("lastmod", None, NAMES) for uri, url in found.items()}
    assert days == {meetings: "2026-05-06", visit: "2026-11-21", "themes/": None}


def test_addresses_are_written_as_the_protocol_asks(stock: Stock) -> None:
    text = made(stock, ["tags/a&b/", "tags/日/"])["sitemap.xml"]
    assert f"<loc>{SITE_URL}tags/a%26b/</loc>" in text
    assert f"<loc>{SITE_URL}tags/%E6%97%A5/</loc>" in text


def test_more_than_a_file_may_hold_is_shared_out(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    files = made(stock, ["", "about/", "cities/"])
    locations = [loc.text for loc in ET.fromstring(files["sitemap.xml"]).iter(f"{{{NAMESPACE}}}loc")]
    assert locations == [f"{SITE_URL}sitemap-1.xml", f"{SITE_URL}sitemap-2.xml"]
    assert [*entries(files["sitemap-1.xml"]), *entries(files["sitemap-2.xml"])] == ["", "about/", "cities/"]


def test_robots_are_told_of_it(stock: Stock) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in made(stock, [""])["robots.txt"]


def test_a_site_without_an_address_has_none(load_notes: Load) -> None:
    files = made(Stock(load_notes(STORY).library), [""])
    assert files == {"robots.txt": "User-agent: *\nAllow: /\n"}
