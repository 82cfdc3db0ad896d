"""What happens to a page when its reader makes it larger: nothing is cut, covered or pushed out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from browsing import DESK, SMALL, Window
from playwright.sync_api import Browser, ViewportSize
from seen import LISTS, ODD_PAGES, PAGES, Seen

pytestmark = pytest.mark.browser


class Larger(NamedTuple):
    """A way to make a page larger: what is left of the screen, and a style of the reader's own."""

    viewport: ViewportSize
    style: str = ""


# The least distances that a reader must be able to set, from WCAG 2.2, 1.4.12.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }"""
LARGER = {
    "a very small phone, or 400 %": Larger(SMALL),
    "200 %": Larger({"width": DESK["width"] // 2, "height": DESK["height"] // 2}),
    "text alone at 200 %": Larger(DESK, "html { font-size: 250% !important }"),  # Material's own is 125 %
    "text spacing": Larger(SMALL, SPACING),
}
FAULTS = (Path(__file__).parent / "web" / "fit.js").read_text(encoding="utf-8")
OPENED = [(seen, lang) for seen in (*PAGES, *LISTS, *ODD_PAGES) for lang in seen.languages]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Window]:
    made = Window(browser.new_context(viewport=DESK, reduced_motion="reduce"))
    yield made
    made.context.close()


@pytest.fixture(scope="module", params=OPENED, ids=lambda way: f"{way[0].name} {way[1]}")
def opened(request: pytest.FixtureRequest, window: Window, address: str, odd_address: str) -> Window:
    seen: Seen
    seen, lang = request.param
    window.page.set_viewport_size(DESK)
    window.open(seen.below(odd_address if seen in ODD_PAGES else address, lang), seen)
    return window


@pytest.mark.parametrize("larger", LARGER.values(), ids=LARGER)
def test_all_stays_in_sight(opened: Window, larger: Larger) -> None:
    opened.page.set_viewport_size(larger.viewport)
    assert opened.page.evaluate(FAULTS, larger.style) == []
