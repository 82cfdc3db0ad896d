"""What the records of the API are made of: dates, names and texts in several languages, sources.

The published JSON Schema is made of these types. Two rules hold for all of them: every field is always there, and what
is not known is null, an empty list or an empty object.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from lintas.model import Kind, Stage, TieStatus

Words = Annotated[dict[str, str], Field(description="A text by language: `en`, `id`.")]
Here = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]  # an address below our own
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Page = Annotated[dict[str, Here], Field(description="The addresses of its page, by language.")]
Itself = Annotated[Here, Field(description="The address of this record in the API.")]
Id = Annotated[str, Field(description="Stable, and the same in all languages.")]
Ids = Annotated[list[str], Field(description="Ids of notes.")]


class Date(TypedDict):
    """A date as precise as its source gives it."""

    edtf: Annotated[
        str,
        Field(description="`2018`, `2018-03`, `2018-03-19/2018-03-23`; `~` is about, `?` uncertain (EDTF level 0)."),
    ]
    first_day: Annotated[Day, Field(description="The first day that it may stand for.")]
    last_day: Annotated[Day, Field(description="The last day that it may stand for.")]


class ThemeName(TypedDict):
    """A theme, as other records name it."""

    id: Id
    label: Words


class CityName(TypedDict):
    """A city, as other records name it."""

    id: Id
    name: Words
    country: Annotated[str, Field(description="ISO 3166-1 alpha-2.")]


class NoteName(TypedDict):
    """A lesson, exchange, ask or offer, as other records name it."""

    id: Id
    kind: Kind
    api: Annotated[Here, Field(description="The address of its record in the API.")]


class Text(TypedDict):
    """What a note says in one language."""

    title: str
    summary: Annotated[str | None, Field(description="One sentence.")]
    body: Annotated[
        str | None,
        Field(description="Markdown, its links complete; null where only title and summary are translated so far."),
    ]
    url: Annotated[Here, Field(description="The address of its page.")]
    tags: list[str]
    translated_from: Annotated[str | None, Field(description="A language; null for the original.")]
    translator: str | None
    reviewed: Annotated[Date | None, Field(description="When somebody held the translation against the original.")]


class Source(TypedDict):
    """Where something was said. The first source of a note is the report that it was made from."""

    title: Words
    url: str | None
    published: Date | None
    accessed: Annotated[Date | None, Field(description="When it was read for this base.")]
    archived: Annotated[str | None, Field(description="The address of a copy that stays.")]
    quote: Words


class FollowUp(TypedDict):
    """What one city did with a lesson, as of a date."""

    city: CityName
    stage: Stage
    date: Annotated[Date | None, Field(description="The date as of which it holds.")]
    by: Annotated[str | None, Field(description="Who did it, or said so.")]
    source: Annotated[str | None, Field(description="Where that stands, or where was looked.")]
    self_reported: Annotated[bool, Field(description="Whether only the city itself says so.")]
    note: Words


class Raising(TypedDict):
    """A further time at which an ask was voiced."""

    date: Date
    source: str


class Twin(TypedDict):
    """A sister-city tie: `stated` by somebody, or `verified` by a second, independent source."""

    since: Date | None
    status: TieStatus
    source: str | None
    also: Annotated[list[str], Field(description="Addresses of further sources.")]


class License(TypedDict):
    """The terms under which the base may be used."""

    id: Annotated[str, Field(description="By SPDX, such as `CC-BY-4.0`.")]
    url: Annotated[str, Field(description="Where they can be read.")]


Version = Literal["1"]
