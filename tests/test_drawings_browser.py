"""Drawings in a real browser, of little and of much: nothing lies over anything, nothing is cut, all is to be hit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import DESK, PHONE
from drawn import faults
from made_library import made_library
from playwright.sync_api import Browser, ViewportSize, expect
from playwright.sync_api import Page as Tab

from lintas.drawings.ladder import RUNGS
from lintas.library import Library
from lintas.model import Lesson
from lintas.pages.exchanges import exchange_pages
from lintas.pages.matrix import matrix_pages
from lintas.pages.notes import note_page
from lintas.pages.page import Page
from lintas.pages.pairs import pair_pages
from lintas.pages.site import Site

FEW = 3

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["few", "many"])
def library(request: pytest.FixtureRequest) -> Library:
    if request.param == "few":
        return made_library(cities=FEW, themes=5, lessons=6, exchanges=3, asks=2)
    return made_library(cities=60, themes=40, lessons=2000, exchanges=300)


def _matrix(library: Library) -> Page:
    return next(matrix_pages(Site(library, "en")))


def _exchanges(library: Library) -> Page:
    return next(exchange_pages(Site(library, "en")))


def _pair(library: Library) -> Page:
    """The two cities that have most in common."""
    pages = pair_pages(Site(library, "en"))
    ties = library.ties.values()
    most = max(range(len(ties)), key=lambda at: [len(tie.lessons) for tie in ties][at])
    return [page for page in pages if "/page/" not in page.uri][most]


def _lesson(library: Library) -> Page:
    """The lesson of which most came, with what seven cities did with it where there are so many."""
    lessons = [note for note in library.notes.values() if isinstance(note, Lesson)]
    followed = [one for one in lessons if one.adoption]
    cities = list(library.vocabulary.cities)[:7]
    entries = tuple(
        entry.model_copy(update={"city": city})
        for city, one in zip(cities, followed, strict=False)
        for entry in one.adoption
        if entry.stage in RUNGS or len(cities) > FEW  # shorter names where there is little
    )
    lesson = followed[0].model_copy(update={"adoption": entries})
    return note_page(Site(library, "en"), lesson, lesson.version("en"))


@pytest.mark.parametrize("made", [_matrix, _exchanges, _pair, _lesson], ids=["matrix", "timeline", "ways", "ladder"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_drawing_is_readable(
    browser: Browser, library: Library, made: Callable[[Library], Page], size: ViewportSize, tmp_path: Path
) -> None:
    assert faults(browser, made(library), size, tmp_path / "drawing.png") == []


def test_from_an_empty_cell_one_can_ask(page: Tab, address: str) -> None:
    page.goto(f"{address}matrix/")
    page.get_by_role("link", name="As a table").click()
    page.get_by_role("region", name="As a table").get_by_role("link", name="none").first.click()
    expect(page.get_by_role("link", name="Ask this question")).to_be_visible()


def test_a_count_between_two_cities_leads_to_its_list(page: Tab, address: str) -> None:
    page.goto(f"{address}pairs/jakarta--seoul/")
    page.get_by_role("link", name="4 asks").click()
    expect(page.locator("#list-asks")).to_be_in_viewport()
