from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from stories import STORY, VISIT

from lintas.catalogue import catalogue, languages
from lintas.load import Loaded
from lintas.model import KINDS, Kind, written_fields
from lintas.questions import Choice, exchange_question, field_question, found
from lintas.takes import fields_of, takes

LoadNotes = Callable[[Mapping[str, str]], Loaded]
CHOICES = (
    Choice("seoul", "Seoul", ("SMG", "서울")),
    Choice("semarang", "Semarang"),
    Choice("sao-paulo", "São Paulo", ("Sampa", "Sant’Ana")),
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ["seoul", "semarang", "sao-paulo"]),
        ("se", ["seoul", "semarang"]),
        ("SMG", ["seoul"]),
        ("서", ["seoul"]),
        ("sao pau", ["sao-paulo"]),
        ("são", ["sao-paulo"]),
        ("SÃO", ["sao-paulo"]),
        ("são paulo", ["sao-paulo"]),
        ("ma", ["semarang"]),
        ("sa", ["sao-paulo"]),
        ("sãmpa", ["sao-paulo"]),
        ("x", []),
    ],
)
def test_a_choice_is_found_by_any_of_its_names_the_beginning_first(typed: str, expected: list[str]) -> None:
    assert [choice.value for choice in found(CHOICES, typed)] == expected


def test_exchanges_are_offered_with_the_newest_first_in_the_language_of_the_terminal(load_notes: LoadNotes) -> None:
    question = exchange_question(load_notes(STORY).library.exchanges, catalogue("id"))
    assert [choice.label for choice in question.choices] == [
        "Tidak ada dalam daftar: catatan berdiri sendiri",
        "Mar 2019 · Jakarta goes back to Seoul · 2019-03-second-visit",
        f"Mar 2018 · Jakarta visits Seoul · {VISIT}",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_question_for_a_part_of_an_entry_says_whose_it_is(load_notes: LoadNotes, kind: Kind) -> None:
    library = load_notes({}).library
    parts = [
        (one, one.model, name) for one in fields_of(kind).values() if one.model for name in written_fields(one.model)
    ]
    for one, model, name in parts:
        asked = field_question(kind, takes(model, name), library, catalogue("en"), parent=one.name).label
        assert asked.endswith(f" ({catalogue('en').say(f'new.entry.{one.name}')})")


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_question_with_a_sentence_of_help(load_notes: LoadNotes, kind: Kind, lang: str) -> None:
    library = load_notes({}).library
    for one in fields_of(kind).values():
        question = field_question(kind, one, library, catalogue(lang))
        assert question.label
        assert question.help
        assert all(choice.label for choice in question.choices)


def test_themes_are_shown_in_the_language_of_the_terminal_and_found_in_every_one(load_notes: LoadNotes) -> None:
    question = field_question("lesson", fields_of("lesson")["theme"], load_notes({}).library, catalogue("id"))
    assert next(found(question.choices, "political")).label == "Kepemimpinan dan komitmen"
