"""What an author may write in each field, as plain data: for editors, and for the page of all fields.

It is read from the model, which stays the one declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from lintas.catalogue import Catalogue
from lintas.model import INHERITED, MODELS, NEEDED_UNLESS, Header, Kind, Note, Record, written_fields
from lintas.values import Address, CityId, Date, NoteId, OneLine, Tags, ThemeId, Words, YesNo

ValueForm = Literal[
    "text", "language", "tags", "date", "theme", "city", "note", "address", "words", "yes-no", "choice", "records"
]
# From the type that says most: the id of a note is a line as well.
VALUE_FORMS: tuple[tuple[Any, ValueForm], ...] = (
    (Tags, "tags"),
    (Date, "date"),
    (ThemeId, "theme"),
    (CityId, "city"),
    (NoteId, "note"),
    (OneLine, "text"),
    (Address, "address"),
    (Words, "words"),
    (YesNo, "yes-no"),
    (str, "language"),  # the fields that are a text and nothing more name a language
)
SHARED = frozenset(written_fields(Note))


@dataclass(frozen=True)
class Shape:
    """A field as an author meets it.

    `many` values may be written as a list or as one; `records` are always a list, of the record `inner`. What is
    `required` must be written, unless the exchange in whose folder the note lies gives it: `given` is that field of the
    exchange, or empty. It is required too where a field has not a value, both named by `unless`. `usual` holds where
    nothing is written, and `longest` is in characters (0: no limit of its own). `parent` is the kind or the field that
    it belongs to, where it has a description of its own.
    """

    name: str
    form: ValueForm
    parent: str = ""
    many: bool = False
    required: bool = False
    given: str = ""
    unless: tuple[str, str] | None = None
    choices: tuple[str, ...] = ()
    usual: str = ""
    longest: int = 0
    inner: type[Record] | None = None

    def label(self, words: Catalogue) -> str:
        """What it is called on the site."""
        own = f"field.{self.parent}.{self.name}"
        return words.say(own if words.has(own) else f"field.{self.name}")

    def help(self, words: Catalogue) -> str:
        """What it means, in one sentence."""
        return field_help(words, self.name, self.parent)

    def value_label(self, value: str, words: Catalogue) -> str:
        """What one of its `choices` is called on the site."""
        return words.say(self._value_key(value))

    def value_help(self, value: str, words: Catalogue) -> str:
        """What one of its `choices` means, in one sentence; empty where its label says enough."""
        key = f"{self._value_key(value)}.help"
        return words.say(key) if words.has(key) else ""

    def _value_key(self, value: str) -> str:
        """The wording of one of its `choices`: an ask has other states than an offer."""
        return f"{self.parent}-state.{value}" if self.name == "state" else f"{self.name}.{value}"

    @property
    def always_required(self) -> bool:
        """Whether no exchange can give it."""
        return self.required and not self.given

    @property
    def inner_shapes(self) -> tuple[Shape, ...]:
        """The fields of each record in it."""
        return shapes_in(self.inner, self.name) if self.inner else ()


def field_help(words: Catalogue, name: str, parent: str = "") -> str:
    """What a field means, in one sentence, perhaps one of the `parent` that it belongs to; empty for no field of ours.

    Whoever knows the field's shape asks that.
    """
    keys = (f"field.{parent}.{name}.help", f"field.{name}.help")
    return next((words.say(key) for key in keys if words.has(key)), "")


@cache
def shapes_of(kind: Kind) -> tuple[Shape, ...]:
    """All that may be written in a note of a kind: what every note has comes first."""
    own = shapes_in(MODELS[kind], kind)
    every = tuple(shape for shape in own if shape.name in SHARED)
    return (*shapes_in(Header, kind), *every, *(shape for shape in own if shape not in every))


@cache
def shapes_in(model: type[Record], parent: str = "") -> tuple[Shape, ...]:
    """All that may be written in a record, which belongs to a kind or a field `parent`."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_shape(model, name, hints[name], parent) for name in written_fields(model))


def _shape(model: type[Record], name: str, hint: Any, parent: str) -> Shape:  # noqa: ANN401  (a type's form)
    kind = next((kind for kind in MODELS if kind == parent), None)
    field = model.model_fields[name]
    hint = next((part for part in get_args(hint) if type(None) in get_args(hint) and part is not type(None)), hint)
    form, many, inner = _form(hint)
    return Shape(
        name,
        form,
        parent,
        many=many,
        required=field.is_required(),
        given=INHERITED[kind].get(name, "") if kind else "",
        unless=NEEDED_UNLESS.get(kind, {}).get(name) if kind else None,
        choices=tuple(map(str, get_args(hint))) if form == "choice" else (),
        usual=str(field.default) if form == "choice" and field.default and not field.is_required() else "",
        longest=next((one.max_length for one in field.metadata if hasattr(one, "max_length")), 0),
        inner=inner,
    )


def _form(hint: Any) -> tuple[ValueForm, bool, type[Record] | None]:  # noqa: ANN401
    """The form of a type, whether it takes several values, and the record that each of them is."""
    for known, form in VALUE_FORMS:
        if _fits(hint, known):
            return form, form == "tags", None
    if get_origin(hint) is Literal:
        return "choice", False, None
    within = get_args(hint.__origin__ if get_origin(hint) is Annotated else hint)[0]
    if isinstance(within, type) and issubclass(within, Record):
        return "records", True, within
    return _form(within)[0], True, None


def _fits(hint: Any, known: Any) -> bool:  # noqa: ANN401
    """Whether a type is one that we know, perhaps with a limit besides."""
    if get_origin(known) is not Annotated or get_origin(hint) is not Annotated:
        return bool(hint == known)
    return hint.__origin__ == known.__origin__ and all(one in hint.__metadata__ for one in known.__metadata__)
