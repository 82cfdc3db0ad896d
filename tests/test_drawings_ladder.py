"""What came of a lesson, as a ladder for each city."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stories import ALONE, STORY, VISIT

from lintas.drawings.ladder import MOST, RUNGS, ladder, room_for, rows
from lintas.load import Loaded
from lintas.model import Lesson, Stage
from lintas.pages.drawn import Ladder
from lintas.pages.notes import note_page
from lintas.pages.site import Site

LoadNotes = Callable[[Mapping[str, str]], Loaded]


def shown(loaded: Loaded, note_id: str) -> Ladder:
    lesson = loaded.library.notes[note_id]
    assert isinstance(lesson, Lesson)
    page = note_page(Site(loaded.library, "en"), lesson, lesson.version("en"))
    return next(block for block in page.view if isinstance(block, Ladder))


def test_all_rungs_are_drawn_and_what_is_beside_them_only_where_it_is() -> None:
    assert [row.stage for row in rows(["planned"])] == list(RUNGS)
    assert [row.stage for row in rows(["no-evidence", "discontinued"])] == [*RUNGS, "discontinued", "no-evidence"]


def test_what_comes_later_stands_to_the_right_and_what_goes_further_higher() -> None:
    stages: list[Stage] = ["recommended", "piloted", "embedded"]
    drawn = ladder(stages, rows(stages), room=room_for(["Recommended"]))
    assert drawn.marks == tuple(sorted(drawn.marks, key=lambda mark: (mark.x, -mark.y)))
    assert all(drawn.left < mark.x < drawn.width for mark in drawn.marks)
    assert all(0 < mark.y < drawn.height for mark in drawn.marks)


def test_what_was_not_found_is_a_mark_of_its_own_on_no_line() -> None:
    stages: list[Stage] = ["planned", "no-evidence"]
    drawn = ladder(stages, rows(stages), room=room_for(["Recommended"]))
    assert [mark.kind for mark in drawn.marks] == ["on", "unknown"]
    assert drawn.way == ""


def test_what_stopped_is_joined_to_what_it_was() -> None:
    stages: list[Stage] = ["adopted", "discontinued"]
    drawn = ladder(stages, rows(stages), room=room_for(["Recommended"]))
    assert [mark.kind for mark in drawn.marks] == ["on", "off"]
    assert drawn.way == "".join((f"M{drawn.marks[0].x} {drawn.marks[0].y}", f"L{drawn.marks[1].x} {drawn.marks[1].y}"))


def test_each_city_has_its_ladder_and_its_dates(load_notes: LoadNotes) -> None:
    block = shown(load_notes(STORY), f"{VISIT}/meetings")
    assert [(one.label, one.dates) for one in block.cities] == [
        ("Jakarta: Recommended, Planned", ("Jun 2019", "Jun 2019")),
        ("Semarang: No evidence found", ("Jan 2020",)),
    ]
    assert len(block.steps) == 3


def test_what_two_offices_said_on_one_day_is_one_mark(load_notes: LoadNotes) -> None:
    said = "{city: Semarang, stage: planned, date: 2021, source: a plan, by: %s}"
    twice = ALONE.replace("date: 2020", f"date: 2020\nadoption: [{said % 'One'}, {said % 'Another'}]")
    block = shown(load_notes({"a-hundred-years.md": twice}), "a-hundred-years")
    assert [len(one.drawing.marks) for one in block.cities] == [1]
    assert len(block.steps) == 2


def test_a_long_way_shows_its_latest_part_by_year(load_notes: LoadNotes) -> None:
    said = ", ".join(
        f"{{city: Semarang, stage: planned, date: {year}-02, source: a plan}}" for year in range(2010, 2020)
    )
    long = ALONE.replace("date: 2020", f"date: 2009\nadoption: [{said}]")
    block = shown(load_notes({"a-hundred-years.md": long}), "a-hundred-years")
    assert block.cities[0].dates == tuple(str(year) for year in range(2020 - MOST, 2020))
    assert len(block.steps) == 10


def test_a_lesson_that_nobody_followed_up_says_so(load_notes: LoadNotes) -> None:
    block = shown(load_notes(STORY), "a-hundred-years")
    assert (block.cities, block.steps) == ((), ())
    assert block.empty == "Nobody has reported yet what came of this lesson."
