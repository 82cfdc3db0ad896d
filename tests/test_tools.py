"""What a reader can do with a page, in a real browser: print it, share it, copy it as plain text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import PHONE, watched
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

LESSON = "notes/2018-03-jakarta-seoul/stakeholder-engagement/"


@pytest.fixture
def lesson(browser: Browser, address: str) -> Iterator[Page]:
    """A lesson, for a reader whose browser lets pages write to the clipboard."""
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    for page in watched(context):
        page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
        page.goto(f"{address}{LESSON}")
        yield page


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_lesson_is_copied_with_its_facts_its_text_its_sources_and_its_address(lesson: Page) -> None:
    lesson.get_by_role("button", name="Copy as text").click()
    expect(lesson.get_by_role("status")).to_have_text("Copied.")
    text = copied(lesson)
    assert text.startswith("Lesson\n\n" + lesson.get_by_role("heading", level=1).inner_text())
    assert "Learned from: Seoul\nWho learned: Jakarta\n" in text
    assert lesson.locator(".lintas-body p").first.inner_text() in text
    for source in lesson.locator(".lintas-sources li a").all():
        assert str(source.get_attribute("href")) in text
    assert text.endswith(f"/{LESSON}")


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("themes/leadership/", "Put residents' interests first, and do so consistently"),
        ("themes/leadership/print/", "The report calls strong leadership the key"),
        ("notes/2018-03-jakarta-seoul/", "Lasting cooperation needs leaders who meet"),
    ],
    ids=["a theme", "a meeting pack", "an exchange"],
)
def test_what_is_on_a_page_is_copied_whole(lesson: Page, address: str, uri: str, said: str) -> None:
    lesson.goto(f"{address}{uri}")
    lesson.get_by_role("button", name="Copy as text").click()
    expect(lesson.get_by_role("status")).to_have_text("Copied.")
    assert said in copied(lesson)
    assert "Copy as text" not in copied(lesson)


def test_an_address_is_shared_by_the_clipboard_where_the_system_has_no_other_way(lesson: Page) -> None:
    lesson.evaluate("delete Navigator.prototype.share")
    lesson.get_by_role("button", name="Share").click()
    expect(lesson.get_by_role("status")).to_have_text("Address copied.")
    assert copied(lesson).endswith(f"/{LESSON}")


def test_what_a_reader_copies_by_hand_has_no_soft_hyphens(lesson: Page, address: str) -> None:
    lesson.goto(f"{address}id/{LESSON}")
    paragraph = lesson.locator(".lintas-body p").first
    assert "\u00ad" in (paragraph.text_content() or "")
    paragraph.select_text()
    lesson.keyboard.press("Control+c")
    text = copied(lesson)
    assert len(text) > 50
    assert "\u00ad" not in text


def test_a_page_is_printed(lesson: Page) -> None:
    lesson.get_by_role("button", name="Print").click()
    assert lesson.evaluate("window.printed") == 1


def test_a_reader_whose_browser_refuses_is_told(browser: Browser, address: str) -> None:
    for page in watched(browser.new_context(viewport=PHONE)):
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
        page.goto(f"{address}{LESSON}")
        page.get_by_role("button", name="Copy as text").click()
        expect(page.get_by_role("status")).to_have_text("Your browser did not allow it.")


def test_without_a_script_nothing_is_offered_that_needs_one(browser: Browser, address: str) -> None:
    for page in watched(browser.new_context(viewport=PHONE, java_script_enabled=False)):
        page.goto(f"{address}{LESSON}")
        expect(page.get_by_role("button", name="Copy as text")).to_be_hidden()
