"""Rules on what a note claims: dates that fit, sources, and adoption that can be checked."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.dates import When
from lintas.model import Adoption, AnyNote, Ask, Exchange, Lesson
from lintas.problem import Problem
from lintas.rules.rule import Base, base_rule


def _missing_source(base: Base) -> Iterator[Problem]:
    for note in base.library.notes.values():
        exchange = base.library.notes.get(note.exchange)
        if not note.sources and (exchange is None or exchange.sources):
            yield Problem("missing-source", base.locate(note, "title"))


def _future_date(base: Base) -> Iterator[Problem]:
    for note in base.library.notes.values():
        for steps, date in _past_dates(note):
            if base.is_own(note, steps[0]) and date.end.first_day > base.library.now:
                happens = steps == ("date",) and isinstance(note, Exchange | Lesson)
                variant = "happens" if happens else "adoption" if steps[0] == "adoption" else ""
                yield Problem("future-date", base.locate(note, *steps), {"date": date.text}, variant)
    for _, version in base.versions:
        if version.reviewed and version.reviewed.first_day > base.library.now:
            at = base.sources[version.path].locate("reviewed")
            yield Problem("future-date", at, {"date": version.reviewed.text})


def _lesson_not_held(base: Base) -> Iterator[Problem]:
    for note in base.library.notes.values():
        exchange = base.library.notes.get(note.exchange)
        if isinstance(note, Lesson) and isinstance(exchange, Exchange) and exchange.status != "held":
            values = {"exchange": exchange.id, "status": exchange.status}
            yield Problem("lesson-not-held", base.locate(note, "title"), dict(values))


def _learns_from_itself(base: Base) -> Iterator[Problem]:
    for note in base.library.notes.values():
        exchange = base.library.notes.get(note.exchange, note)
        if isinstance(note, Lesson | Exchange) and not (isinstance(exchange, Exchange) and exchange.mutual):
            for city in sorted(set(note.city) & set(note.learners)):
                name = base.library.vocabulary.city_name(city, base.library.languages[0])
                yield Problem("learns-from-itself", base.locate(note, "learners"), {"city": name})


def _adoption_without_date(base: Base) -> Iterator[Problem]:
    for lesson in base.library.lessons:
        for index, adoption in enumerate(lesson.adoption):
            if adoption.date is None:
                at = base.locate(lesson, "adoption", index)
                yield Problem("adoption-without-date", at, {"city": _city(base, adoption)})


def _adoption_without_source(base: Base) -> Iterator[Problem]:
    for lesson in base.library.lessons:
        for index, adoption in enumerate(lesson.adoption):
            looked = adoption.stage == "no-evidence"
            if not adoption.source and not (looked and adoption.note):
                at = base.locate(lesson, "adoption", index)
                variant = "no-evidence" if looked else ""
                yield Problem("adoption-without-source", at, {"city": _city(base, adoption)}, variant)


def _embedded_without_name(base: Base) -> Iterator[Problem]:
    for lesson in base.library.lessons:
        for index, adoption in enumerate(lesson.adoption):
            if adoption.stage == "embedded" and not adoption.note:
                at = base.locate(lesson, "adoption", index)
                yield Problem("embedded-without-name", at, {"city": _city(base, adoption)})


def _city(base: Base, adoption: Adoption) -> str:
    return base.library.vocabulary.city_name(adoption.city, base.library.languages[0])


def _past_dates(note: AnyNote) -> Iterator[tuple[tuple[str | int, ...], When]]:
    """The dates of a note that can't lie in the future, with the steps to where they stand."""
    if note.date and not (isinstance(note, Exchange) and note.status != "held"):
        yield ("date",), note.date
    for index, reference in enumerate(note.sources):
        for name, date in (("published", reference.published), ("accessed", reference.accessed)):
            if date:
                yield ("sources", index, name), date
    if isinstance(note, Lesson):
        yield from (
            (("adoption", index, "date"), entry.date) for index, entry in enumerate(note.adoption) if entry.date
        )
    if isinstance(note, Ask):
        yield from ((("raised", index, "date"), entry.date) for index, entry in enumerate(note.raised))
        if note.last_checked:
            yield ("last_checked",), note.last_checked


FACTS = (
    base_rule(
        _missing_source,
        "warning",
        reach="note",
        bad="sources: []",
        mended="sources: [{url: https://example.org/report}]",
    ),
    base_rule(
        _future_date,
        "error",
        reach="note",
        bad="date: 2999-03-19",
        mended="date: 2018-03-19",
        values={"date": "2999-03-19"},
        variant="happens",
    ),
    base_rule(
        _lesson_not_held,
        "error",
        reach="note",
        bad="status: planned",
        mended="status: held",
        values={"exchange": "2018-03-visit", "status": "planned"},
    ),
    base_rule(
        _learns_from_itself,
        "warning",
        reach="note",
        bad="learners: Seoul",
        mended="learners: Jakarta",
        values={"city": "Seoul"},
    ),
    base_rule(
        _adoption_without_date,
        "error",
        reach="note",
        bad="  - city: Jakarta\n    stage: planned\n    source: https://example.org/report",
        mended="  - city: Jakarta\n    stage: planned\n    date: 2019-06-13\n    source: https://example.org/report",
        values={"city": "Jakarta"},
    ),
    base_rule(
        _adoption_without_source,
        "error",
        reach="note",
        bad="  - city: Jakarta\n    stage: planned\n    date: 2019-06-13",
        mended="  - city: Jakarta\n    stage: planned\n    date: 2019-06-13\n    source: https://example.org/report",
        values={"city": "Jakarta"},
    ),
    base_rule(
        _embedded_without_name,
        "warning",
        reach="note",
        bad="    source: https://example.org/report\n    stage: embedded",
        mended="    source: https://example.org/report\n    stage: embedded\n"
        "    note: Standing procedure 12/2020 on residents' meetings",
        values={"city": "Jakarta"},
    ),
)
