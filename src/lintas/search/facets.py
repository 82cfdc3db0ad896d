"""What notes can be chosen by: facet by facet, the values that a note has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from lintas.library import Library, latest_stages
from lintas.model import AnyNote, Exchange, Lesson
from lintas.search.numbers import Numbered, gaps

FACETS = ("theme", "from", "learner", "year", "kind", "format", "stage", "language")  # and "tag", which is free
IN_USE = {"adopted", "embedded"}


Values = Mapping[str, tuple[str, ...]]  # of one note, by facet


def facet_values(library: Library, note: AnyNote) -> Values:
    """The values that a note has, by facet."""
    return {facet: tuple(dict.fromkeys(_VALUES[facet](library, note))) for facet in FACETS}


def times_adopted(note: AnyNote) -> int:
    """How many cities have a lesson in use, as far as is known."""
    return sum(stage in IN_USE for stage in latest_stages(note).values()) if isinstance(note, Lesson) else 0


def facets_file(library: Library, numbered: Numbered, values: Sequence[Values]) -> dict[str, object]:
    """By facet and value the notes that have it; by date and by how many cities use them, for sorting.

    A theme or city that no note has is there too: an address may ask for it, and the answer is that there is nothing.
    """
    themes, cities = library.vocabulary.themes, library.vocabulary.cities
    known = {"theme": themes, "from": cities, "learner": cities}
    found: dict[str, dict[str, list[int]]] = {
        facet: defaultdict(list, {value: [] for value in known.get(facet, ())}) for facet in FACETS
    }
    adopted: dict[str, list[int]] = defaultdict(list)
    for (number, note), by_facet in zip(numbered, values, strict=True):
        for facet, some in by_facet.items():
            for value in some:
                found[facet][value].append(number)
        if times := times_adopted(note):
            adopted[str(times)].append(number)
    return {
        "numbers": gaps([number for number, _ in numbered]),
        "days": [_day(note) for _, note in numbered],
        "adopted": {times: gaps(numbers) for times, numbers in sorted(adopted.items())},
        "facets": {
            facet: {value: gaps(numbers) for value, numbers in sorted(by_value.items())}
            for facet, by_value in found.items()
        },
    }


def tags_file(library: Library, numbered: Numbered) -> dict[str, list[int]]:
    """By free tag the notes that have it in any language: many, and seldom chosen by, so in a file of their own."""
    number_of = {note.id: number for number, note in numbered}
    found: dict[str, set[int]] = defaultdict(set)
    for tags in library.tags.values():
        for tag, notes in tags.items():
            found[tag].update(number_of[note.id] for note in notes)
    return {tag: gaps(sorted(numbers)) for tag, numbers in sorted(found.items())}


def _day(note: AnyNote) -> int:
    return note.date.first_day.toordinal() if note.date else 0


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


def _languages(_: Library, note: AnyNote) -> Iterator[str]:
    """Those that its text can be read in."""
    yield from (lang for lang, version in note.versions.items() if not version.is_only_summary)


_VALUES: Mapping[str, Callable[[Library, AnyNote], Iterator[str]]] = {
    "theme": _themes,
    "from": lambda _, note: iter(note.teachers),
    "learner": lambda _, note: iter(note.students),
    "year": _years,
    "kind": lambda _, note: iter((note.kind,)),
    "format": _formats,
    "stage": _stages,
    "language": _languages,
}
