"""All records of a base, and the answers to what pages and rules ask of them. Nothing is read or written here."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TypeVar

from lintas.dates import months_between, today
from lintas.model import FURTHEST, TAKEN_UP, Adoption, AnyNote, Ask, Exchange, Lesson, Offer, Stage
from lintas.names import slug
from lintas.news import Subject, news
from lintas.recency import latest_date
from lintas.ties import Pair, Tie, find_ties
from lintas.vocabulary import Vocabulary

N = TypeVar("N", bound=AnyNote)
MOST_SHARED = 3  # themes of two lessons that are counted; the number of choices doubles with each more


@dataclass(frozen=True)
class Library:
    """The notes that are published, by id, and the vocabulary they use, on the day `now`."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    notes: Mapping[str, AnyNote] = field(default_factory=dict)
    languages: tuple[str, ...] = ("en", "id")
    now: dt.date = field(default_factory=today)

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons, the latest first."""
        return latest_first(note for note in self.notes.values() if isinstance(note, Lesson))

    @cached_property
    def exchanges(self) -> tuple[Exchange, ...]:
        """All exchanges, the latest first; those without a date before all."""
        return latest_first(note for note in self.notes.values() if isinstance(note, Exchange))

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """All asks, the oldest first: what has waited longest."""
        return tuple(reversed(latest_first(note for note in self.notes.values() if isinstance(note, Ask))))

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """All offers, the latest first."""
        return latest_first(note for note in self.notes.values() if isinstance(note, Offer))

    @cached_property
    def open_asks(self) -> tuple[Ask, ...]:
        """The asks that nobody has answered or taken up, the oldest first."""
        return tuple(ask for ask in self.asks if ask.state == "open")

    @cached_property
    def open_offers(self) -> tuple[Offer, ...]:
        """The offers that nobody has taken up and that were not withdrawn."""
        return tuple(offer for offer in self.offers if offer.state == "open")

    @cached_property
    def adoptions(self) -> tuple[tuple[Lesson, Adoption], ...]:
        """What cities did with lessons, the latest first."""
        found = [(lesson, adoption) for lesson in self.lessons for adoption in lesson.adoption]
        return tuple(sorted(found, key=lambda pair: _day(pair[1].date), reverse=True))

    def in_exchange(self, exchange: str) -> tuple[AnyNote, ...]:
        """The notes in the folder of an exchange."""
        return self._by_exchange.get(exchange, ())

    @cached_property
    def _by_exchange(self) -> Mapping[str, tuple[AnyNote, ...]]:
        found: dict[str, list[AnyNote]] = defaultdict(list)
        for note in self.notes.values():
            found[note.exchange].append(note)
        return {exchange: tuple(notes) for exchange, notes in found.items() if exchange}

    @cached_property
    def lessons_by_theme(self) -> Mapping[str, tuple[Lesson, ...]]:
        """By theme the lessons that name it, the latest first."""
        found: dict[str, list[Lesson]] = defaultdict(list)
        for lesson in self.lessons:
            for theme in lesson.theme:
                found[theme].append(lesson)
        return {theme: tuple(lessons) for theme, lessons in found.items()}

    def following(self, exchange: str) -> tuple[Exchange, ...]:
        """The exchanges that followed on from one."""
        return tuple(self._following.get(exchange, ()))

    @cached_property
    def _following(self) -> Mapping[str, list[Exchange]]:
        found: dict[str, list[Exchange]] = defaultdict(list)
        for other in self.exchanges:
            for exchange in dict.fromkeys(other.follows):
                found[exchange].append(other)
        return found

    def part_of(self, exchange: str) -> tuple[Exchange, ...]:
        """The exchanges that were part of one."""
        return tuple(self._part_of.get(exchange, ()))

    @cached_property
    def _part_of(self) -> Mapping[str, list[Exchange]]:
        found: dict[str, list[Exchange]] = defaultdict(list)
        for other in self.exchanges:
            found[other.part_of].append(other)
        return found

    def on_theme(self, notes: Iterable[N], theme: str) -> tuple[N, ...]:
        """Those of some notes that name a theme itself, not a narrower one."""
        return tuple(note for note in notes if theme in note.theme)

    def under(self, notes: Iterable[N], theme: str) -> tuple[N, ...]:
        """Those of some notes that name a theme or a narrower one."""
        themes = {*self.vocabulary.with_narrower(theme)}
        return tuple(note for note in notes if not themes.isdisjoint(note.theme))

    def lessons_under(self, theme: str) -> tuple[Lesson, ...]:
        """The lessons of a theme and of all narrower ones, each once."""
        under = set(self.vocabulary.with_narrower(theme))
        return tuple(lesson for lesson in self.lessons if under & set(lesson.theme))

    def related(self, lesson: Lesson) -> Iterator[Lesson]:
        """Other lessons on its themes, one by one: those from other cities first, then by how many themes they share.

        Of those that share as many, the latest comes first.
        """
        own_cities = set(lesson.city)
        seen = {lesson.id}
        waiting = []
        for number in range(min(len(lesson.theme), MOST_SHARED), 0, -1):
            lists = [self._lessons_by_themes.get(frozenset(some), ()) for some in combinations(lesson.theme, number)]
            for other in merged(lists):
                if other.id in seen:
                    continue
                seen.add(other.id)
                if own_cities.isdisjoint(other.city):
                    yield other
                else:
                    waiting.append(other)
        yield from waiting

    @cached_property
    def _lessons_by_themes(self) -> Mapping[frozenset[str], list[Lesson]]:
        """By every choice of at most `MOST_SHARED` themes the lessons that name all of them, the latest first."""
        found: dict[frozenset[str], list[Lesson]] = defaultdict(list)
        for lesson in self.lessons:
            for number in range(1, min(len(lesson.theme), MOST_SHARED) + 1):
                for some in combinations(lesson.theme, number):
                    found[frozenset(some)].append(lesson)
        return found

    def answering(self, themes: Iterable[str]) -> Iterator[Lesson]:
        """The lessons that name any of some themes, one by one, the latest first."""
        seen: set[str] = set()
        for lesson in merged([self.lessons_by_theme.get(theme, ()) for theme in themes]):
            if lesson.id not in seen:
                seen.add(lesson.id)
                yield lesson

    def age_in_months(self, ask: Ask) -> int:
        """How long an ask has been waiting, in whole months."""
        return months_between(ask.date.first_day, self.now)

    def is_overdue(self, exchange: Exchange) -> bool:
        """Whether an exchange was to be held on a date now past, and nobody has said that it was."""
        return (
            exchange.status in {"proposed", "planned"}
            and exchange.date is not None
            and exchange.date.last_day < self.now
        )

    @cached_property
    def latest_dates(self) -> Mapping[str, dt.date | None]:
        """By note the last day on which somebody did something of which its record speaks."""
        return {note.id: latest_date(note) for note in self.notes.values()}

    @property
    def latest_date(self) -> dt.date | None:
        """The latest of these days; None where none is known."""
        return max(filter(None, self.latest_dates.values()), default=None)

    @cached_property
    def news(self) -> Mapping[Subject, tuple[AnyNote, ...]]:
        """By what can be followed its latest notes; what has none is not there."""
        return news(tuple(self.notes.values()), self.latest_dates, self.vocabulary)

    @cached_property
    def ties(self) -> Mapping[Pair, Tie]:
        """What joins two cities, by their ids in alphabetical order."""
        return find_ties(self.lessons, self.exchanges, self.asks, self.offers, self.vocabulary.cities)

    def ties_of(self, city: str) -> tuple[Tie, ...]:
        """The pairs that a city is one of."""
        return tuple(tie for pair, tie in self.ties.items() if city in pair)

    @cached_property
    def tags(self) -> Mapping[str, Mapping[str, tuple[AnyNote, ...]]]:
        """By language and tag, the notes whose text in that language has the tag.

        Spellings that make the same address are one tag, which goes by the first of them.
        """
        return {lang: self._tags_in(lang) for lang in self.languages}

    def _tags_in(self, lang: str) -> dict[str, tuple[AnyNote, ...]]:
        names: dict[str, str] = {}
        found: dict[str, dict[str, AnyNote]] = defaultdict(dict)
        for note in self.notes.values():
            for tag in note.versions[lang].tags if lang in note.versions else ():
                names.setdefault(slug(tag), tag)
                found[slug(tag)][note.id] = note
        return {names[key]: latest_first(found[key].values()) for key in sorted(found)}


def in_time(lesson: Lesson) -> tuple[Adoption, ...]:
    """What cities did with a lesson, the earliest first; what has no date, before all.

    Of one day what went furthest comes last.
    """
    furthest = {stage: -place for place, stage in enumerate(FURTHEST)}
    return tuple(
        sorted(lesson.adoption, key=lambda one: (one.date.first_day if one.date else dt.date.min, furthest[one.stage]))
    )


def latest_stages(lesson: Lesson) -> Mapping[str, Stage]:
    """By city how far a lesson has come there, as far as is known: that nothing was found takes nothing back."""
    found: dict[str, Stage] = {}
    for entry in in_time(lesson):
        if entry.stage != "no-evidence" or entry.city not in found:
            found[entry.city] = entry.stage
    return found


def taken_up_by(lesson: Lesson) -> frozenset[str]:
    """The cities that do what a lesson says, as far as is known."""
    return frozenset(city for city, stage in latest_stages(lesson).items() if stage in TAKEN_UP)


def latest_first(notes: Iterable[N]) -> tuple[N, ...]:
    """Notes by their first day, the latest first; of one day by id."""
    return tuple(sorted(notes, key=_place))


def merged(lists: Iterable[Iterable[N]]) -> Iterator[N]:
    """Lists that have the latest first as one such list, of which only what is asked for is worked out."""
    return heapq.merge(*lists, key=_place)


def _place(note: AnyNote) -> tuple[int, str]:
    return -_day(note.date).toordinal(), note.id


def _day(date: object) -> dt.date:
    day = getattr(date, "first_day", None)
    return day if isinstance(day, dt.date) else dt.date.max
