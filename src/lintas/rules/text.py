"""Rules on the text of a note: that there is one, in its language, and nobody else's advertisement in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from textwrap import shorten

from lintas.fields import plain
from lintas.names import is_slug, slug
from lintas.phrases import adverts, function_words, is_placeholder, own_words
from lintas.problem import Problem, Value
from lintas.rules.rule import Base, Rule, base_rule

ENOUGH_WORDS = 6  # function words; fewer say nothing about a language
SHOWN = 40  # characters of a reminder that a message repeats
CLEARLY_MORE = 3  # times as many of another language as of its own


def _empty_body(base: Base) -> Iterator[Problem]:
    for note, version in base.versions:
        if base.bodies[version.path].phrases.is_empty and not version.is_only_summary:
            source = base.sources[version.path]
            variant = "translation" if version.translated_from else ""
            yield Problem("empty-body", source.locate_in_body(""), {"kind": note.kind}, variant)


def _empty_section(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        for heading in base.bodies[version.path].empty_sections:
            at = base.sources[version.path].locate_heading(heading)
            yield Problem("empty-section", at, {"heading": heading})


def _left_over_placeholder(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        source = base.sources[version.path]
        for name in ("title", "summary", "tags", "sources"):
            node = source.fields.get(name)
            if node and is_placeholder(str(plain(node))):
                yield Problem("left-over-placeholder", source.locate(name), {"field": name})
        placeholders = base.bodies[version.path].phrases.placeholders
        times = Counter(match.words for match in placeholders)
        for words, first in {match.words: match.start for match in reversed(placeholders)}.items():
            at = source.locate_in_body(words, after=first)
            values: dict[str, Value] = {"field": shorten(words, SHOWN, placeholder="…"), "times": times[words]}
            yield Problem("left-over-placeholder", at, values, "more" * (times[words] > 1))


def _unplaced_part(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        for match in base.bodies[version.path].phrases.unplaced if not version.draft else ():
            at = base.sources[version.path].locate_in_body(match.words, after=match.start)
            yield Problem("unplaced-part", at, {"heading": match.words})


def _main_heading_in_body(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        for heading in base.bodies[version.path].top_headings:
            at = base.sources[version.path].locate_heading(heading)
            yield Problem("main-heading-in-body", at, {"heading": heading})


def _missing_summary(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        if not version.summary:
            yield Problem("missing-summary", base.sources[version.path].locate("title"))


def _bad_tag(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        for tag in version.tags:
            if not is_slug(slug(tag)):
                yield Problem("bad-tag", base.sources[version.path].locate("tags"), {"tag": tag})


def _wrong_language(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        found = Counter(function_words(own_words(f"{version.title} {version.summary}")))
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


def _advert(base: Base) -> Iterator[Problem]:
    for _, version in base.versions:
        source = base.sources[version.path]
        for name, text in (("title", version.title), ("summary", version.summary)):
            for match in adverts(text)[:1]:
                yield Problem("advert", source.locate(name), {"words": match.words})
        for match in base.bodies[version.path].phrases.adverts:
            yield Problem("advert", source.locate_in_body(match.words, after=match.start), {"words": match.words})


TEXT = (
    base_rule(
        _empty_body,
        "error",
        reach="note",
        bad="theme: leadership\nsources: [{url: https://example.org/report}]\n---",
        mended="theme: leadership\nsources: [{url: https://example.org/report}]\n---\n\n"
        "Residents came to hundreds of meetings.",
    ),
    base_rule(
        _empty_section,
        "warning",
        reach="note",
        bad="## Why it worked there\n\n## Limits",
        mended="## Why it worked there\n\nThe report does not say.\n\n## Limits",
        values={"heading": "Why it worked there"},
    ),
    base_rule(
        _left_over_placeholder,
        "error",
        reach="note",
        bad="summary: '[One sentence that says it all]'",
        mended="summary: Seoul met residents hundreds of times before it decided.",
        values={"field": "summary"},
    ),
    base_rule(
        _unplaced_part,
        "error",
        reach="note",
        bad="## Facts still to be placed\n\n- When: some time in spring",
        mended="The report says only that it was in spring.",
        values={"heading": "Facts still to be placed"},
    ),
    base_rule(
        _main_heading_in_body,
        "warning",
        reach="note",
        bad="# What was seen",
        mended="## What was seen",
        values={"heading": "What was seen"},
    ),
    base_rule(
        _missing_summary,
        "warning",
        reach="note",
        bad="summary:",
        mended="summary: Seoul met residents hundreds of times before it decided.",
    ),
    base_rule(_bad_tag, "error", reach="note", bad='tags: ["?"]', mended="tags: [why]", values={"tag": "?"}),
    base_rule(
        _wrong_language,
        "warning",
        reach="note",
        bad="Warga yang datang pada rapat itu tidak hanya satu kali, dan pemerintah tidak memutuskan untuk warga dari "
        "atas.\nRapat itu dilakukan untuk dan oleh warga dengan pemerintah kota.",
        mended="The residents did not come only once, and the government did not decide for them.\n"
        "The meetings were held by the city and its residents.",
        values={"lang": "en", "likely": "id", "name": "a-note.id.md"},
    ),
    base_rule(
        _advert,
        "warning",
        reach="note",
        bad="Online loan in five minutes.",
        mended="The report does not say.",
        values={"words": "Online loan"},
    ),
    Rule(
        "removed-html",
        "warning",
        "text",
        bad='Residents <font color="red">came</font> to hundreds of meetings.',
        mended="Residents **came** to hundreds of meetings.",
        values={"what": "<font>"},
        variant="element",
    ),
    Rule(
        "bad-link",
        "warning",
        "text",
        bad="[The report](file:///C:/Documents/report.pdf)",
        mended="[The report](https://example.org/report)",
        values={"target": "file:///C:/Documents/report.pdf"},
    ),
    Rule(
        "misleading-link",
        "warning",
        "text",
        bad="It is on [www.jakarta.go.id](https://example.org/login).",
        mended="It is on [the city's site](https://www.jakarta.go.id/).",
        values={"said": "www.jakarta.go.id", "host": "example.org"},
    ),
    Rule(
        "lost-text",
        "error",
        "text",
        bad="| Seoul | 2003 | 5.8 km |",
        mended="| Seoul | 2003, 5.8 km |",
        values={"words": "5.8 km"},
        variant="cells",
    ),
)
