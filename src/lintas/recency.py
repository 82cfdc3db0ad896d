"""When a record was first told and when it was last added to, by what it says itself: no clock has a part in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintas.dates import When
from lintas.model import AnyNote, Ask, Exchange, Lesson

AHEAD = {"proposed", "planned"}  # an exchange of which the date may be one to come


def told(note: AnyNote) -> When | None:
    """When it was reported, else when it was. None where no date is known, or only one that was meant to come."""
    return note.reported or _happened(note)


def first_told(note: AnyNote) -> dt.date | None:
    """The day on which it was told; of a longer time its first."""
    return _day(told(note))


def last_changed(note: AnyNote) -> dt.date | None:
    """The last day on which somebody did something of which the record speaks.

    Somebody published or read a source, looked a text through, followed up a lesson, voiced or checked an ask. None
    where no such date is known.
    """
    return max((day for when in _dates(note) if (day := _day(when))), default=None)


def _dates(note: AnyNote) -> Iterator[When | None]:
    yield _happened(note)
    for source in note.sources:
        yield from (source.published, source.accessed)
    for version in note.versions.values():
        yield version.reviewed
    if isinstance(note, Lesson):
        yield from (entry.date for entry in note.adoption)
    if isinstance(note, Ask):
        yield from (*(raising.date for raising in note.raised), note.last_checked)


def _happened(note: AnyNote) -> When | None:
    return None if isinstance(note, Exchange) and note.status in AHEAD else note.date


def _day(when: When | None) -> dt.date | None:
    return when.first_day if when else None
