"""What every page must be for every reader: in both languages, on a phone and a desk, light and dark.

`scripts/seen.py` lists the pages. Each is opened once in each of these ways, and held against one thing after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

import pytest
from browsing import DESK, PHONE, Window
from built import BuiltSite
from checking import axe_faults, nu_faults
from playwright.sync_api import Browser
from seen import LISTS, ODD_PAGES, PAGES, SEARCHED, Seen

pytestmark = pytest.mark.browser

SIZES = {"phone": PHONE, "desk": DESK}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


Windows = dict[tuple[str, Scheme], Window]


@dataclass(frozen=True)
class Way:
    """A page as somebody opens it."""

    seen: Seen
    lang: str
    size: str
    scheme: Scheme

    def __str__(self) -> str:
        return f"{self.seen.name} {self.lang} {self.size} {self.scheme}"


WAYS = [
    Way(seen, lang, size, scheme)
    for seen in (*PAGES, *LISTS, *SEARCHED, *ODD_PAGES)
    for lang in seen.languages
    for size in SIZES
    for scheme in SCHEMES
    # What is made of the same parts as other pages is seen in both sizes and schemes, but not in each with each.
    if seen in PAGES or (size, scheme) in {("phone", "light"), ("desk", "dark")}
]


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[Windows]:
    """One for each size and scheme: a visitor who goes from page to page."""
    made = {
        (size, scheme): Window(browser.new_context(viewport=viewport, color_scheme=scheme))
        for size, viewport in SIZES.items()
        for scheme in SCHEMES
    }
    yield made
    for window in made.values():
        window.context.close()


@pytest.fixture(scope="module", params=WAYS, ids=str)
def opened(request: pytest.FixtureRequest, windows: Windows, address: str, odd_address: str) -> Window:
    """A page, opened. All tests look at one before the next is opened."""
    way: Way = request.param
    window = windows[way.size, way.scheme]
    window.open(way.seen.below(odd_address if way.seen in ODD_PAGES else address, way.lang), way.seen)
    return window


def test_nothing_goes_wrong_and_no_other_host_is_asked(opened: Window) -> None:
    assert opened.faults == []


def test_it_is_not_wider_than_the_screen(opened: Window) -> None:
    assert opened.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_axe_finds_nothing(opened: Window) -> None:
    assert axe_faults(opened.page) == []


def test_the_checker_finds_no_error_in_the_site(site: BuiltSite) -> None:
    assert nu_faults(site.folder) == []


def test_the_checker_finds_no_error_in_the_odd_site(odd_site: BuiltSite) -> None:
    assert nu_faults(odd_site.folder) == []
