"""What written texts become: the types of the fields, each with what it accepts.

A type that can't take a text raises `PydanticCustomError` with the slug of a rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Protocol, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, InstanceOf, ValidationInfo
from pydantic_core import PydanticCustomError

from lintas.catalogue import languages
from lintas.dates import NotADateError, When, read_date
from lintas.typed_dates import read_typed
from lintas.unseen import caseless


class Lookup(Protocol):
    """What resolves a label or alias to an id; `lintas.vocabulary.Vocabulary` does."""

    def theme_id(self, text: str) -> str:
        """The theme that goes by that text; raises `PydanticCustomError` where none does."""

    def city_id(self, text: str) -> str:
        """The city that goes by that text; raises `PydanticCustomError` where none does."""

    def known_theme(self, text: str) -> str:
        """The theme that goes by that text; empty where none does. Quick, for many texts."""

    def known_city(self, text: str) -> str:
        """The city that goes by that text; empty where none does. Quick, for many texts."""

    def advice(self, rule: str, text: str) -> Mapping[str, str]:
        """What else is to be said of a text that is no theme or city, by the rule that says so: values of the problem.

        What was meant is searched for, which takes its time.
        """

    def glosses(self, text: str) -> Sequence[str]:
        """What the glossary writes out for that text, in any language."""


class Context(Protocol):
    """What validation needs to know besides the values."""

    @property
    def vocabulary(self) -> Lookup:
        """Resolves themes and cities."""

    @property
    def lang(self) -> str:
        """The language of texts that name none."""


T = TypeVar("T")
MAX_LINE = 2_000  # characters of one value, such as an address or what was quoted
YES_NO = {"yes": "yes", "no": "no", "ya": "yes", "tidak": "no"}  # how it is written, and what that means


def _context(info: ValidationInfo) -> Context:
    return cast("Context", info.context)


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _not_too_long(value: str) -> str:
    if len(value) > MAX_LINE:
        raise PydanticCustomError("too-large", "{limit}", {"limit": MAX_LINE, "variant": "line"})
    return value


def _many(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def _comma_separated(value: object) -> object:
    parts = value.split(",") if isinstance(value, str) else value
    return [part for part in parts if part != ""] if isinstance(parts, list) else parts


def unique(value: tuple[T, ...]) -> tuple[T, ...]:
    """The values, each once, in their order."""
    return tuple(dict.fromkeys(value))


def most(limit: int) -> AfterValidator:
    """As many values as a field may have at most."""

    def check(value: tuple[T, ...]) -> tuple[T, ...]:
        if len(value) > limit:
            raise PydanticCustomError("too-large", "{limit}", {"limit": limit, "variant": "list"})
        return value

    return AfterValidator(check)


def _tags_once(value: tuple[str, ...]) -> tuple[str, ...]:
    """The tags, each once: one that is written in capitals or in another Unicode form is the same."""
    found: dict[str, str] = {}
    for tag in value:
        found.setdefault(caseless(tag), tag)
    return tuple(found.values())


def _date(value: object, info: ValidationInfo) -> object:
    """A date in the form that files have; for one as people type it, that form is said."""
    if not isinstance(value, str):
        return value
    meant: tuple[str, ...]
    try:
        return read_date(value)
    except NotADateError:
        rule = "bad-date"
    try:
        meant = (read_typed(value, _context(info).lang if info.context else ""),)
    except NotADateError as error:
        rule, meant = error.rule, error.meant
    near = dict(zip(("near", "other"), meant, strict=False))
    variant = ("", "near", "either")[len(meant)]
    raise PydanticCustomError(rule, "{value}", {"value": value, "variant": variant, **near})


def _theme(value: str, info: ValidationInfo) -> str:
    return _context(info).vocabulary.theme_id(value)


def _city(value: str, info: ValidationInfo) -> str:
    return _context(info).vocabulary.city_id(value)


def _words(value: object, info: ValidationInfo) -> object:
    return {_context(info).lang: value} if isinstance(value, str) else value


def is_address(text: str) -> bool:
    """Whether a text is a complete address of a page, which a link may lead to: `http` or `https` and a host."""
    try:
        parts = urlsplit(text)
    except ValueError:  # "http://[bad"
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and text.split() == [text]


def _address(value: str) -> str:
    if not is_address(value):
        raise PydanticCustomError("bad-address", "{value}", {"value": value})
    return value


def _by_language(value: Mapping[str, T]) -> Mapping[str, T]:
    for lang in value:
        if lang not in languages():
            known = ", ".join(languages())
            raise PydanticCustomError("unknown-language", "{value}", {"lang": lang, "languages": known})
    return value


def _yes_or_no(value: object) -> object:
    return YES_NO.get(value.casefold(), value) if isinstance(value, str) else value


OneLine = Annotated[str, AfterValidator(_one_line)]  # for a field that has a bound of its own
Line = Annotated[OneLine, AfterValidator(_not_too_long)]
Tags = Annotated[tuple[Line, ...], BeforeValidator(_comma_separated), AfterValidator(_tags_once)]
Many = Annotated[tuple[T, ...], BeforeValidator(_many), AfterValidator(unique)]
Date = Annotated[InstanceOf[When], BeforeValidator(_date)]
ThemeId = Annotated[str, AfterValidator(_theme)]
CityId = Annotated[str, AfterValidator(_city)]
NoteId = Annotated[Line, "the id of a note"]  # told apart from other lines by whoever explains the fields
Address = Annotated[str, AfterValidator(_not_too_long), AfterValidator(_address)]
Words = Annotated[Mapping[str, Line], BeforeValidator(_words), AfterValidator(_by_language)]
ByLanguage = Annotated[Mapping[str, T], AfterValidator(_by_language)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
