"""Rules on the text of a note: that there is one, in its language, and nobody else's advertisement in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from lintas.fields import plain
from lintas.names import MAX_NAME, RESERVED, slug
from lintas.phrases import adverts, function_words, is_placeholder
from lintas.problem import Problem
from lintas.rules.rule import Base, base_rule

ENOUGH_WORDS = 6  # function words; fewer say nothing about a language
CLEARLY_MORE = 3  # times as many of another language as of its own


def empty_body(base: Base) -> Iterator[Problem]:
    """A note says something: there is text below its facts, or a summary above the original's text."""
    for note, version in base.versions:
        if base.bodies[version.path].phrases.is_empty and not version.is_only_summary:
            source = base.sources[version.path]
            variant = "translation" if version.translated_from else ""
            yield Problem("empty-body", source.locate_in_body(""), {"kind": note.kind}, variant)


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
        for name in ("title", "summary", "tags", "sources"):
            node = source.fields.get(name)
            if node and is_placeholder(str(plain(node))):
                yield Problem("left-over-placeholder", source.locate(name), {"field": name})
        for match in base.bodies[version.path].phrases.placeholders:
            at = source.locate_in_body(match.words, after=match.start)
            yield Problem("left-over-placeholder", at, {"field": match.words})


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


def bad_tag(base: Base) -> Iterator[Problem]:
    """A tag is a word or two, of which an address can be made."""
    for _, version in base.versions:
        for tag in version.tags:
            if not slug(tag) or len(slug(tag)) > MAX_NAME or slug(tag) in RESERVED:
                yield Problem("bad-tag", base.sources[version.path].locate("tags"), {"tag": tag})


def wrong_language(base: Base) -> Iterator[Problem]:
    """A text is in the language that its file name, or `lang`, says."""
    for _, version in base.versions:
        found = Counter(function_words(f"{version.title} {version.summary}"))
        found.update(base.bodies[version.path].phrases.function_words)
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
            for match in adverts(text)[:1]:
                yield Problem("advert", source.locate(name), {"words": match.words})
        for match in base.bodies[version.path].phrases.adverts:
            yield Problem("advert", source.locate_in_body(match.words, after=match.start), {"words": match.words})


TEXT = (
    base_rule(empty_body, "error", reach="note"),
    base_rule(
        empty_section,
        "warning",
        reach="note",
        bad="## Why it worked there\n\n## Limits",
        mended="## Why it worked there\n\nThe report does not say.\n\n## Limits",
    ),
    base_rule(
        left_over_placeholder,
        "error",
        reach="note",
        bad="'[One sentence that says it all]'",
        mended="Seoul met residents hundreds of times before it decided.",
    ),
    base_rule(main_heading_in_body, "warning", reach="note", bad="# What was seen", mended="## What was seen"),
    base_rule(
        missing_summary,
        "warning",
        reach="note",
        bad="summary:",
        mended="summary: Seoul met residents hundreds of times before it decided.",
    ),
    base_rule(bad_tag, "error", reach="note", bad='tags: ["?"]', mended="tags: [why]"),
    base_rule(wrong_language, "warning", reach="note"),
    base_rule(
        advert,
        "warning",
        reach="note",
        bad="Online loan in five minutes.",
        mended="The report does not say.",
    ),
)
