"""What each field takes that an author may write: read from the models, for whoever asks for values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from lintas.catalogue import Catalogue
from lintas.dates import NotADateError
from lintas.fields import Fields, Plain, plain, read_fields
from lintas.model import MODELS, Header, Kind, Note, Record, Version, written_fields
from lintas.problem import Problem
from lintas.shapes import Form, shapes_in
from lintas.source import Source
from lintas.typed_dates import read_typed
from lintas.validate import Known, validate
from lintas.values import Lookup, is_address

What = Literal["text", "tags", "date", "choice", "city", "theme", "yes-no", "entry"]
NOT_ASKED = {"kind", "lang", "translated_from", "translator"}  # said by the command itself, or by `lintas translate`
# By its form in a file how a field is typed; the others are texts.
TYPED: Mapping[Form, What] = {
    **{form: form for form in get_args(What) if form not in {"text", "entry"}},
    "records": "entry",
}
NOWHERE = Source("", Fields((), 1, 1))


@dataclass(frozen=True)
class Takes:
    """A field and what it takes: `values` of a choice, `model` of an entry; `is_many` where there may be several.

    `default` is what a choice means where nothing is written; empty where it then means nothing.
    """

    name: str
    what: What
    is_many: bool
    is_needed: bool
    values: tuple[str, ...] = ()
    model: type[Record] | None = None
    default: str = ""

    def read(
        self, texts: Sequence[str], is_known: Callable[[str], bool] = lambda _text: False, lang: str = ""
    ) -> tuple[Plain, list[Problem]]:
        """What somebody typed, as it would stand in a file; several are separated by commas, free texts by semicolons.

        What `is_known` stays whole: a theme's label may have commas. A date may be typed as people do in the language
        `lang`; what is none stays as it is.
        An entry is written as in a file, `{title: Report, url: https://…}`; a source also as address or title alone.
        """
        given = [text.strip() for text in texts if text.strip()]
        if self.what == "entry":
            read = [self._entry(text, lang) for text in given]
            return [entry for entry, _ in read], [problem for _, problems in read for problem in problems]
        if self.what in {"city", "theme", "tags"} and self.is_many:
            given = [part for text in given for part in ([text] if is_known(text) else re.split("[,;]", text))]
        elif self.is_many:
            given = [part for text in given for part in text.split(";")]
        given = [part.strip() for part in given if part.strip()]
        if self.what == "date":
            given = [_typed_date(part, lang) for part in given]
        if self.is_many:
            return (given[0] if len(given) == 1 and self.what != "tags" else [*given]), []
        return given[-1] if given else "", []

    def _entry(self, text: str, lang: str) -> tuple[Plain, list[Problem]]:
        if not text.startswith("{") and self.model and "title" in self.model.model_fields:
            return {"url" if is_address(text) else "title": text}, []
        fields, problems = read_fields(text, "", 0)
        values = plain(fields) if fields else {}
        if self.model and isinstance(values, dict):
            dates = {shape.name for shape in shapes_in(self.model) if shape.form == "date"}
            for name, value in values.items():
                if name in dates and isinstance(value, str):
                    values[name] = _typed_date(value, lang)
        return values, problems


def _typed_date(text: str, lang: str) -> str:
    try:
        return read_typed(text, lang)
    except NotADateError:
        return text


@cache
def fields_of(kind: Kind) -> Mapping[str, Takes]:
    """By name the fields that an author gives a new note of a kind, in the order in which a file has them."""
    model, shared = MODELS[kind], written_fields(Note)
    own = [name for name in written_fields(model) if name not in shared]
    names = ("title", "summary", *own, "tags", *shared, *written_fields(Header))
    found = {name: takes(Header if name in Header.model_fields else model, name) for name in names}
    return {name: one for name, one in found.items() if name not in NOT_ASKED}


def takes(model: type[Record], name: str) -> Takes:
    """What a field of a model takes."""
    shape = next(shape for shape in shapes_in(model) if shape.name == name)
    return Takes(
        name, TYPED.get(shape.form, "text"), shape.many, shape.required, shape.choices, shape.inner, shape.usual
    )


def option_of(name: str) -> str:
    """The option of a field."""
    return f"--{name.replace('_', '-')}"


def help_of(kind: Kind, name: str, words: Catalogue) -> str:
    """What a field of a kind is for, in one sentence."""
    own = f"field.{kind}.{name}.help"
    return words.say(own if words.has(own) else f"field.{name}.help")


def faults(kind: Kind, name: str, value: Plain, vocabulary: Lookup, lang: str) -> list[Problem]:
    """What is wrong with the value of one field; that others are missing is not said."""
    model: type[Record] = Version if name in Header.model_fields else MODELS[kind]
    _, problems = validate(model, {name: value}, NOWHERE, Known(vocabulary, lang))
    return [problem for problem in problems if problem.rule != "missing-field" or problem.values["parent"]]


def faults_of_entry(model: type[Record], value: Plain, vocabulary: Lookup, lang: str) -> list[Problem]:
    """What is wrong with one entry of a list."""
    values = dict(value) if isinstance(value, dict) else {}
    return validate(model, values, NOWHERE, Known(vocabulary, lang))[1]
