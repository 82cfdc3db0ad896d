"""Looking through a base for what time has overtaken."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from lintas.dates import When, months_between
from lintas.fields import plain_fields
from lintas.library import Library, latest_stages
from lintas.model import AnyNote, Lesson, Stage, Version
from lintas.rules.rule import Base
from lintas.source import read_note
from lintas.stale import limits
from lintas.stale.limits import SOURCE_READ
from lintas.stale.matter import Cause, Matter, Value, in_order

N = TypeVar("N", bound=AnyNote)

# What came of it is known for good, as far as anybody would ask again.
SETTLED: frozenset[Stage] = frozenset({"adopted", "embedded", "discontinued", "declined"})


@dataclass(frozen=True)
class Look:
    """A base on a day, for an editor who reads titles in the language `lang`.

    `days` are those on which files were last changed, as far as git knows; `text_beside` gives what stood in one file
    when another one was last changed.
    """

    base: Base
    now: dt.date
    lang: str
    days: Mapping[str, dt.date] = field(default_factory=dict)
    text_beside: Callable[[str, str], str] = field(default=lambda _path, _other: "", compare=False)

    def matters(self) -> list[Matter]:
        """All that needs attention, by cause; within one what has waited longest comes first."""
        return in_order(
            [
                *self._exchanges(),
                *self._asks(),
                *self._offers(),
                *self._versions(),
                *self._follow_ups(),
                *self._sources(),
            ]
        )

    @property
    def _library(self) -> Library:
        return self.base.library

    def _is_over(self, day: dt.date | None, months: int) -> bool:
        return day is not None and months_between(day, self.now) >= months

    def _at(self, note: AnyNote, *steps: str | int) -> int:
        return self.base.locate(note, *steps).line

    def _matter(self, cause: Cause, note: AnyNote, line: int, variant: str = "", **values: Value) -> Matter:
        return Matter(cause, note.original.path, line, note.version(self.lang).title, values, variant)

    def _exchanges(self) -> Iterator[Matter]:
        """Those whose planned date has passed: held, postponed or called off, somebody knows."""
        for exchange in reversed(_shown(self._library.exchanges)):
            planned = exchange.date or exchange.planned
            is_due = exchange.status in {"proposed", "planned"} and planned and planned.last_day < self.now
            if planned and is_due:
                yield self._matter("exchange-overdue", exchange, self._at(exchange, "status"), date=planned)

    def _asks(self) -> Iterator[Matter]:
        """Asks that nobody took up, and those of which nobody said what came of them."""
        for ask in _shown(self._library.asks):
            looked = ask.last_checked.last_day if ask.last_checked else None
            since = looked or ask.date.last_day
            if ask.state == "open" and self._is_over(ask.date.last_day, limits.ASK_OPEN):
                if looked is None:
                    yield self._matter("ask-open", ask, self._at(ask, "date"), date=ask.date)
                elif self._is_over(looked, limits.ASK_LOOKED_AT):
                    line = self._at(ask, "last_checked")
                    yield self._matter("ask-open", ask, line, "again", date=ask.date, looked=looked)
            elif ask.state == "taken-up" and self._is_over(since, limits.ASK_TAKEN_UP):
                yield self._matter("ask-taken-up", ask, self._at(ask, "state"), date=since)

    def _offers(self) -> Iterator[Matter]:
        """Offers of which nobody knows whether they still stand."""
        for offer in reversed(_shown(self._library.offers)):
            reviewed = offer.original.reviewed
            since = max(offer.date.last_day, reviewed.last_day) if reviewed else offer.date.last_day
            if offer.state == "open" and self._is_over(since, limits.OFFER_OPEN):
                yield self._matter("offer-open", offer, self._at(offer, "date"), date=offer.date)

    def _versions(self) -> Iterator[Matter]:
        """Texts that lag behind their original, whose check is due, or that never came out of draft."""
        for note in self._library.notes.values():
            for version in note.versions.values():
                source = self.base.sources[version.path]
                day = self.days.get(version.path)
                if version.draft:
                    if self._is_over(day, limits.DRAFT) or not self.days:
                        line = source.locate("draft").line
                        yield Matter("draft", version.path, line, version.title)
                    continue
                line = source.locate("reviewed").line
                if (changed := self._behind(note.original, version)) is not None:
                    values: dict[str, Value] = {"date": changed, "path": note.original.path}
                    yield Matter("translation-behind", version.path, line, version.title, values)
                elif version.reviewed and self._is_over(version.reviewed.last_day, limits.REVIEW):
                    yield Matter("review-due", version.path, line, version.title, {"date": version.reviewed})

    def _behind(self, original: Version, version: Version) -> dt.date | None:
        """The day since which an original says more than its translation; None where they are abreast.

        By git where it has the days of both, else by when each was checked. What all languages share stands in the
        original's file, so that only its own words count. Who checked the translation after the original was changed
        found that nothing had to follow.
        """
        if not version.translated_from or original.draft:
            return None
        checked = version.reviewed.last_day if version.reviewed else None
        changed, own = self.days.get(original.path), self.days.get(version.path)
        if changed is None or own is None:
            changed, own = (original.reviewed.first_day if original.reviewed else None), checked
            is_same = False
        else:
            is_same = changed > own and _same_words(self.text_beside(original.path, version.path), original)
        if changed is None or own is None or is_same or changed <= max(own, checked or own):
            return None
        return changed

    def _follow_ups(self) -> Iterator[Matter]:
        """Lessons of which for years nobody has said what came of them: one matter for an exchange, one letter."""
        waiting: dict[str, list[Lesson]] = defaultdict(list)
        for lesson in reversed(_shown(self._library.lessons)):
            stages = latest_stages(lesson)
            is_settled = bool(stages) and SETTLED.issuperset(stages.values())
            if not (is_settled or lesson.superseded_by) and self._is_over(_last_word(lesson), limits.FOLLOW_UP):
                waiting[lesson.exchange or lesson.id].append(lesson)
        for note_id, lessons in waiting.items():
            note = self._library.notes[note_id]
            since = max(map(_last_word, lessons))
            variant = "" if isinstance(note, Lesson) else "exchange"
            yield self._matter("follow-up", note, 1, variant, number=len(lessons), date=since)

    def _sources(self) -> Iterator[Matter]:
        """Web pages read long ago of which nobody has kept a copy: one matter for an address, one copy."""
        found: dict[str, list[tuple[AnyNote, int, When]]] = defaultdict(list)
        for note in _shown(self._library.notes.values()):
            for index, reference in enumerate(note.sources if self.base.is_own(note, "sources") else ()):
                read = reference.accessed
                if reference.url and not reference.archived and read and self._is_over(read.last_day, SOURCE_READ):
                    found[reference.url].append((note, index, read))
        for url, places in sorted(found.items(), key=lambda one: one[1][0][2].last_day):
            note, index, read = places[0]
            line, variant = self._at(note, "sources", index), "many" if len(places) > 1 else ""
            yield self._matter("source-unarchived", note, line, variant, url=url, date=read, number=len(places))


def _shown(notes: Iterable[N]) -> tuple[N, ...]:
    """Notes without those whose original is a draft: of these only that they are drafts is the matter."""
    return tuple(note for note in notes if not note.original.draft)


def _same_words(text: str, original: Version) -> bool:
    """Whether an original says itself what it said in a text: title, summary and body, whatever the facts are."""
    source, _ = read_note(text.encode(), original.path)
    if source is None:
        return False
    said = plain_fields(source.fields)
    before = [said.get("title", ""), said.get("summary", ""), source.body]
    return [str(one).split() for one in before] == [
        one.split() for one in (original.title, original.summary, original.body)
    ]


def _last_word(lesson: Lesson) -> dt.date:
    """The day on which somebody last said what came of a lesson, or looked; else that of the lesson."""
    return max(
        (entry.date.last_day for entry in lesson.adoption if entry.date),
        default=lesson.date.last_day,
    )
