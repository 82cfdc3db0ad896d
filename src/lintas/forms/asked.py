"""Which questions each form asks, and what the model says of each: its shape, its options, whether it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, cast, get_args, get_origin, get_type_hints

from lintas.forms.address import Form
from lintas.model import (
    HEADINGS,
    INHERITED,
    KINDS,
    MAX_SUMMARY,
    MAX_TITLE,
    MODELS,
    Adoption,
    Header,
    Kind,
    Record,
    Reference,
)
from lintas.values import CityId, ThemeId

# A line, a text of several, one or several lines of a drop-down, a box to tick.
Shape = Literal["line", "text", "one", "several", "yes"]
# What a drop-down is filled with; of a field with fixed values these are its own.
Source = Literal["themes", "cities", "values", ""]

SOURCE = ("sources-title", "sources-url", "sources-published")
LAST = (*SOURCE, "authors", "consent")
# The questions of each form in the order in which somebody tells it. They have the names of the model's fields, behind
# a hyphen those of a field's own fields; `text` and the headings of a lesson are the note's text.
ASKED: Mapping[Form, tuple[str, ...]] = {
    "lesson": (
        *("title", "summary", "theme", "city", "learners", "exchange", "date"),
        *(*HEADINGS, "evidence", *LAST),
    ),
    "exchange": (
        *("title", "summary", "city", "learners", "mutual", "status", "date", "format", "place", "online"),
        *("theme", "partners", "text", *LAST),
    ),
    "ask": ("title", "summary", "theme", "asked_by", "asked_of", "exchange", "date", "voiced_by", "text", *LAST),
    "offer": (
        *("title", "summary", "theme", "offered_by", "offered_to", "exchange", "date", "voiced_by", "contact"),
        *("text", *LAST),
    ),
    "follow-up": ("note", "city", "stage", "date", "remark", "source", "by", "self_reported", "consent"),
    "report": ("text", "authors", "consent"),
    "mistake": ("note", "text", "source"),
}
# What the model can't know to be needed: a note without a text says nothing; and a follow-up needs a day.
NEEDED: Mapping[Form, frozenset[str]] = {
    "lesson": frozenset({"seen"}),
    "exchange": frozenset({"text"}),
    "ask": frozenset({"text"}),
    "offer": frozenset({"text"}),
    "follow-up": frozenset({"note", "date"}),
    "report": frozenset({"text"}),
    "mistake": frozenset({"note", "text"}),
}
TEXTS = frozenset({"text", "remark", "summary", *HEADINGS})
MAX_LINE, MAX_TEXT = 500, 20_000  # characters of an answer; a page of text has about 3,000
MAX_ISSUE = 65_536  # what GitHub takes for all answers together
LONGEST = {"title": MAX_TITLE, "summary": MAX_SUMMARY, "remark": MAX_SUMMARY}


def kind_of_form(form: Form) -> Kind | None:
    """The kind of note that a form gives; none where it gives no note of its own."""
    return next((kind for kind in KINDS if kind == form), None)


def shape_of(form: Form, name: str) -> tuple[Shape, Source]:
    """How a question is answered, by the type of its field."""
    hint = _hint(form, name)
    several: Shape = "several" if tuple in _origins(hint) else "one"
    if hint == ThemeId or ThemeId in _parts(hint):
        return several, "themes"
    if hint == CityId or CityId in _parts(hint):
        return several, "cities"
    if values_of(form, name):
        return "one", "values"
    if name == "consent" or bool in _parts(hint):
        return "yes", ""
    return ("text" if name in TEXTS else "line"), ""


def values_of(form: Form, name: str) -> tuple[str, ...]:
    """The values that a field can have, where these are fixed."""
    hint = _hint(form, name)
    literal = next((part for part in (hint, *_parts(hint)) if get_origin(part) is Literal), None)
    return tuple(map(str, get_args(literal)))


def is_needed(form: Form, name: str) -> bool:
    """Whether the model can't do without an answer, which no exchange and no other question could give."""
    model = _model(form, name)
    inherited = INHERITED[kind] if (kind := kind_of_form(form)) else ()
    field = (model.model_fields.get(name) if model else None) or (Header.model_fields.get(name) if kind else None)
    has_other_question = shape_of(form, name)[1] == "cities"  # a city may be typed
    by_model = field is not None and field.is_required() and name not in inherited and not has_other_question
    return by_model or name in NEEDED[form] or name == "consent"


def longest(form: Form, name: str) -> int:
    """How many characters an answer may have."""
    if form == "report":
        return MAX_ISSUE
    return LONGEST.get(name) or (MAX_LINE if shape_of(form, name)[0] == "line" else MAX_TEXT)


def _model(form: Form, name: str) -> type[Record] | None:
    if name in SOURCE:
        return Reference
    kind = kind_of_form(form)
    return MODELS[kind] if kind else Adoption if form == "follow-up" else None


@cache
def _hint(form: Form, name: str) -> object:
    """The type of a field as it was declared; of a question that is no field that of a line."""
    model = _model(form, name)
    hints = get_type_hints(model, include_extras=True) if model else {}
    if form == "follow-up" and name == "note":  # the lesson that it is about, and not the field of that name
        return str
    return cast("object", hints.get(name.partition("-")[2] or name, str))


def _parts(hint: object) -> Iterator[object]:
    for part in get_args(hint):
        yield part
        yield from _parts(part)


def _origins(hint: object) -> set[object]:
    return {get_origin(part) for part in (hint, *_parts(hint))}
