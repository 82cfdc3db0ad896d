"""Records in the lists of the API: what one chooses by."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from lintas.export.api.parts import (
    BecameOfAsk,
    BecameOfOffer,
    CityName,
    Country,
    Date,
    EventFormat,
    HowFar,
    HowKnown,
    Id,
    Itself,
    LatestDay,
    Latitude,
    Longitude,
    Page,
    ThemeName,
    Words,
)
from lintas.model import Stage


class NoteEntry(TypedDict):
    """A note in a list."""

    id: Id
    api: Itself
    url: Page
    title: Words
    summary: Words
    theme: list[ThemeName]
    latest_date: LatestDay


class LessonEntry(NoteEntry):
    """A lesson in a list."""

    city: list[CityName]
    learners: list[CityName]
    date: Date
    evidence: HowKnown
    stages: Annotated[dict[str, Stage], Field(description="How far it has come, by the id of a city.")]


class ExchangeEntry(NoteEntry):
    """An exchange in a list."""

    city: list[CityName]
    learners: list[CityName]
    date: Date | None
    format: EventFormat
    status: HowFar


class AskEntry(NoteEntry):
    """An ask in a list."""

    asked_by: list[CityName]
    asked_of: list[CityName]
    date: Date
    state: BecameOfAsk


class OfferEntry(NoteEntry):
    """An offer in a list."""

    offered_by: list[CityName]
    offered_to: list[CityName]
    date: Date
    state: BecameOfOffer


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
    country: Country
    lat: Latitude
    lon: Longitude


class PairEntry(TypedDict):
    """A pair of cities in a list."""

    id: Id
    api: Itself
    url: Page
    cities: list[CityName]
