"""The keyboard alone reaches everything on a page, one sees where one is, and nothing holds one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import DESK, PHONE, Window
from playwright.sync_api import Browser
from seen import LISTS, PAGES, Seen

pytestmark = pytest.mark.browser

LOOK_AHEAD = (Path(__file__).parent / "web" / "keyboard.js").read_text(encoding="utf-8")
# The parts are the same in both languages: each is seen in one size.
WAYS = [(seen, lang) for seen in (*PAGES, *LISTS) for lang in seen.languages]
SIZES = {"en": DESK, "id": PHONE}


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[dict[str, Window]]:
    made = {lang: Window(browser.new_context(viewport=size, reduced_motion="reduce")) for lang, size in SIZES.items()}
    yield made
    for window in made.values():
        window.context.close()


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: f"{way[0].name} {way[1]}")
def walked(request: pytest.FixtureRequest, windows: dict[str, Window], address: str) -> dict[str, list[str]]:
    """What was found on a way through a page with the tabulator key, from the top to where it comes round."""
    seen: Seen
    seen, lang = request.param
    window = windows[lang]
    window.open(seen.below(address, lang), seen)
    page = window.page
    number = page.evaluate(LOOK_AHEAD)
    for _ in range(number + 20):
        page.keyboard.press("Tab")
        if not page.evaluate("lookedAt.step()"):
            break
    return dict(page.evaluate("lookedAt.found()"))


def test_the_first_step_leads_to_the_text(walked: dict[str, list[str]]) -> None:
    assert walked["first"] == ["a link within the page"]


def test_everything_is_reached(walked: dict[str, list[str]]) -> None:
    assert walked["unreached"] == []


def test_one_comes_round(walked: dict[str, list[str]]) -> None:
    assert walked["held"] == []


def test_one_sees_where_one_is(walked: dict[str, list[str]]) -> None:
    assert walked["unseen"] == []


def test_nothing_covers_where_one_is(walked: dict[str, list[str]]) -> None:
    assert walked["covered"] == []
