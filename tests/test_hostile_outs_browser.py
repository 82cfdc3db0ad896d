"""The base in which every value is hostile, as a reader meets it: each kind of page, and what a search finds."""

from __future__ import annotations

from collections.abc import Iterator

import chromium
import pytest
from browsing import DESK
from built import BuiltSite
from hostile_cases import built
from hostile_values import MARK, MARKUP, hostile_base
from playwright.sync_api import Browser, expect
from test_hostile_browser import LOOK, OURS, Lessons, Reader

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(hostile_base(tmp_path_factory.mktemp("outs") / "base"))


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(viewport=DESK)
    yield Reader(context.new_page())
    context.close()


def test_no_kind_of_page_runs_anything(reader: Reader, site: BuiltSite) -> None:
    with chromium.served(site.folder, Lessons) as root:
        read = {uri: reader.read(f"{root}lessons/{uri}") for uri in site.pages if not OURS.match(uri)}
    assert {uri: faults for uri, (faults, _) in read.items() if wrong(faults)} == {}
    assert any(MARK in text for _, text in read.values()), "no page shows a value"


@pytest.mark.parametrize("query", ["lintas_ran", "title script", '"><img src=x onerror=alert(1)>', "summary visit"])
def test_what_a_search_finds_is_shown_as_text(reader: Reader, site: BuiltSite, query: str) -> None:
    page = reader.page
    with chromium.served(site.folder, Lessons) as root:
        reader.read(f"{root}lessons/about/")
        page.keyboard.press("/")
        page.get_by_role("combobox").fill(query)
        expect(page.locator(".lintas-dialog .lintas-hit").first).to_contain_text(MARKUP[:20])
        assert page.locator(".lintas-dialog :is(script, img[src=x], svg[onload])").count() == 0
        page.goto(f"{root}lessons/explore/?q={query}")
        expect(page.locator(".lintas-hit, .lintas-card").first).to_be_visible()
        assert wrong([*reader.faults, *page.evaluate(LOOK)[0]]) == []


def wrong(faults: list[str]) -> list[str]:
    """Without what a note's own `<img src="x">` says, which is reported: that there is no such picture."""
    return [fault for fault in faults if "404" not in fault]
