"""A lesson, exchange, ask and offer in the API; the names of their fields are those of `lintas.model`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from lintas.export.api.parts import (
    CityName,
    Date,
    Day,
    FollowUp,
    Id,
    Itself,
    NoteName,
    Raising,
    Source,
    Text,
    ThemeName,
)
from lintas.model import AskState, Evidence, Format, OfferState, Status


class NoteRecord(TypedDict):
    """What all kinds of notes share."""

    id: Id
    api: Itself
    original: Annotated[str, Field(description="The language in which it was written first.")]
    texts: Annotated[dict[str, Text], Field(description="By language, the original first.")]
    exchange: Annotated[NoteName | None, Field(description="The exchange that it came out of.")]
    authors: list[str]
    sources: list[Source]
    first_told: Annotated[Day | None, Field(description="The day on which it was reported, else happened.")]
    last_changed: Annotated[Day | None, Field(description="The last day of which the record tells anything.")]


class LessonRecord(NoteRecord):
    """One thing that another city can use."""

    kind: Literal["lesson"]
    city: Annotated[list[CityName], Field(description="The cities learned from.")]
    learners: Annotated[list[CityName], Field(description="The cities that learned.")]
    date: Annotated[Date, Field(description="When it was learned.")]
    theme: Annotated[list[ThemeName], Field(description="The first is the main one.")]
    evidence: Annotated[Evidence | None, Field(description="How the lesson is known.")]
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
    format: Format | None
    online: bool
    status: Status
    mutual: Annotated[bool, Field(description="Whether both sides taught.")]
    follows: Annotated[list[NoteName], Field(description="The exchanges before it.")]
    part_of: NoteName | None
    notes: Annotated[list[NoteName], Field(description="What came out of it.")]


class AskRecord(NoteRecord):
    """What a city said that it wants to learn."""

    kind: Literal["ask"]
    asked_by: list[CityName]
    asked_of: list[CityName]
    voiced_by: Annotated[str | None, Field(description="The organisation or office that said it.")]
    theme: list[ThemeName]
    date: Date
    raised: list[Raising]
    state: AskState
    answered_by: list[NoteName]
    last_checked: Annotated[Date | None, Field(description="When somebody last looked whether it still holds.")]


class OfferRecord(NoteRecord):
    """What a city said that it can teach."""

    kind: Literal["offer"]
    offered_by: list[CityName]
    offered_to: list[CityName]
    voiced_by: Annotated[str | None, Field(description="The organisation or office that said it.")]
    theme: list[ThemeName]
    date: Date
    contact: Annotated[str | None, Field(description="An office.")]
    state: OfferState


AnyRecord = LessonRecord | ExchangeRecord | AskRecord | OfferRecord
