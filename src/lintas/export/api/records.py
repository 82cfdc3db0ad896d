"""A lesson, exchange, ask and offer in the API; the names of their fields are those of `lintas.model`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from lintas.export.api.parts import (
    BecameOfAsk,
    BecameOfOffer,
    CityName,
    Date,
    EventFormat,
    FollowUp,
    HowFar,
    HowKnown,
    Id,
    Itself,
    LatestDay,
    NoteName,
    Raising,
    Source,
    Text,
    ThemeName,
)


class NoteRecord(TypedDict):
    """What all kinds of notes share."""

    id: Id
    api: Itself
    original: Annotated[str, Field(description="The language in which it was written first.")]
    texts: Annotated[dict[str, Text], Field(description="By language, the original first.")]
    exchange: Annotated[NoteName | None, Field(description="The exchange that it came out of.")]
    authors: Annotated[list[str], Field(description="Organisations, offices, or people who agreed to be named.")]
    sources: Annotated[list[Source], Field(description="The first is the report that it was made from.")]
    told: Annotated[Date | None, Field(description="When it was reported, else when it was.")]
    latest_date: LatestDay


class LessonRecord(NoteRecord):
    """One thing that another city can use."""

    kind: Literal["lesson"]
    city: Annotated[list[CityName], Field(description="The cities learned from.")]
    learners: Annotated[list[CityName], Field(description="The cities that learned.")]
    date: Annotated[Date, Field(description="When it was learned.")]
    theme: Annotated[list[ThemeName], Field(description="The first is the main one.")]
    evidence: HowKnown
    adoption: Annotated[list[FollowUp], Field(description="What cities did with it.")]
    superseded_by: Annotated[NoteName | None, Field(description="The lesson to read instead.")]


class ExchangeRecord(NoteRecord):
    """An event at which cities learned from each other, or plan to."""

    kind: Literal["exchange"]
    city: Annotated[list[CityName], Field(description="The cities learned from.")]
    learners: Annotated[list[CityName], Field(description="The cities that learned.")]
    place: Annotated[CityName | None, Field(description="Where it was held, if in neither's city.")]
    theme: list[ThemeName]
    partners: Annotated[list[str], Field(description="Organisations that helped.")]
    date: Annotated[Date | None, Field(description="When it was held, or is to be.")]
    planned: Annotated[Date | None, Field(description="What was planned, where it came out differently.")]
    format: EventFormat
    online: Annotated[bool | None, Field(description="True where it was held online; null where nobody says so.")]
    status: HowFar
    mutual: Annotated[bool, Field(description="Whether both sides taught.")]
    follows: Annotated[list[NoteName], Field(description="The exchanges before it.")]
    part_of: Annotated[NoteName | None, Field(description="The exchange that it was part of.")]
    notes: Annotated[list[NoteName], Field(description="What came out of it.")]


class AskRecord(NoteRecord):
    """What a city said that it wants to learn."""

    kind: Literal["ask"]
    asked_by: Annotated[list[CityName], Field(description="The cities that want to learn.")]
    asked_of: Annotated[list[CityName], Field(description="The cities that they want to learn from.")]
    voiced_by: Annotated[str | None, Field(description="The organisation or office that said it.")]
    theme: list[ThemeName]
    date: Date
    raised: Annotated[list[Raising], Field(description="When it was voiced again.")]
    state: BecameOfAsk
    answered_by: Annotated[list[NoteName], Field(description="Lessons and exchanges.")]
    last_checked: Annotated[Date | None, Field(description="When somebody last looked whether it still holds.")]


class OfferRecord(NoteRecord):
    """What a city said that it can teach."""

    kind: Literal["offer"]
    offered_by: Annotated[list[CityName], Field(description="The cities that would teach.")]
    offered_to: Annotated[list[CityName], Field(description="The cities that they would teach; empty for all.")]
    voiced_by: Annotated[str | None, Field(description="The organisation or office that said it.")]
    theme: list[ThemeName]
    date: Date
    contact: Annotated[str | None, Field(description="An office.")]
    state: BecameOfOffer


AnyRecord = LessonRecord | ExchangeRecord | AskRecord | OfferRecord
