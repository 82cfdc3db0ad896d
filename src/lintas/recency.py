"""When a record was told, and the latest date that it speaks of: by what it says itself, without a clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lintas.dates import When
from lintas.model import AnyNote, Ask, Exchange, Lesson


def told(note: AnyNote) -> When | None:
    """When it was reported, else when it was. None where no date is known, or only one that was meant to come."""
    return note.reported or happened(note)


def latest_date(note: AnyNote) -> dt.date | None:
    """The last day on which somebody did something of which the record speaks.

    Somebody published or read a source, looked a text through, followed up a lesson, voiced or checked an ask. None
    where no such date is known.
    """
    return max([when.first_day for when in _dates(note) if when], default=None)


def _dates(note: AnyNote) -> Iterator[When | None]:
    yield happened(note)
    for source in note.sources:
        yield source.published
        yield source.accessed
    for version in note.versions.values():
        yield version.reviewed
    if isinstance(note, Lesson):
        for entry in note.adoption:
            yield entry.date
    if isinstance(note, Ask):
        for raising in note.raised:
            yield raising.date
        yield note.last_checked


def happened(note: AnyNote) -> When | None:
    """When it was; None where no date is known, or only that of a plan."""
    return None if isinstance(note, Exchange) and note.status != "held" else note.date
