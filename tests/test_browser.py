"""What a reader does, in a real browser, at a phone's and a desk's width, under a sub-path of a host."""

from __future__ import annotations

import pytest
from browsing import DESK, PHONE, watched
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


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
