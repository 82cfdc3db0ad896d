"""Pages as they come out of a printer: black on white, with their addresses and without what only a screen needs."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from browsing import DESK, watched
from built import SITE_URL
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

LESSON = "notes/2018-03-jakarta-seoul/leadership/"
PACK = "themes/leadership/print/"
PRINTED = ("", LESSON, "notes/2018-03-jakarta-seoul/", "themes/leadership/", "pairs/jakarta--seoul/", PACK)


@pytest.mark.parametrize("prefix", ["", "id/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_printed_page_is_its_text_black_on_white_and_its_address(
    browser: Browser, address: str, scheme: Literal["light", "dark"], prefix: str
) -> None:
    for page in watched(browser.new_context(viewport=DESK, color_scheme=scheme)):
        for uri in PRINTED:
            page.goto(f"{address}{prefix}{uri}")
            page.emulate_media(media="print")
            for chrome in (".md-header", ".md-tabs", ".md-sidebar--secondary", ".md-footer", ".lintas-crumbs"):
                for part in page.locator(chrome).all():
                    expect(part).to_be_hidden()
            expect(page.locator("p.lintas-address")).to_have_text(f"{SITE_URL}{prefix}{uri}")
            expect(page.locator("p.lintas-printed")).to_contain_text("Lintas")
            paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
            ink = page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
            assert (paper, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)"), uri


def test_on_a_screen_the_address_is_where_it_always_is(page: Page, address: str) -> None:
    page.goto(f"{address}{LESSON}")
    expect(page.locator("p.lintas-address")).to_be_hidden()
    expect(page.locator("p.lintas-printed")).to_be_hidden()


def test_a_source_is_printed_with_its_address_and_a_link_inside_the_site_is_not(page: Page, address: str) -> None:
    page.goto(f"{address}{LESSON}")
    page.emulate_media(media="print")
    written = "link => getComputedStyle(link, '::after').content"
    source = page.locator(".lintas-sources a[rel~=external]").first
    assert source.get_attribute("href") in source.evaluate(written)
    inside = page.locator(".lintas-body a:not([href^=http])").first
    assert inside.evaluate(written) == "none"


def test_a_page_becomes_sheets_of_a4(page: Page, address: str) -> None:
    page.goto(f"{address}{PACK}")
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = {tuple(round(float(one)) for one in found) for found in re.findall(rb"/MediaBox \[0 0 (\S+) (\S+)\]", pdf)}
    assert sizes == {(595, 842)}


def test_the_button_of_a_pack_prints(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => document.body.dataset.printed = 'yes'")
    page.goto(f"{address}{PACK}")
    page.get_by_role("button", name="Print").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


def test_the_contents_of_a_pack_lead_to_its_lessons(page: Page, address: str) -> None:
    page.goto(f"{address}{PACK}")
    first = page.locator(".lintas-pack-contents li a").first
    title = first.inner_text()
    first.click()
    expect(page.locator(":target")).to_contain_text(title)
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_pack_is_for_no_search_engine(page: Page, address: str) -> None:
    page.goto(f"{address}{PACK}")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    assert "/print/" not in page.request.get(f"{address}sitemap.xml").text()
