"""Which questions each form asks, and what the model says of each: its shape, its options, whether it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from lintas.forms.address import Form
from lintas.model import (
    HEADINGS,
    KINDS,
    MAX_SUMMARY,
    MAX_TITLE,
    Adoption,
    Kind,
    Reference,
)
from lintas.shapes import Shape, shapes_in, shapes_of

# A line, a text of several, one or several lines of a drop-down, a box to tick.
Control = Literal["line", "text", "one", "several", "yes"]
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
# What the model can't know to be needed: a note without a text says nothing; and a follow-up needs a day and a source.
NEEDED: Mapping[Form, frozenset[str]] = {
    "lesson": frozenset({"seen"}),
    "exchange": frozenset({"text"}),
    "ask": frozenset({"text"}),
    "offer": frozenset({"text"}),
    "follow-up": frozenset({"note", "date", "source"}),
    "report": frozenset({"text"}),
    "mistake": frozenset({"note", "text"}),
}
TEXTS = frozenset({"text", "remark", "summary", *HEADINGS})
MAX_LINE, MAX_TEXT = 500, 20_000  # characters of an answer; a page of text has about 3,000
MAX_ISSUE = 65_536  # what GitHub takes for all answers together
LIMITS = {"title": MAX_TITLE, "summary": MAX_SUMMARY, "remark": MAX_SUMMARY}


def kind_of_form(form: Form) -> Kind | None:
    """The kind of note that a form gives; none where it gives no note of its own."""
    return next((kind for kind in KINDS if kind == form), None)


def control_of(form: Form, name: str) -> tuple[Control, Source]:
    """How a question is answered, by the shape of its field."""
    field = field_of(form, name)
    several: Control = "several" if field and field.many else "one"
    if field and field.form in {"theme", "city"}:
        return several, "themes" if field.form == "theme" else "cities"
    if field and field.form == "choice":
        return "one", "values"
    if name == "consent" or (field and field.form == "yes-no"):
        return "yes", ""
    return ("text" if name in TEXTS else "line"), ""


def is_needed(form: Form, name: str) -> bool:
    """Whether the model can't do without an answer, which no exchange and no other question could give."""
    field = field_of(form, name)
    by_model = field is not None and field.always_required and field.form != "city"  # a city may be typed
    return by_model or name in NEEDED[form] or name == "consent"


def needed_otherwise(form: Form, name: str) -> Literal["exchange", "city", "status", ""]:
    """What an answer is needed without, where its question alone can't say so.

    That is the exchange's name, a city typed in the next question, or a status by which there may be no date yet; empty
    where nothing is needed, or the answer itself always.
    """
    field = field_of(form, name)
    if field is None or is_needed(form, name) or not (field.required or field.unless):
        return ""
    return "exchange" if field.given else "city" if field.required else "status"


def longest(form: Form, name: str) -> int:
    """How many characters an answer may have."""
    if form == "report":
        return MAX_ISSUE
    return LIMITS.get(name) or (MAX_LINE if control_of(form, name)[0] == "line" else MAX_TEXT)


@cache
def field_of(form: Form, name: str) -> Shape | None:
    """The field that an answer goes into; none where it goes into the text, or is about another note."""
    kind = kind_of_form(form)
    if form == "follow-up" and name != "note":
        shapes = shapes_in(Adoption, "adoption")
    elif kind:
        shapes = shapes_in(Reference, "sources") if name in SOURCE else shapes_of(kind)
    else:
        shapes = ()
    return next((shape for shape in shapes if shape.name == (name.partition("-")[2] or name)), None)
