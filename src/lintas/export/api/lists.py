"""The files of the API that hold many records: lists in brief, the whole base, and the index."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from lintas.export.api.parts import CityName, Date, Here, Id, Itself, License, Page, ThemeName, Version, Words
from lintas.export.api.records import AskRecord, ExchangeRecord, LessonRecord, OfferRecord
from lintas.export.api.subjects import CityRecord, PairRecord, TermRecord, ThemeRecord
from lintas.model import AskState, Evidence, Format, OfferState, Stage, Status


class NoteEntry(TypedDict):
    """A note in a list."""

    id: Id
    api: Itself
    url: Page
    title: Words
    summary: Words
    theme: list[ThemeName]


class LessonEntry(NoteEntry):
    """A lesson in a list."""

    city: list[CityName]
    learners: list[CityName]
    date: Date
    evidence: Evidence | None
    stages: Annotated[dict[str, Stage], Field(description="How far it has come, by the id of a city.")]


class ExchangeEntry(NoteEntry):
    """An exchange in a list."""

    city: list[CityName]
    learners: list[CityName]
    date: Date | None
    format: Format | None
    status: Status


class AskEntry(NoteEntry):
    """An ask in a list."""

    asked_by: list[CityName]
    asked_of: list[CityName]
    date: Date
    state: AskState


class OfferEntry(NoteEntry):
    """An offer in a list."""

    offered_by: list[CityName]
    offered_to: list[CityName]
    date: Date
    state: OfferState


class ThemeEntry(TypedDict):
    """A theme in a list; a lesson counts for each theme that it names."""

    id: Id
    api: Itself
    url: Page
    label: Words
    definition: Words
    broader: list[ThemeName]
    lessons: Annotated[int, Field(description="How many name it.")]


class CityEntry(TypedDict):
    """A city in a list."""

    id: Id
    api: Itself
    url: Page
    name: Words
    country: str
    lat: float | None
    lon: float | None


class PairEntry(TypedDict):
    """A pair of cities in a list."""

    id: Id
    api: Itself
    url: Page
    cities: list[CityName]


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
    name: str
    address: Here
    license: License | None
    languages: list[str]
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

    lessons: int
    exchanges: int
    asks: int
    offers: int
    adoptions: int
    themes: int
    cities: int
    pairs: int
    terms: int


class OtherFormat(TypedDict):
    """The base, or a part of it, in another format."""

    name: Annotated[str, Field(description="What it is, in English.")]
    media_type: str
    url: Here


class Index(TypedDict):
    """What there is, and where."""

    kind: Literal["index"]
    version: Version
    name: str
    description: str | None
    about: Annotated[Words, Field(description="What such a base is.")]
    address: Here
    documentation: Page
    license: License | None
    languages: list[str]
    generated_from: Annotated[str | None, Field(description="The git commit of the notes; null where there is none.")]
    counts: Counts
    files: Annotated[dict[str, Here], Field(description="The files of this API by name; records have theirs in `api`.")]
    formats: list[OtherFormat]
