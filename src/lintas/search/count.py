"""What a note is found by: roots and concepts with a weight each, from one note alone, so that it can be kept.

The weights follow BM25F (Robertson, Zaragoza and Taylor, 2004): occurrences count by the field that they stand in, less
in a longer text, and are added up before they are ranked. Lengths are held against fixed usual ones instead of the
base's average, so that a new note changes no other's numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lintas.catalogue import catalogue, locale
from lintas.countries import country_name
from lintas.model import AnyNote, Exchange, Lesson, Version
from lintas.search.concepts import Concepts
from lintas.search.words import Roots
from lintas.vocabulary import Vocabulary


@dataclass(frozen=True)
class Measure:
    """What a field counts for: its weight, how far its length matters (0 to 1), and its usual length in roots."""

    weight: float
    by_length: float = 0.0
    usual: int = 1


TITLE, SUMMARY, TAGS = Measure(5.0, 0.3, 7), Measure(2.5, 0.4, 16), Measure(2.5)
ABOUT, BODY, SOURCES = Measure(1.0), Measure(1.0, 0.5, 120), Measure(0.5, 0.5, 12)
MENTIONED_THEME = 0.25  # of a field's weight: a note is about the themes that it gives, not about all that it names
FIRST_THEME, OTHER_THEME, BROADER_THEME = 6.0, 4.0, 2.0
TEACHER, STUDENT, PLACE, ADOPTER = 4.0, 3.0, 1.5, 1.5
STEPS = 4  # a weight is kept in quarters
MOST = 63  # quarters; more says nothing more

# What a Markdown text has that is not to be read: HTML, addresses of links and of their definitions, attribute lists.
# Each begins with a letter of its own, so that a text is gone through quickly.
NOT_TEXT = re.compile(
    r"<(?:!--.*?--|/?[A-Za-z][^<>]{0,300})>|\](?:\([^)\s]*(?=[)\s])|:[ \t]*\S*[/#]\S*)|\{:[^{}]{0,200}\}|https?://\S+",
    re.DOTALL,
)


@dataclass(frozen=True)
class Reading:
    """How notes are read: by which roots, concepts and names."""

    roots: Roots
    concepts: Concepts
    vocabulary: Vocabulary
    languages: tuple[str, ...]
    _kept: dict[str, Mapping[str, float]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def themes(self) -> frozenset[str]:
        """The ids of the concepts that are themes."""
        return frozenset(key for key in self.concepts.by_id if key.startswith("theme:"))

    def weights(self, note: AnyNote, exchange: Exchange | None = None) -> dict[str, int]:
        """By root and concept how much a note is about it, in quarters; `exchange` is the one that it belongs to."""
        shared: dict[str, float] = {}
        for text in _about(note, exchange, self.vocabulary, self.languages):
            _add(shared, self._short(text), ABOUT.weight)
        for source in note.sources:
            for text in (source.title or {}).values():
                _add(shared, *self._long(text, SOURCES))
        for key, weight in self._named(note):
            shared[key] = shared.get(key, 0) + weight
        first, *others = (self._in_quarters(version, shared) for version in note.versions.values())
        for other in others:
            for key, quarters in other.items():
                if quarters > first.get(key, 0):  # the text that says it best
                    first[key] = quarters
        return first if all(first.values()) else {key: quarters for key, quarters in first.items() if quarters}

    def _in_quarters(self, version: Version, shared: Mapping[str, float]) -> dict[str, int]:
        """What one version of a note is about; `shared` is what all say."""
        more = dict(shared)
        _add(more, *self._long(version.title, TITLE))
        _add(more, *self._long(version.summary, SUMMARY))
        for tag in version.tags:
            _add(more, self._short(tag), TAGS.weight)
        counted, each = self._long(NOT_TEXT.sub(" ", version.body), BODY)
        by_times = {times: _quarters(times * each) for times in set(counted.values())}
        found = {key: by_times[times] for key, times in counted.items()}
        for key, weight in more.items():
            found[key] = _quarters(counted.get(key, 0) * each + weight)
        return found

    def _long(self, text: str, measure: Measure) -> tuple[Mapping[str, float], float]:
        """How often a text has each term, and what each time counts for. No name goes on into the next text."""
        roots = self.roots.of(text)
        each = measure.weight / (1 + measure.by_length * (len(roots) / measure.usual - 1))
        counted = self.concepts.count(roots)
        for key in counted.keys() & self.themes:
            counted[key] *= MENTIONED_THEME
        return counted, each

    def _short(self, text: str) -> Mapping[str, float]:
        """The terms of a word or name that many notes have."""
        if text not in self._kept:
            self._kept[text] = self.concepts.count(self.roots.of(text))
        return self._kept[text]

    def _named(self, note: AnyNote) -> Iterator[tuple[str, float]]:
        """The concepts that a note names in its fields."""
        for place, theme in enumerate(note.theme):
            yield f"theme:{theme}", OTHER_THEME if place else FIRST_THEME
            for broader in self.vocabulary.themes[theme].broader:
                yield f"theme:{broader}", BROADER_THEME
        for cities, weight in ((note.teachers, TEACHER), (note.students, STUDENT)):
            for city in cities:
                yield f"city:{city}", weight
        if isinstance(note, Exchange) and note.place:
            yield f"city:{note.place}", PLACE
        if isinstance(note, Lesson):
            for city in dict.fromkeys(entry.city for entry in note.adoption):
                yield f"city:{city}", ADOPTER


def _quarters(weight: float) -> int:
    return min(MOST, int(weight * STEPS + 0.5))


def _add(weights: dict[str, float], terms: Mapping[str, float], each: float) -> None:
    for key, times in terms.items():
        weights[key] = weights.get(key, 0) + times * each


def _about(
    note: AnyNote, exchange: Exchange | None, vocabulary: Vocabulary, languages: tuple[str, ...]
) -> Iterator[str]:
    """What a page says of a note in its panel of facts, in every language."""
    for lang in languages:
        say = catalogue(lang).say
        yield say(f"kind.{note.kind}")
        event = note if isinstance(note, Exchange) else exchange
        if event and event.format:
            yield say(f"format.{event.format}")
        if isinstance(note, Lesson):
            yield from dict.fromkeys(say(f"stage.{entry.stage}") for entry in note.adoption)
        for country in dict.fromkeys(vocabulary.cities[city].country for city in (*note.teachers, *note.students)):
            yield country_name(country, lang)
        if note.date:
            months = locale(lang).months["format"]["wide"]
            yield from dict.fromkeys(months[day.month] for day in (note.date.first_day, note.date.last_day))
            yield from map(str, range(note.date.first_day.year, note.date.last_day.year + 1))
    for name in ("voiced_by", "contact"):
        yield getattr(note, name, "")
    yield from getattr(note, "partners", ())
    yield from (entry.by for entry in getattr(note, "adoption", ()))
