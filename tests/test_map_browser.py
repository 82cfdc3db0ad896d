"""The learning map in a real browser: with three cities and with sixty, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browsing import DESK, PHONE, SMALL
from many_cities import library
from playwright.sync_api import Browser, Locator
from playwright.sync_api import Page as Tab

from lintas.pages.map import learning_map
from lintas.pages.page import Page
from lintas.pages.site import Site
from lintas.render.html import render_page
from lintas.render.styles import stylesheet

pytestmark = pytest.mark.browser

# What Material gives the page: the size of a rem, its fonts, its colours.
AROUND = """<!doctype html><html lang="{lang}"><title>Map</title>
<style>html{{font-size:20px}}
body{{--md-default-fg-color:#000d;font:16px -apple-system,Helvetica,Arial,sans-serif;margin:16px}}
{styles}</style><body class="md-typeset" data-md-color-scheme="default" data-md-color-primary="custom">{content}"""
BOXES = (
    "all => all.map(one => one.getBoundingClientRect()).map(({left, top, right, bottom}) => [left, top, right, bottom])"
)
Box = tuple[float, float, float, float]
NOTES = {3: 12, 25: 60, 60: 2000}


def written(cities: int, lang: str) -> str:
    """A page with the map of so many cities, with our own styles."""
    block = learning_map(Site(library(cities, NOTES[cities]), lang))
    assert block is not None
    page = Page("cities/", lang, "Cities", (block,))
    return AROUND.format(lang=lang, styles=stylesheet(), content=render_page(page, "", site_name="Lintas"))


@pytest.fixture(scope="module", params=NOTES, ids=lambda cities: f"{cities}-cities")
def content(request: pytest.FixtureRequest) -> str:
    return written(request.param, "en")


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def shown(browser: Browser, content: str, request: pytest.FixtureRequest) -> Iterator[Tab]:
    page = browser.new_page(viewport=request.param)
    page.set_content(content)
    yield page
    page.close()


def drawing(page: Tab) -> Locator:
    """The one drawing that is shown at this width."""
    return page.locator("svg.lintas-map-phone, svg.lintas-map-desk").filter(visible=True)


def boxes(found: Locator) -> list[Box]:
    return [tuple(box) for box in found.evaluate_all(BOXES)]


def meet(one: Box, other: Box) -> bool:
    spare = 0.5  # a pixel's half is not seen
    return all(one[axis] + spare < other[axis + 2] and other[axis] + spare < one[axis + 2] for axis in (0, 1))


def test_no_name_lies_on_another_or_on_a_dot_or_leaves_the_drawing(shown: Tab, tmp_path: Path) -> None:
    drawn = drawing(shown)
    drawn.screenshot(path=tmp_path / "map.png")  # for whoever wants to look: `--basetemp` says where
    assert drawn.count() == 1
    names, dots, (frame,) = boxes(drawn.locator("text")), boxes(drawn.locator(".dot")), boxes(drawn)
    assert len(names) > 0.45 * len(dots), "the others are named by their title and in the table"
    assert not [pair for pair in combinations(names, 2) if meet(*pair)]
    assert not [(name, dot) for name in names for dot in dots if meet(name, dot)]
    for left, top, right, bottom in (*names, *dots):
        assert frame[0] <= left < right <= frame[2]
        assert frame[1] <= top < bottom <= frame[3]


def test_names_are_large_enough_to_read(shown: Tab) -> None:
    size = drawing(shown).evaluate("svg => 13 * svg.getScreenCTM().a")
    assert size >= 11


def test_a_keyboard_reaches_every_line_and_dot_and_sees_where_it_is(shown: Tab) -> None:
    links = drawing(shown).locator("a")
    titles = links.locator("title").evaluate_all("all => all.map(one => one.textContent)")
    links.first.focus()
    reached = []
    for _ in titles:
        where: dict[str, Any] = shown.evaluate(
            """() => {
                const link = document.activeElement
                return {
                    title: link.querySelector("title")?.textContent,
                    ring: getComputedStyle(link.querySelector(".hit") ?? link).stroke,
                }
            }"""
        )
        reached.append(where["title"])
        assert where["ring"] == "rgb(181, 101, 15)", where
        shown.keyboard.press("Tab")
    assert reached == titles


def test_a_finger_finds_every_dot_that_stands_alone(shown: Tab) -> None:
    for left, top, right, bottom in boxes(drawing(shown).locator("circle.hit")):
        assert min(right - left, bottom - top) >= 24 - 0.5


def test_the_table_says_the_same(shown: Tab) -> None:
    arcs = drawing(shown).locator("a[class] title").evaluate_all("all => all.map(one => one.textContent)")
    shown.get_by_text("The same as a table").click()
    table = shown.get_by_role("table")
    assert table.get_by_role("columnheader").count() == 6
    said = table.locator("[aria-label]").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert said[: len(arcs)] == arcs


@pytest.mark.parametrize("width", [320, 390, 600, 780, 1000, 1280])
def test_the_page_is_never_wider_than_the_screen(browser: Browser, content: str, width: int) -> None:
    page = browser.new_page(viewport={**SMALL, "width": width})
    page.set_content(content)
    page.get_by_text("The same as a table").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert drawing(page).count() == 1
    page.close()
