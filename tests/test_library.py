from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from stories import ALONE, ASK, STORY, VISIT

from lintas.library import Library, in_time, taken_up_by
from lintas.load import Loaded
from lintas.model import Ask, Exchange, Lesson

LoadNotes = Callable[[Mapping[str, str]], Loaded]


@pytest.fixture
def library(load_notes: LoadNotes) -> Library:
    loaded = load_notes(STORY)
    assert loaded.problems == ()
    return loaded.library


def lesson(library: Library, note_id: str) -> Lesson:
    found = library.notes[note_id]
    assert isinstance(found, Lesson)
    return found


def test_lessons_come_latest_first(library: Library) -> None:
    assert [note.id for note in library.lessons] == ["a-hundred-years", f"{VISIT}/meetings"]


def test_an_exchange_holds_the_notes_in_its_folder(library: Library) -> None:
    inside = {note.id for note in library.in_exchange(VISIT)}
    assert inside == {f"{VISIT}/meetings", f"{VISIT}/subway", f"{VISIT}/training"}


def test_what_follows_an_exchange_is_found_from_it(library: Library) -> None:
    assert [note.id for note in library.following(VISIT)] == ["2019-03-second-visit"]


def test_a_planned_exchange_whose_date_is_past_is_overdue(library: Library) -> None:
    later, visit = library.notes["2019-03-second-visit"], library.notes[VISIT]
    assert isinstance(later, Exchange)
    assert isinstance(visit, Exchange)
    assert library.is_overdue(later)
    assert not library.is_overdue(visit)


def test_a_theme_counts_the_lessons_of_narrower_ones_each_once(load_notes: LoadNotes) -> None:
    both = ALONE.replace("theme: integrated-planning", "theme: [children, inclusion]")
    library = load_notes({"a-hundred-years.md": both}).library
    assert [note.id for note in library.lessons_under("inclusion")] == ["a-hundred-years"]


def test_related_lessons_of_other_cities_come_first(load_notes: LoadNotes) -> None:
    same_city = ALONE.replace("Yokohama", "Seoul").replace("integrated-planning", "[leadership, integrated-planning]")
    library = load_notes(STORY | {"same-city.md": same_city}).library
    related = library.related(lesson(library, f"{VISIT}/meetings"))
    assert [note.id for note in related] == ["a-hundred-years", "same-city"]


def test_asks_wait_from_the_day_they_were_first_voiced(library: Library) -> None:
    (ask,) = library.open_asks
    assert library.age_in_months(ask) == 104


def test_an_answered_ask_is_not_open(load_notes: LoadNotes) -> None:
    answered = ASK.replace("voiced_by", f"state: answered\nanswered_by: {VISIT}/meetings\nvoiced_by")
    library = load_notes(STORY | {f"{VISIT}/subway.md": answered}).library
    assert library.open_asks == ()
    (ask,) = library.asks
    assert isinstance(ask, Ask)
    assert ask.answered_by == (f"{VISIT}/meetings",)


def test_tags_are_of_one_language(library: Library) -> None:
    assert set(library.tags["en"]) == {"visit", "consultation"}
    assert set(library.tags["id"]) == {"konsultasi"}


def test_drafts_are_checked_and_not_published(load_notes: LoadNotes) -> None:
    draft = ALONE.replace("title: Plan", "draft: yes\ntitle: Plan")
    loaded = load_notes(STORY | {"a-hundred-years.md": draft})
    assert "a-hundred-years" in loaded.base.library.notes
    assert "a-hundred-years" not in loaded.library.notes


def test_a_draft_of_one_language_leaves_the_other(load_notes: LoadNotes) -> None:
    draft = STORY[f"{VISIT}/meetings.id.md"].replace("translated_from", "draft: ya\ntranslated_from")
    note = load_notes(STORY | {f"{VISIT}/meetings.id.md": draft}).library.notes[f"{VISIT}/meetings"]
    assert set(note.versions) == {"en"}


def came_of(load_notes: LoadNotes, *entries: str) -> Lesson:
    adoption = "".join(f"  - {{city: {entry}, source: a report}}\n" for entry in entries)
    return lesson(load_notes({"a.md": ALONE.replace("theme:", f"adoption:\n{adoption}theme:")}).library, "a")


def test_what_came_of_a_lesson_is_in_the_order_of_days_and_of_one_day_the_furthest_is_last(
    load_notes: LoadNotes,
) -> None:
    followed = came_of(
        load_notes,
        "Semarang, stage: adopted, date: 2021-05-02",
        "Semarang, stage: piloted, date: 2021~",
        "Semarang, stage: recommended, date: 2021-05-02",
    )
    assert [entry.stage for entry in in_time(followed)] == ["piloted", "recommended", "adopted"]


@pytest.mark.parametrize(
    ("entries", "users"),
    [
        (["Semarang, stage: piloted, date: 2020", "Semarang, stage: discontinued, date: 2021"], set()),
        (["Semarang, stage: piloted, date: 2020", "Semarang, stage: no-evidence, date: 2021"], {"semarang"}),
        (["Semarang, stage: adopted, date: 2020", "Jakarta, stage: declined, date: 2021"], {"semarang"}),
        (["Semarang, stage: planned, date: 2020"], set()),
    ],
    ids=["stopped since", "not found again", "another city decided against it", "only planned"],
)
def test_a_city_takes_up_a_lesson_as_far_as_is_known(
    load_notes: LoadNotes, entries: list[str], users: set[str]
) -> None:
    assert taken_up_by(came_of(load_notes, *entries)) == users
