"""What each field takes that an author may write: read from the models, for whoever asks for values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from lintas.dates import NotADateError
from lintas.fields import Fields, Plain, plain, read_fields
from lintas.model import MODELS, Header, Kind, Record, Version
from lintas.problem import Location, Problem
from lintas.several import terms_in, texts_in
from lintas.shapes import Shape, ValueForm, shapes_in
from lintas.source import Source
from lintas.typed_dates import read_typed
from lintas.validate import LOOKED_UP, Known, validate
from lintas.values import Lookup, is_address
from lintas.written import fields_in_order

What = Literal["text", "tags", "date", "choice", "city", "theme", "yes-no", "entry"]
NOT_ASKED = {"kind", "lang", "translated_from", "translator"}  # said by the command itself, or by `lintas translate`
# By its form in a file how a field is typed; the others are texts.
TYPED: Mapping[ValueForm, What] = {
    **{form: form for form in get_args(What) if form not in {"text", "entry"}},
    "records": "entry",
}
# By rule and variant of an advice that is for files what whoever types is advised.
TO_TYPE = {
    ("unknown-city", ""): "new",
    ("unknown-city", "near"): "new-near",
    **{(rule, variant): f"new-{variant}" for rule in LOOKED_UP for variant in ("list", "torn")},
}
NOWHERE = Source("", Fields((), 1, 1))


@dataclass(frozen=True)
class Takes:
    """A field and what it takes."""

    shape: Shape

    @property
    def name(self) -> str:
        """The field's name in a file."""
        return self.shape.name

    @property
    def what(self) -> What:
        """How it is typed."""
        return TYPED.get(self.shape.form, "text")

    @property
    def is_many(self) -> bool:
        """Whether there may be several values."""
        return self.shape.many

    @property
    def is_needed(self) -> bool:
        """Whether there must be a value."""
        return self.shape.required

    @property
    def values(self) -> tuple[str, ...]:
        """The values of a choice."""
        return self.shape.choices

    @property
    def model(self) -> type[Record] | None:
        """The model of an entry."""
        return self.shape.inner

    @property
    def default(self) -> str:
        """What a choice means where nothing is written; empty where it then means nothing."""
        return self.shape.usual

    def read(
        self, texts: Sequence[str], is_known: Callable[[str], bool] = lambda _text: False, lang: str = ""
    ) -> tuple[Plain, list[Problem]]:
        """What somebody typed, as it would stand in a file; several are told apart as `lintas.several` says.

        What `is_known` stays whole. A date may be typed as people do in the language `lang`; what is none stays as it
        is.
        An entry is written as in a file, `{title: Report, url: https://…}`; a source also as address or title alone.
        """
        given = [text.strip() for text in texts if text.strip()]
        if self.what == "entry":
            read = [self._entry(text, lang) for text in given]
            return [entry for entry, _ in read], [problem for _, problems in read for problem in problems]
        if self.is_many:
            is_terms = self.what in {"city", "theme", "tags"}
            given = [part for text in given for part in (terms_in(text, is_known) if is_terms else texts_in(text))]
        if self.what == "date":
            given = [_typed_date(part, lang) for part in given]
        if self.is_many:
            return (given[0] if len(given) == 1 and self.what != "tags" else [*given]), []
        return given[-1] if given else "", []

    @property
    def example(self) -> str:
        """An entry as it is typed."""
        shapes = shapes_in(self.model, self.name) if self.model else ()
        said = (shape for shape in shapes if shape.form not in {"yes-no", "words"})
        pairs = (f"{shape.name}: {shape.choices[0] if shape.choices else '…'}" for shape in said)
        return "{" + ", ".join(pairs) + "}"

    def _entry(self, text: str, lang: str) -> tuple[Plain, list[Problem]]:
        if not text.startswith("{") and self.model:
            if "title" in self.model.model_fields:
                return {"url" if is_address(text) else "title": text}, []
            return {}, [Problem("wrong-type", Location(""), {"field": self.name, "example": self.example}, "typed")]
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
    names = (name for name in fields_in_order(kind) if name not in NOT_ASKED)
    return {name: takes(Header if name in Header.model_fields else MODELS[kind], name, kind) for name in names}


def takes(model: type[Record], name: str, parent: str = "") -> Takes:
    """What a field takes of a model that belongs to a kind or a field `parent`."""
    return Takes(next(shape for shape in shapes_in(model, parent) if shape.name == name))


def option_of(name: str) -> str:
    """The option of a field."""
    return f"--{name.replace('_', '-')}"


def faults(kind: Kind, name: str, value: Plain, vocabulary: Lookup, lang: str) -> list[Problem]:
    """What is wrong with the value of one field; that others are missing is not said."""
    model: type[Record] = Version if name in Header.model_fields else MODELS[kind]
    _, problems = validate(model, {name: value}, NOWHERE, Known(vocabulary, lang))
    return [_as_typed(problem) for problem in problems if problem.rule != "missing-field" or problem.values["parent"]]


def faults_of_entry(model: type[Record], value: Plain, vocabulary: Lookup, lang: str) -> list[Problem]:
    """What is wrong with one entry of a list."""
    values = dict(value) if isinstance(value, dict) else {}
    return [*map(_as_typed, validate(model, values, NOWHERE, Known(vocabulary, lang))[1])]


def _as_typed(problem: Problem) -> Problem:
    """A problem with the advice for whoever types, where that for a file would not do."""
    variant = TO_TYPE.get((problem.rule, problem.variant), problem.variant)
    return replace(problem, variant=variant)
