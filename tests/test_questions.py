from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from stories import STORY, VISIT

from lintas.catalogue import catalogue, languages
from lintas.forms.options import value_options
from lintas.load import Loaded
from lintas.model import KINDS, Adoption, Kind, Raising, Record, Reference, written_fields
from lintas.problem import Location, Problem
from lintas.questions import Choice, exchange_question, field_question, found
from lintas.report import advice
from lintas.shapes import shapes_of
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
        asked = field_question(takes(model, name, one.name), library, catalogue("en")).label
        assert asked.endswith(f" ({catalogue('en').say(f'new.entry.{one.name}')})")


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_question_with_a_sentence_of_help(load_notes: LoadNotes, kind: Kind, lang: str) -> None:
    library = load_notes({}).library
    for one in fields_of(kind).values():
        question = field_question(one, library, catalogue(lang))
        assert question.label
        assert question.help
        assert all(choice.label for choice in question.choices)


def test_themes_are_shown_in_the_language_of_the_terminal_and_found_in_every_one(load_notes: LoadNotes) -> None:
    question = field_question(fields_of("lesson")["theme"], load_notes({}).library, catalogue("id"))
    assert next(found(question.choices, "political")).label == "Kepemimpinan dan komitmen"


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_means_the_same_whoever_explains_it(load_notes: LoadNotes, kind: Kind) -> None:
    """The interview, a message, the page of all fields and an editor's schema ask the field's shape."""
    words, library = catalogue("en"), load_notes({}).library
    for shape in shapes_of(kind):
        problem = Problem("missing-field", Location(""), {"field": shape.name, "parent": kind})
        assert shape.help(words) in advice(problem, words)
        if one := fields_of(kind).get(shape.name):
            assert field_question(one, library, words).help.startswith(shape.help(words))


def test_a_field_of_an_entry_is_explained_as_one(load_notes: LoadNotes) -> None:
    """A title of a source may be a description, that of a note not; an ask's date is when it was voiced."""
    words, library = catalogue("en"), load_notes({}).library
    own: dict[tuple[str, str], type[Record]] = {
        ("sources", "title"): Reference,
        ("adoption", "date"): Adoption,
        ("raised", "date"): Raising,
    }
    for (parent, name), model in own.items():
        question = field_question(takes(model, name, parent), library, words)
        assert question.help == words.say(f"field.{parent}.{name}.help")


@pytest.mark.parametrize(("kind", "value", "label"), [("ask", "answered", "Answered"), ("offer", "closed", "Closed")])
def test_the_states_of_an_ask_are_not_those_of_an_offer(
    load_notes: LoadNotes, kind: Kind, value: str, label: str
) -> None:
    question = field_question(fields_of(kind)["state"], load_notes({}).library, catalogue("en"))
    assert next(choice.label for choice in question.choices if choice.value == value) == label
    shape = fields_of(kind)["state"].shape
    assert label in {option.label for option in value_options(shape, catalogue("en"))}
