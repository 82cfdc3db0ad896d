"""What notes can be chosen by: facet by facet, the values that a note has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lintas.library import Library
from lintas.model import AnyNote, Exchange, Lesson

FACETS = ("theme", "from", "learner", "year", "kind", "format", "stage", "language")  # and "tag", which is free
IN_USE = {"adopted", "embedded"}


def facet_values(library: Library, note: AnyNote) -> dict[str, tuple[str, ...]]:
    """The values that a note has, by facet."""
    return {facet: tuple(dict.fromkeys(_VALUES[facet](library, note))) for facet in FACETS}


def times_adopted(note: AnyNote) -> int:
    """How many cities have a lesson in use, as far as the last entry of each says."""
    if not isinstance(note, Lesson):
        return 0
    dated = sorted(note.adoption, key=lambda entry: str(entry.date or ""))
    return sum(stage in IN_USE for stage in {entry.city: entry.stage for entry in dated}.values())


def _themes(library: Library, note: AnyNote) -> Iterator[str]:
    """Its themes and all that are broader: who chooses a theme means the narrower ones too."""
    waiting = list(note.theme)
    seen: set[str] = set()
    while waiting:
        theme = waiting.pop(0)
        if theme not in seen:
            seen.add(theme)
            yield theme
            waiting.extend(library.vocabulary.themes[theme].broader)


def _years(_: Library, note: AnyNote) -> Iterator[str]:
    if note.date:
        yield from map(str, range(note.date.first_day.year, note.date.last_day.year + 1))


def _formats(library: Library, note: AnyNote) -> Iterator[str]:
    """The format of the exchange that a note is, or came from."""
    event = note if isinstance(note, Exchange) else library.notes.get(note.exchange)
    if isinstance(event, Exchange) and event.format:
        yield event.format


def _stages(_: Library, note: AnyNote) -> Iterator[str]:
    if isinstance(note, Lesson):
        yield from (entry.stage for entry in note.adoption)


_VALUES: Mapping[str, Callable[[Library, AnyNote], Iterator[str]]] = {
    "theme": _themes,
    "from": lambda _, note: iter(note.teachers),
    "learner": lambda _, note: iter(note.students),
    "year": _years,
    "kind": lambda _, note: iter((note.kind,)),
    "format": _formats,
    "stage": _stages,
    "language": lambda _, note: iter(note.versions),
}
