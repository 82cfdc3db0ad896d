from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from built import SITE_URL
from stories import STORY, VISIT

from lintas.export import sitemap
from lintas.export.sitemap import NAMESPACE, XHTML, sitemap_files
from lintas.export.stock import Stock
from lintas.history import History
from lintas.load import Loaded

Load = Callable[[Mapping[str, str]], Loaded]
NAMES = {"": NAMESPACE, "xhtml": XHTML}


@dataclass(frozen=True)
class Known(History):
    """A history that knows some days."""

    known: tuple[tuple[str, dt.date], ...] = ()

    @property
    def days(self) -> Mapping[str, dt.date]:
        return dict(self.known)


def made(stock: Stock, uris: list[str], sources: Mapping[str, str], history: History) -> dict[str, str]:
    return {path: content().decode() for path, (_, content) in sitemap_files(stock, uris, sources, history).items()}


@pytest.fixture
def stock(load_notes: Load) -> Stock:
    return Stock(load_notes(STORY).library, site_url=SITE_URL)


def entries(text: str) -> dict[str, ET.Element]:
    urls = ET.fromstring(text).findall("url", NAMES)
    return {url.findtext("loc", "", NAMES).removeprefix(SITE_URL): url for url in urls}


def test_a_page_leads_to_itself_in_all_languages(stock: Stock) -> None:
    found = entries(made(stock, ["", "id/", "themes/", "id/themes/", "notes/a/"], {}, History())["sitemap.xml"])
    links = {
        uri: [(link.get("hreflang"), link.get("href")) for link in url.findall("xhtml:link", NAMES)]
        for uri, url in found.items()
    }
    both = [("en", f"{SITE_URL}themes/"), ("id", f"{SITE_URL}id/themes/")]
    assert links["themes/"] == links["id/themes/"] == both
    assert links["notes/a/"] == []


def test_a_page_has_the_day_that_git_knows_else_that_of_its_record(stock: Stock) -> None:
    meetings, visit = f"notes/{VISIT}/meetings/", f"notes/{VISIT}/"
    history = Known(Path(), "c0ffee", (("notes/m.md", dt.date(2026, 5, 6)),))
    found = entries(made(stock, [meetings, visit, "themes/"], {meetings: "notes/m.md"}, history)["sitemap.xml"])
    days = {uri: url.findtext("lastmod", None, NAMES) for uri, url in found.items()}
    assert days == {meetings: "2026-05-06", visit: "2026-11-21", "themes/": None}


def test_addresses_are_written_as_the_protocol_asks(stock: Stock) -> None:
    text = made(stock, ["tags/a&b/", "tags/日/"], {}, History())["sitemap.xml"]
    assert f"<loc>{SITE_URL}tags/a%26b/</loc>" in text
    assert f"<loc>{SITE_URL}tags/%E6%97%A5/</loc>" in text


def test_more_than_a_file_may_hold_is_shared_out(stock: Stock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    files = made(stock, ["", "about/", "cities/"], {}, History())
    locations = [loc.text for loc in ET.fromstring(files["sitemap.xml"]).iter(f"{{{NAMESPACE}}}loc")]
    assert locations == [f"{SITE_URL}sitemap-1.xml", f"{SITE_URL}sitemap-2.xml"]
    assert [*entries(files["sitemap-1.xml"]), *entries(files["sitemap-2.xml"])] == ["", "about/", "cities/"]


def test_robots_are_told_of_it(stock: Stock) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in made(stock, [""], {}, History())["robots.txt"]


def test_a_site_without_an_address_has_none(load_notes: Load) -> None:
    files = made(Stock(load_notes(STORY).library), [""], {}, History())
    assert files == {"robots.txt": "User-agent: *\nAllow: /\n"}
