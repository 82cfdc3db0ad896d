"""What a reader does, in a real browser, at a phone's and a desk's width, under a sub-path of a host.

The browser is the system's Chromium (`LINTAS_CHROMIUM` names another). Where there is none these tests skip and say
so; with `LINTAS_REQUIRE_BROWSER=1` that is a failure.
"""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from typing import Literal

import pytest
from built import BuiltSite
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 900}
SWITCHES = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update")
SEEN = ("", "themes/", "themes/leadership/", "pairs/jakarta--seoul/", "exchanges/", "asks/", "contribute/")


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: BuiltSite) -> Iterator[str]:
    """The site at `/lintas/` of a server on this machine."""
    handler = partial(Quiet, directory=str(site.folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/lintas/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = os.environ.get("LINTAS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        reason = "no Chromium was found; install it, or name one in LINTAS_CHROMIUM"
        if os.environ.get("LINTAS_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield launched
        launched.close()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new visitor's page, which may have no error in its console and ask no other host."""
    context = browser.new_context(viewport=request.param)
    yield from watched(context)


def watched(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if "127.0.0.1" in asked.url else faults.append(asked.url))
    yield page
    context.close()
    assert faults == []


def test_from_home_by_theme_to_a_lesson_and_its_other_language(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="Integrated planning and budgeting").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Integrated planning and budgeting")
    lesson = page.locator(".lintas-card--lesson h3 a").first
    title = lesson.inner_text()
    lesson.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    here = page.url
    page.get_by_role("link", name="Bahasa Indonesia").click()
    assert page.url == here.replace("/lintas/", "/lintas/id/")
    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.get_by_role("heading", name="Apa yang ditemukan")).to_be_visible()
    page.get_by_role("link", name="English").click()
    assert page.url == here


def test_search_is_opened_typed_and_entered_from_the_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").press_sequentially("Cheonggyecheon")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/notes/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_is_opened_by_hand(page: Page, address: str) -> None:
    page.goto(f"{address}id/")
    icon = page.locator("label.md-header__button[for=__search]")
    (icon if icon.is_visible() else page.get_by_role("textbox", name="Cari")).click()
    page.get_by_role("textbox", name="Cari").press_sequentially("sampah")
    result = page.locator(".md-search-result__item a").first
    expect(result).to_be_visible()
    result.click()
    page.wait_for_url("**/lintas/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("prefix", ["", "id/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_screen(
    browser: Browser, address: str, scheme: Literal["light", "dark"], prefix: str
) -> None:
    for size in (SMALL, PHONE, DESK):
        for page in watched(browser.new_context(viewport=size, color_scheme=scheme)):
            for uri in (*SEEN, "notes/2018-03-jakarta-seoul/leadership/"):
                page.goto(f"{address}{prefix}{uri}")
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wide == 0, (uri, size, wide)


def test_everything_is_read_without_a_script(browser: Browser, address: str) -> None:
    for page in watched(browser.new_context(viewport=PHONE, java_script_enabled=False)):
        page.goto(f"{address}id/")
        page.get_by_role("main").get_by_role("link", name="Kepemimpinan dan komitmen").first.click()
        page.locator(".lintas-card--lesson h3 a").first.click()
        expect(page.get_by_role("heading", name="Sumber")).to_be_visible()
        expect(page.locator(".lintas-body")).to_be_visible()
        page.locator("label.md-header__button[for=__drawer]").click()
        page.locator(".md-nav--primary").get_by_role("link", name="Kegiatan belajar").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kegiatan belajar")


def test_the_scheme_follows_the_system_and_can_be_changed(browser: Browser, address: str) -> None:
    for page in watched(browser.new_context(viewport=DESK, color_scheme="dark")):
        page.goto(address)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.locator("label[for=__palette_0]").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        page.reload()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
