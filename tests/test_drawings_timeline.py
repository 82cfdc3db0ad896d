"""Exchanges on one axis of time."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from made_library import made_library
from stories import EXCHANGE, STORY

from lintas.dates import read_date
from lintas.drawings.timeline import LEAST, Axis, axis, bar
from lintas.load import Loaded
from lintas.pages.drawn import Timeline
from lintas.pages.exchanges import exchange_pages
from lintas.pages.site import Site
from lintas.pages.timeline import AT_ONCE, MOST, timeline_block

LoadNotes = Callable[[Mapping[str, str]], Loaded]
TEN_YEARS = Axis(2010, 2020)


def test_the_axis_holds_every_date_from_january_to_december() -> None:
    assert axis(map(read_date, ("2018-03-19/2019-01", "2016~"))) == Axis(2016, 2020)


@pytest.mark.parametrize(("years", "named"), [(1, 1), (6, 6), (7, 4), (20, 4), (61, 4)])
def test_few_enough_years_are_named_for_a_phone(years: int, named: int) -> None:
    assert len(Axis(2000, 2000 + years).years) == named


@pytest.mark.parametrize("far", ["1018-03", "9999", "9999-12-31"])
def test_a_date_that_is_far_off_is_drawn_as_well(far: str) -> None:
    on = axis(map(read_date, (far, "2019-05")))
    assert 0 < len(on.years) <= 7
    drawn = bar(on, read_date(far))
    assert 0 <= drawn.x <= 100 - drawn.width


def test_a_year_near_the_end_stands_before_its_line() -> None:
    assert [year.before for year in Axis(2000, 2021).years] == [False, False, False, False, True]


def test_a_day_is_wide_enough_to_be_seen_and_within_the_drawing() -> None:
    first, last = (bar(TEN_YEARS, read_date(day)) for day in ("2010-01-01", "2019-12-31"))
    assert first.width == last.width == LEAST
    assert first.x == 0
    assert last.x + last.width <= 100


def test_a_bar_goes_from_the_first_day_to_the_last() -> None:
    drawn = bar(TEN_YEARS, read_date("2012/2013"))
    assert (drawn.x, round(drawn.x + drawn.width)) == (20.0, 40)


@pytest.mark.parametrize(
    ("date", "soft"),
    [
        ("2018-03-19", ""),
        ("2018-03-19~", "both"),
        ("2018-03", "both"),
        ("2018", "both"),
        ("2018-03/2018-05", ""),
        ("2018-03/2018-05?", "end"),
        ("2018-03~/2018-05", "start"),
        ("2018-03~/2018-05?", "both"),
    ],
)
def test_an_end_that_is_not_known_is_soft(date: str, soft: str) -> None:
    assert bar(TEN_YEARS, read_date(date)).soft == soft


def test_a_row_says_what_it_draws(load_notes: LoadNotes) -> None:
    (block,) = timeline_block(Site(load_notes(STORY).library, "en"))
    planned, held = block.rows
    assert planned.said == "Planned for March 2019; no report found · first planned for September 2018"
    assert (planned.held, planned.planned is None, planned.reported) == (False, False, None)
    assert held.said == "held 19–23 March 2018 · reported April 2018"
    assert (held.held, held.planned, held.reported is None) == (True, None, False)


def test_what_was_held_as_planned_has_one_bar(load_notes: LoadNotes) -> None:
    as_planned = EXCHANGE.replace("online: yes", "planned: 2018-03-19/2018-03-23")
    (block,) = timeline_block(Site(load_notes({"2018-03-visit/index.md": as_planned}).library, "en"))
    assert block.rows[0].planned is None


def test_a_long_history_shows_its_latest_part_and_says_so() -> None:
    library = made_library(cities=5, themes=5, lessons=0, exchanges=100)
    (block,) = timeline_block(Site(library, "en"))
    assert (len(block.rows), len(block.earlier)) == (AT_ONCE, MOST - AT_ONCE)
    assert block.note == f"The latest {MOST} of 100; all of them are in the list below."


def test_without_a_dated_exchange_there_is_no_axis(load_notes: LoadNotes) -> None:
    library = load_notes({}).library
    pages = list(exchange_pages(Site(library, "en")))
    assert not any(isinstance(block, Timeline) for page in pages for block in page.view)
