"""Rules on the text of a note: that there is one, in its language, and nobody else's advertisement in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath

from lintas.catalogue import catalogue, languages
from lintas.fields import plain
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
        for match in re.finditer("|".join(map(re.escape, _placeholders())), version.body):
            at = source.locate_in_body(match.group(), after=match.start())
            yield Problem("left-over-placeholder", at, {"field": match.group()})


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


TEXT = (
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
    base_rule(main_heading_in_body, "warning", bad="# What was seen", mended="## What was seen"),
    base_rule(
        missing_summary,
        "warning",
        bad="summary:",
        mended="summary: Seoul met residents hundreds of times before it decided.",
    ),
    base_rule(bad_tag, "error", bad='tags: ["?"]', mended="tags: [why]"),
    base_rule(wrong_language, "warning"),
    base_rule(
        advert,
        "warning",
        bad="Online loan in five minutes.",
        mended="The report does not say.",
    ),
)
