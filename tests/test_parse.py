from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from stories import EXCHANGE, LESSON, STORY, VISIT

from lintas.load import Loaded
from lintas.model import Ask, Exchange, Lesson, Offer

LoadNotes = Callable[[Mapping[str, str]], Loaded]


def rules(loaded: Loaded) -> list[str]:
    return [problem.rule for problem in loaded.problems]


def test_a_lesson_takes_from_its_exchange_what_it_does_not_say(load_notes: LoadNotes) -> None:
    lesson = load_notes(STORY).library.notes[f"{VISIT}/meetings"]
    assert isinstance(lesson, Lesson)
    assert (lesson.city, lesson.learners) == (("seoul",), ("jakarta",))
    assert lesson.date.text == "2018-03-19/2018-03-23"
    assert lesson.sources[0].title == {"en": "Report of the visit"}
    assert lesson.exchange == VISIT


def test_what_a_lesson_says_itself_goes_first(load_notes: LoadNotes) -> None:
    own = LESSON.replace("evidence: told", "evidence: told\ncity: Yokohama\ndate: 2018-03-20")
    lesson = load_notes(STORY | {f"{VISIT}/meetings.md": own}).library.notes[f"{VISIT}/meetings"]
    assert isinstance(lesson, Lesson)
    assert lesson.city == ("yokohama",)
    assert lesson.date.text == "2018-03-20"


def test_an_ask_turns_the_sides_round_and_an_offer_does_not(load_notes: LoadNotes) -> None:
    notes = load_notes(STORY).library.notes
    ask, offer = notes[f"{VISIT}/subway"], notes[f"{VISIT}/training"]
    assert isinstance(ask, Ask)
    assert (ask.asked_by, ask.asked_of) == (("jakarta",), ("seoul",))
    assert isinstance(offer, Offer)
    assert (offer.offered_by, offer.offered_to) == (("seoul",), ("jakarta",))


def test_a_note_beside_the_folder_inherits_nothing(load_notes: LoadNotes) -> None:
    loaded = load_notes({f"{VISIT}/index.md": EXCHANGE, f"{VISIT}/deeper/meetings.md": LESSON})
    assert rules(loaded) == ["missing-field", "missing-field", "broken-link"]


def test_in_a_mutual_exchange_a_lesson_says_who_taught_and_the_others_learned(load_notes: LoadNotes) -> None:
    mutual = EXCHANGE.replace("city: Seoul", "city: [Semarang, Jakarta]").replace(
        "learners: Jakarta", "learners: [Semarang, Jakarta]\nmutual: yes"
    )
    said = LESSON.replace("evidence: told", "evidence: told\ncity: Semarang")
    lesson = load_notes({f"{VISIT}/index.md": mutual, f"{VISIT}/meetings.md": said}).library.lessons[0]
    assert (lesson.city, lesson.learners) == (("semarang",), ("jakarta",))


def test_in_a_mutual_exchange_a_lesson_that_does_not_say_who_taught_is_refused(load_notes: LoadNotes) -> None:
    mutual = EXCHANGE.replace("format: study-visit", "mutual: ya")
    loaded = load_notes({f"{VISIT}/index.md": mutual, f"{VISIT}/meetings.md": LESSON})
    assert [(problem.rule, problem.values["field"]) for problem in loaded.problems] == [("missing-field", "city")]


def test_an_exchange_that_cannot_be_read_does_not_make_its_lessons_look_faulty(load_notes: LoadNotes) -> None:
    loaded = load_notes({f"{VISIT}/index.md": "no frontmatter", f"{VISIT}/meetings.md": LESSON})
    assert rules(loaded) == ["no-frontmatter"]


def test_an_exchange_may_be_a_single_file(load_notes: LoadNotes) -> None:
    alone = EXCHANGE.replace("title: Jakarta", "kind: exchange\ntitle: Jakarta")
    assert isinstance(load_notes({"a-visit.md": alone}).library.notes["a-visit"], Exchange)


def test_the_original_may_be_in_any_language(load_notes: LoadNotes) -> None:
    loaded = load_notes(
        {
            f"{VISIT}/index.id.md": EXCHANGE.replace("Jakarta visits Seoul", "Jakarta berkunjung ke Seoul"),
            f"{VISIT}/index.md": "---\ntitle: A visit\nsummary: A visit.\ntranslated_from: id\n---\nA visit.\n",
            f"{VISIT}/meetings.md": LESSON,
        }
    )
    assert rules(loaded) == []
    assert loaded.library.notes[VISIT].original.lang == "id"
    assert loaded.library.lessons[0].city == ("seoul",)


def test_a_translation_may_repeat_a_shared_value_as_it_stands(load_notes: LoadNotes) -> None:
    again = STORY[f"{VISIT}/meetings.id.md"].replace("translated_from: en", "translated_from: en\nevidence: told")
    assert rules(load_notes(STORY | {f"{VISIT}/meetings.id.md": again})) == []


def test_free_text_in_a_shared_list_is_by_language(load_notes: LoadNotes) -> None:
    one_language = LESSON.replace(
        "note: {en: It should be adapted., id: Perlu diadaptasi.}", "note: It should be adapted."
    )
    loaded = load_notes(STORY | {f"{VISIT}/meetings.md": one_language})
    lesson = loaded.library.notes[f"{VISIT}/meetings"]
    assert isinstance(lesson, Lesson)
    assert lesson.adoption[0].note == {"en": "It should be adapted."}


def test_a_misspelt_required_field_is_reported_once(load_notes: LoadNotes) -> None:
    loaded = load_notes({f"{VISIT}/index.md": EXCHANGE.replace("city: Seoul", "citty: Seoul")})
    assert rules(loaded) == ["unknown-key"]


@pytest.mark.parametrize("stage", ["planned", "proposed", "postponed", "cancelled"])
def test_below_an_exchange_that_was_not_held_there_are_asks_and_no_lessons(load_notes: LoadNotes, stage: str) -> None:
    not_held = EXCHANGE.replace("format: study-visit", f"status: {stage}")
    loaded = load_notes(STORY | {f"{VISIT}/index.md": not_held})
    assert rules(loaded) == ["lesson-not-held"]


def test_an_original_that_cannot_be_read_does_not_make_its_translation_look_faulty(load_notes: LoadNotes) -> None:
    loaded = load_notes(STORY | {f"{VISIT}/meetings.md": "no frontmatter"})
    assert rules(loaded) == ["no-frontmatter"]
    assert f"{VISIT}/meetings" not in loaded.library.notes


def test_a_translation_that_cannot_be_read_leaves_the_original(load_notes: LoadNotes) -> None:
    loaded = load_notes(STORY | {f"{VISIT}/meetings.id.md": "no frontmatter"})
    assert rules(loaded) == ["no-frontmatter"]
    assert set(loaded.library.notes[f"{VISIT}/meetings"].versions) == {"en"}
