"""What notes are about, in the API: a theme, a city, a pair of cities, an entry of the glossary."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from lintas.export.api.parts import (
    CityName,
    Country,
    Here,
    Id,
    Ids,
    Itself,
    Latitude,
    Longitude,
    Page,
    ThemeName,
    Twin,
    Words,
)
from lintas.vocabulary import TermKind


class ThemeRecord(TypedDict):
    """A subject of lessons. The notes are those that name it itself; narrower themes have their own."""

    kind: Literal["theme"]
    id: Id
    api: Itself
    url: Page
    label: Words
    definition: Words
    alt: Annotated[dict[str, list[str]], Field(description="What people also say, by language.")]
    broader: list[ThemeName]
    narrower: list[ThemeName]
    related: list[ThemeName]
    match: Annotated[list[str], Field(description="Addresses of the same subject in other vocabularies.")]
    sdg: Annotated[list[str], Field(description="Targets of the Sustainable Development Goals, such as `11.3`.")]
    crf: Annotated[str | None, Field(description="The driver of the City Resilience Framework.")]
    lessons: Ids
    exchanges: Ids
    asks: Ids
    offers: Ids


class Notes(TypedDict):
    """Notes by kind, as ids."""

    lessons: Ids
    exchanges: Ids
    asks: Ids
    offers: Ids


class CityPair(TypedDict):
    """A pair that a city is one of."""

    id: Id
    api: Annotated[Here, Field(description="The address of the pair in the API.")]
    other: CityName


class CityRecord(TypedDict):
    """A city, and the notes on each side."""

    kind: Literal["city"]
    id: Id
    api: Itself
    url: Page
    name: Words
    country: Country
    country_name: Words
    lat: Latitude
    lon: Longitude
    aliases: Annotated[list[str], Field(description="What it is also called.")]
    wikidata: Annotated[str | None, Field(description="Its item there, such as `Q3630`.")]
    teaches: Annotated[Notes, Field(description="Where it was learned from, is asked, or offers.")]
    learns: Annotated[Notes, Field(description="Where it learned, asks, or is offered something.")]
    adoption: Annotated[Ids, Field(description="Lessons that say what came of them there.")]
    place: Annotated[Ids, Field(description="Exchanges of other cities that it was the place of.")]
    pairs: list[CityPair]


class Way(TypedDict):
    """What went, or is meant to go, from one city of a pair to the other."""

    teacher: CityName
    learner: CityName
    lessons: Ids
    exchanges: Ids
    asks: Ids
    offers: Ids
    adoption: Annotated[Ids, Field(description="Lessons of the teacher with which the learner did something.")]


class PairRecord(TypedDict):
    """Two cities and what joins them; the id is `a--b`, theirs in alphabetical order."""

    kind: Literal["pair"]
    id: Id
    api: Itself
    url: Page
    cities: list[CityName]
    ways: Annotated[list[Way], Field(description="One for each direction.")]
    twin: Annotated[Twin | None, Field(description="Whether they are sister cities.")]


class TermRecord(TypedDict):
    """An abbreviation or name, written out by language."""

    kind: Annotated[TermKind, Field(description="What it stands for.")]
    id: Id
    url: Page
    term: Annotated[str, Field(description="As texts have it.")]
    full: Words
    explain: Words
    alt: Annotated[list[str], Field(description="What people also say.")]
    theme: list[ThemeName]
    city: list[CityName]
