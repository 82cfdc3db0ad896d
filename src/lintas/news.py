"""What somebody can follow, and what is new in it: the whole base, a theme, a city, the asks that are open."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lintas.model import AnyNote, Ask, Exchange, Lesson
from lintas.recency import told
from lintas.values import unique
from lintas.vocabulary import Vocabulary

MOST = 50  # notes; readers of feeds ask often, and want what came since
ATOM, JSON = "feed.xml", "feed.json"  # beside the page of what is followed

# The parts of the address of what is followed: `("themes", "leadership")`, none for the whole base.
Subject = tuple[str, ...]
EVERYTHING: Subject = ()
OPEN_ASKS: Subject = ("asks",)


def news(
    notes: Iterable[AnyNote], latest_dates: Mapping[str, dt.date | None], vocabulary: Vocabulary
) -> Mapping[Subject, tuple[AnyNote, ...]]:
    """By what can be followed its latest notes: those that were added to last come first, then those told last.

    By the day of the last change, since what is written today about a visit of 2018 is news, and so is what became of
    an old lesson. A note without any known date is in none: when it was new can't be said without a clock.
    """
    days = {note.id: (latest, _told(note, latest)) for note in notes if (latest := latest_dates[note.id])}
    dated = [note for note in notes if note.id in days]
    dated.sort(key=lambda note: note.id)
    dated.sort(key=lambda note: days[note.id], reverse=True)
    above = _above(vocabulary)
    found: dict[Subject, list[AnyNote]] = defaultdict(list)
    for note in dated:
        for subject in _subjects(note, above):
            if len(found[subject]) < MOST:
                found[subject].append(note)
    return {subject: tuple(latest) for subject, latest in found.items()}


def _told(note: AnyNote, otherwise: dt.date) -> dt.date:
    return when.first_day if (when := told(note)) else otherwise


def _subjects(note: AnyNote, above: Mapping[str, tuple[str, ...]]) -> Iterator[Subject]:
    """All that a note is news of, each once: what the pages of themes and cities count as theirs."""
    yield EVERYTHING
    if isinstance(note, Ask) and note.state == "open":
        yield OPEN_ASKS
    for theme in unique(tuple(wider for own in note.theme for wider in above[own])):
        yield "themes", theme
    for city in unique((*note.teachers, *note.students, *_elsewhere(note))):
        yield "cities", city


def _elsewhere(note: AnyNote) -> Iterator[str]:
    """Cities that neither taught nor learned: where an exchange took place, where a lesson was followed up."""
    if isinstance(note, Exchange) and note.place:
        yield note.place
    if isinstance(note, Lesson):
        yield from (entry.city for entry in note.adoption)


def _above(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """By theme itself and all broader ones."""
    found: dict[str, list[str]] = defaultdict(list)
    for theme in vocabulary.themes:
        for narrower in vocabulary.with_narrower(theme):
            found[narrower].append(theme)
    return {theme: tuple(wider) for theme, wider in found.items()}
