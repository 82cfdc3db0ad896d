"""Rules on what a note says: dates that fit, adoption that can be checked, a text in the language it claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from lintas.catalogue import catalogue, languages
from lintas.dates import When
from lintas.fields import plain
from lintas.model import Adoption, AnyNote, Ask, Exchange, Lesson
from lintas.names import MAX_NAME, RESERVED, slug
from lintas.problem import Problem
from lintas.rules.rule import Base, base_rule

# The commonest words that the two languages do not share; a text of some length has many of its own and hardly any
# of the other.
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset("the of and to is that for with was were are this by from not it as have has which their".split()),
    "id": frozenset(
        "yang dan untuk dengan dari pada ini itu tidak oleh dalam adalah agar atau telah akan sebagai para bagi"
        " serta".split()
    ),
}
ENOUGH_WORDS = 6  # function words; fewer say nothing about a language
CLEARLY_MORE = 3  # times as many of another language as of its own

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ADVERTS = re.compile(
    r"\b(?:online loans?|payday loans?|instant loans?|loans? (?:online|without collateral)|lottery|casinos?|"
    r"sports betting|pinjaman online|pinjaman cepat|pinjol|togel|erek[ -]erek|judi online|slot gacor|situs slot)\b",
    re.IGNORECASE,
)


def empty_body(base: Base) -> Iterator[Problem]:
    """A note says something: there is text below its facts."""
    for note, version in base.versions:
        if not any(letter.isalnum() for letter in COMMENT.sub("", version.body)):
            source = base.sources[version.path]
            yield Problem("empty-body", source.locate_in_body(""), {"kind": note.kind})


def empty_section(base: Base) -> Iterator[Problem]:
    """Below a heading there is text; where the report says nothing, the note says so or has no such heading."""
    for _, version in base.versions:
        for heading in base.bodies[version.path].empty_sections:
            at = base.sources[version.path].locate_heading(heading)
            yield Problem("empty-section", at, {"heading": heading})


def left_over_placeholder(base: Base) -> Iterator[Problem]:
    """What a new note says in brackets is a reminder to its writer; nobody else should read it."""
    for _, version in base.versions:
        source = base.sources[version.path]
        for name in ("title", "summary", "sources"):
            node = source.fields.get(name)
            if node and any(placeholder in str(plain(node)) for placeholder in _placeholders()):
                yield Problem("left-over-placeholder", source.locate(name), {"field": name})
        for placeholder in _placeholders():
            if placeholder in version.body:
                yield Problem("left-over-placeholder", source.locate_in_body(placeholder), {"field": placeholder})


def bad_tag(base: Base) -> Iterator[Problem]:
    """A tag is a word or two, of which an address can be made."""
    for _, version in base.versions:
        for tag in version.tags:
            if not slug(tag) or len(slug(tag)) > MAX_NAME or slug(tag) in RESERVED:
                yield Problem("bad-tag", base.sources[version.path].locate("tags"), {"tag": tag})


def learns_from_itself(base: Base) -> Iterator[Problem]:
    """A city learns from another one; where both taught and learned, the exchange is mutual."""
    for note in base.library.notes.values():
        exchange = base.library.notes.get(note.exchange, note)
        if isinstance(note, Lesson | Exchange) and not (isinstance(exchange, Exchange) and exchange.mutual):
            for city in sorted(set(note.city) & set(note.learners)):
                name = base.library.vocabulary.city_name(city, base.library.languages[0])
                yield Problem("learns-from-itself", base.locate(note, "learners"), {"city": name})


def main_heading_in_body(base: Base) -> Iterator[Problem]:
    """Headings in a body begin at the second level; the first one of a page is the title."""
    for _, version in base.versions:
        for heading in base.bodies[version.path].top_headings:
            at = base.sources[version.path].locate_heading(heading)
            yield Problem("main-heading-in-body", at, {"heading": heading})


def missing_summary(base: Base) -> Iterator[Problem]:
    """A note has one sentence that says it all: lists and search results show it."""
    for _, version in base.versions:
        if not version.summary:
            yield Problem("missing-summary", base.sources[version.path].locate("title"))


def missing_source(base: Base) -> Iterator[Problem]:
    """A reader can go back to where it was said: a note, or its exchange, names a source."""
    for note in base.library.notes.values():
        exchange = base.library.notes.get(note.exchange)
        if not note.sources and (exchange is None or exchange.sources):
            yield Problem("missing-source", base.locate(note, "title"))


def future_date(base: Base) -> Iterator[Problem]:
    """What is said to have happened, or been published, read or checked, lies not in the future."""
    for note in base.library.notes.values():
        for steps, date in _past_dates(note):
            if base.is_own(note, steps[0]) and date.end.first_day > base.library.now:
                yield Problem("future-date", base.locate(note, *steps), {"date": date.text})
    for _, version in base.versions:
        if version.reviewed and version.reviewed.first_day > base.library.now:
            at = base.sources[version.path].locate("reviewed")
            yield Problem("future-date", at, {"date": version.reviewed.text})


def lesson_not_held(base: Base) -> Iterator[Problem]:
    """What was not held taught nothing yet: below a planned exchange lie asks and offers, no lessons."""
    for note in base.library.notes.values():
        exchange = base.library.notes.get(note.exchange)
        if isinstance(note, Lesson) and isinstance(exchange, Exchange) and exchange.status != "held":
            values = {"exchange": exchange.id, "status": exchange.status}
            yield Problem("lesson-not-held", base.locate(note, "title"), dict(values))


def adoption_without_date(base: Base) -> Iterator[Problem]:
    """Every entry of an adoption has the date as of which it holds."""
    for lesson in base.library.lessons:
        for index, adoption in enumerate(lesson.adoption):
            if adoption.date is None:
                at = base.locate(lesson, "adoption", index)
                yield Problem("adoption-without-date", at, {"city": _city(base, adoption)})


def adoption_without_source(base: Base) -> Iterator[Problem]:
    """Every entry of an adoption says who reported it, and where; one that found nothing says where was looked."""
    for lesson in base.library.lessons:
        for index, adoption in enumerate(lesson.adoption):
            looked = adoption.stage == "no-evidence"
            if not adoption.source and not (looked and adoption.note):
                at = base.locate(lesson, "adoption", index)
                variant = "no-evidence" if looked else ""
                yield Problem("adoption-without-source", at, {"city": _city(base, adoption)}, variant)


def embedded_without_name(base: Base) -> Iterator[Problem]:
    """`embedded` names the regulation, plan, budget line or procedure that keeps the practice."""
    for lesson in base.library.lessons:
        for index, adoption in enumerate(lesson.adoption):
            if adoption.stage == "embedded" and not adoption.note:
                at = base.locate(lesson, "adoption", index)
                yield Problem("embedded-without-name", at, {"city": _city(base, adoption)})


def wrong_language(base: Base) -> Iterator[Problem]:
    """A text is in the language that its file name, or `lang`, says."""
    for _, version in base.versions:
        words = Counter(re.findall(r"[a-z]+", f"{version.title} {version.summary} {version.body}".casefold()))
        found = {lang: sum(words[word] for word in known) for lang, known in FUNCTION_WORDS.items()}
        if version.lang not in found:
            continue
        likely = max(found, key=lambda lang: found[lang])
        if found[likely] >= ENOUGH_WORDS and found[likely] >= CLEARLY_MORE * max(found[version.lang], 1):
            source = base.sources[version.path]
            stem = PurePosixPath(version.path).name.removesuffix(".md")
            name = f"{stem.removesuffix(f'.{version.lang}')}.{likely}.md"
            values = {"lang": version.lang, "likely": likely, "name": name}
            yield Problem("wrong-language", source.locate("title"), dict(values))


def advert(base: Base) -> Iterator[Problem]:
    """What was pasted from a web page brings no advertisement along."""
    for _, version in base.versions:
        source = base.sources[version.path]
        for name, text in (("title", version.title), ("summary", version.summary)):
            if match := ADVERTS.search(text):
                yield Problem("advert", source.locate(name), {"words": match.group()})
        for match in ADVERTS.finditer(version.body):
            yield Problem("advert", source.locate_in_body(match.group(), after=match.start()), {"words": match.group()})


@lru_cache(maxsize=1)
def _placeholders() -> tuple[str, ...]:
    """What `lintas new` writes in brackets, in every language."""
    names = ("summary", "text", "body", "source")
    return tuple(catalogue(lang).say(f"new.placeholder.{name}") for lang in languages() for name in names)


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


CONTENT = (
    base_rule(empty_body, "error"),
    base_rule(
        empty_section,
        "warning",
        bad="## Why it worked there\n\n## Limits",
        mended="## Why it worked there\n\nThe report does not say.\n\n## Limits",
    ),
    base_rule(
        left_over_placeholder,
        "error",
        bad="'[One sentence that says it all]'",
        mended="Seoul met residents hundreds of times before it decided.",
    ),
    base_rule(bad_tag, "error", bad='tags: ["?"]', mended="tags: [why]"),
    base_rule(learns_from_itself, "warning", bad="learners: Seoul", mended="learners: Jakarta"),
    base_rule(main_heading_in_body, "warning", bad="# What was seen", mended="## What was seen"),
    base_rule(
        missing_summary,
        "warning",
        bad="summary:",
        mended="summary: Seoul met residents hundreds of times before it decided.",
    ),
    base_rule(missing_source, "warning", bad="sources: []", mended="sources: [{url: https://example.org/report}]"),
    base_rule(future_date, "error", bad="date: 2999-03-19", mended="date: 2018-03-19"),
    base_rule(lesson_not_held, "error", bad="status: planned", mended="status: held"),
    base_rule(
        adoption_without_date,
        "error",
        bad="stage: planned\n    source",
        mended="stage: planned\n    date: 2019-06-13\n    source",
    ),
    base_rule(
        adoption_without_source,
        "error",
        bad="stage: planned\n    date: 2019-06-13",
        mended="stage: planned\n    date: 2019-06-13\n    source: https://example.org/report",
    ),
    base_rule(
        embedded_without_name,
        "warning",
        bad="stage: embedded",
        mended="stage: embedded\n    note: Standing procedure 12/2020 on residents' meetings",
    ),
    base_rule(wrong_language, "warning"),
    base_rule(
        advert,
        "warning",
        bad="Online loan in five minutes.",
        mended="The report does not say.",
    ),
)
