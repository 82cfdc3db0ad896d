"""By city the notes on each side of it, and the pairs that it is one of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lintas.library import Library
from lintas.model import AnyNote, Exchange, Lesson
from lintas.ties import Pair


@dataclass(frozen=True)
class Sides:
    """One city's notes: where it teaches, where it learns, what it did with lessons, what was held there."""

    teaches: list[AnyNote] = field(default_factory=list)
    learns: list[AnyNote] = field(default_factory=list)
    adoption: list[Lesson] = field(default_factory=list)
    place: list[Exchange] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


def sides_of(library: Library) -> Mapping[str, Sides]:
    """The sides of all cities; in a mutual exchange all teach and all learn."""
    found = {city: Sides() for city in library.vocabulary.cities}
    notes: tuple[AnyNote, ...] = (*library.lessons, *library.exchanges, *library.asks, *library.offers)
    for note in notes:
        both = note.cities if isinstance(note, Exchange) and note.mutual else ()
        for city in both or note.teachers:
            found[city].teaches.append(note)
        for city in both or note.students:
            found[city].learns.append(note)
        if isinstance(note, Lesson):
            for city in dict.fromkeys(entry.city for entry in note.adoption):
                found[city].adoption.append(note)
        elif isinstance(note, Exchange) and note.place and note.place not in note.cities:
            found[note.place].place.append(note)
    for pair in library.ties:
        for city in pair:
            found[city].pairs.append(pair)
    return found
