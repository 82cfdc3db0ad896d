"""What the records of the API are made of: dates, names and texts in several languages, sources.

The published JSON Schema is made of these types. Two rules hold for all of them: every field is always there, and what
is not known is null, an empty list or an empty object.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from lintas.model import AskState, Evidence, Format, Kind, OfferState, Stage, Status, TieStatus

Words = Annotated[dict[str, str], Field(description="A text by language: `en`, `id`.")]
Here = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]  # an address below our own
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Page = Annotated[dict[str, Here], Field(description="The addresses of its page, by language.")]
Itself = Annotated[Here, Field(description="The address of this record in the API.")]
Id = Annotated[str, Field(description="Stable, and the same in all languages.")]
Name = Annotated[str, Field(description="The name of the base.")]
Address = Annotated[Here, Field(description="The address of its site; `/` where that is not known.")]
Languages = Annotated[list[str], Field(description="Of its site, the first one first.")]
Country = Annotated[str, Field(description="ISO 3166-1 alpha-2.")]
LatestDay = Annotated[Day | None, Field(description="The latest day that it speaks of: a source read, a follow-up.")]
Latitude = Annotated[float | None, Field(description="Degrees north.")]
Longitude = Annotated[float | None, Field(description="Degrees east.")]
HowKnown = Annotated[Evidence | None, Field(description="How the lesson is known.")]
EventFormat = Annotated[Format | None, Field(description="What kind of event.")]
HowFar = Annotated[Status, Field(description="How far the exchange is.")]
BecameOfAsk = Annotated[AskState, Field(description="What became of it.")]
BecameOfOffer = Annotated[OfferState, Field(description="What became of it.")]
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
    country: Country


class NoteName(TypedDict):
    """A lesson, exchange, ask or offer, as other records name it."""

    id: Id
    kind: Annotated[Kind, Field(description="What kind of note it is.")]
    api: Annotated[Here, Field(description="The address of its record in the API.")]


class Text(TypedDict):
    """What a note says in one language."""

    title: Annotated[str, Field(description="One line.")]
    summary: Annotated[str | None, Field(description="One sentence.")]
    body: Annotated[
        str | None,
        Field(description="Markdown, its links complete; null where only title and summary are translated so far."),
    ]
    url: Annotated[Here, Field(description="The address of its page.")]
    citation: Annotated[str, Field(description="How to name it elsewhere, in the manner of APA 7.")]
    tags: Annotated[list[str], Field(description="Free keywords in this language.")]
    translated_from: Annotated[str | None, Field(description="A language; null for the original.")]
    translator: Annotated[str | None, Field(description="Who translated it.")]
    reviewed: Annotated[Date | None, Field(description="When somebody held the translation against the original.")]


class Source(TypedDict):
    """Where something was said. The first source of a note is the report that it was made from."""

    title: Annotated[Words, Field(description="Its title, or where it has none a description, by language.")]
    url: Annotated[str | None, Field(description="Its address.")]
    published: Annotated[Date | None, Field(description="When it came out.")]
    accessed: Annotated[Date | None, Field(description="When it was read for this base.")]
    archived: Annotated[str | None, Field(description="The address of a copy that stays.")]
    quote: Annotated[Words, Field(description="What it says word for word, or translated, by language.")]


class FollowUp(TypedDict):
    """What one city did with a lesson, as of a date."""

    city: CityName
    stage: Annotated[Stage, Field(description="How far the lesson has come there.")]
    date: Annotated[Date | None, Field(description="The date as of which it holds.")]
    by: Annotated[str | None, Field(description="Who did it, or said so.")]
    source: Annotated[str | None, Field(description="Where that stands, or where was looked.")]
    self_reported: Annotated[bool, Field(description="Whether only the city itself says so.")]
    note: Annotated[Words, Field(description="What was done, by language.")]


class Raising(TypedDict):
    """A further time at which an ask was voiced."""

    date: Date
    source: Annotated[str, Field(description="Where that stands.")]


class Twin(TypedDict):
    """A sister-city tie: `stated` by somebody, or `verified` by a second, independent source."""

    since: Date | None
    status: Annotated[TieStatus, Field(description="How sure that is.")]
    source: Annotated[str | None, Field(description="The address where it is said.")]
    also: Annotated[list[str], Field(description="Addresses of further sources.")]


class License(TypedDict):
    """The terms under which the base may be used."""

    id: Annotated[str, Field(description="By SPDX, such as `CC-BY-4.0`.")]
    url: Annotated[str, Field(description="Where they can be read.")]


Version = Annotated[Literal["1"], Field(description="Of this API.")]
