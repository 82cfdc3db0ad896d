"""The files of the API that hold many records: lists in brief, the whole base, and the index."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from lintas.export.api.entries import (
    AskEntry,
    CityEntry,
    ExchangeEntry,
    LessonEntry,
    OfferEntry,
    PairEntry,
    ThemeEntry,
)
from lintas.export.api.parts import Address, Day, Here, Languages, License, Name, Page, Version, Words
from lintas.export.api.records import AskRecord, ExchangeRecord, LessonRecord, OfferRecord
from lintas.export.api.subjects import CityRecord, PairRecord, TermRecord, ThemeRecord

Latest = Annotated[Day | None, Field(description="The latest day that any record speaks of.")]
Count = Annotated[int, Field(ge=0, description="How many there are.")]


class LessonList(TypedDict):
    """All lessons in brief, the latest first."""

    lessons: list[LessonEntry]


class ExchangeList(TypedDict):
    """All exchanges in brief, the latest first."""

    exchanges: list[ExchangeEntry]


class AskList(TypedDict):
    """All asks in brief, the oldest first."""

    asks: list[AskEntry]


class OfferList(TypedDict):
    """All offers in brief, the latest first."""

    offers: list[OfferEntry]


class ThemeList(TypedDict):
    """All themes in brief."""

    themes: list[ThemeEntry]


class CityList(TypedDict):
    """All cities in brief."""

    cities: list[CityEntry]


class PairList(TypedDict):
    """All pairs of cities in brief."""

    pairs: list[PairEntry]


class Base(TypedDict):
    """The whole base in one file."""

    version: Version
    name: Name
    address: Address
    license: License | None
    languages: Languages
    latest_date: Latest
    lessons: list[LessonRecord]
    exchanges: list[ExchangeRecord]
    asks: list[AskRecord]
    offers: list[OfferRecord]
    themes: list[ThemeRecord]
    cities: list[CityRecord]
    pairs: list[PairRecord]
    glossary: list[TermRecord]


class Counts(TypedDict):
    """How many records there are of each kind."""

    lessons: Count
    exchanges: Count
    asks: Count
    offers: Count
    adoptions: Count
    themes: Count
    cities: Count
    pairs: Count
    terms: Count


class OtherFormat(TypedDict):
    """The base, or a part of it, in another format."""

    name: Annotated[Words, Field(description="What it is.")]
    media_type: Annotated[str, Field(description="Such as `text/csv`.")]
    url: Annotated[Here, Field(description="Its address.")]


class Index(TypedDict):
    """What there is, and where."""

    kind: Literal["index"]
    version: Version
    name: Name
    description: Annotated[str | None, Field(description="What it says of itself.")]
    about: Annotated[Words, Field(description="What such a base is.")]
    address: Address
    documentation: Annotated[Page, Field(description="The addresses of a page about all formats, by language.")]
    license: License | None
    languages: Languages
    latest_date: Latest
    generated_from: Annotated[
        str | None, Field(description="The git commit of the notes; null where there is none that has all of them.")
    ]
    counts: Counts
    files: Annotated[dict[str, Here], Field(description="The files of this API by name; records have theirs in `api`.")]
    formats: list[OtherFormat]
