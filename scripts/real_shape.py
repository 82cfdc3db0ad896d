"""A made-up base in the shape of this repository's notes: the real ones again and again, each time in other words.

Kept are the files, fields, headings, links, lengths, names and abbreviations; drawn are all other words, tags, themes,
cities, years and addresses. None of the real notes has a list, a table or a quotation yet: one made-up lesson in ten
has one of each.
"""

from __future__ import annotations

import itertools
import posixpath
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drawn_words import NOTES, Words

WORDED = {"title", "summary", "note", "quote", "en", "id"}
CITIES = {"city", "learners", "place", "asked_by", "asked_of", "offered_by", "offered_to"}
DATES = {"date", "planned"}
NAMING = {"follows", "part_of", "superseded_by", "answered_by"}  # another note
FIELD = re.compile(r"(?P<before>\s*(?:- )?)(?P<key>\w+): (?P<value>.+)")
WORD = re.compile(r"\b[a-z]{2,}\b")
TARGET = re.compile(r"(?<=\]\()[^)]+(?=\))")
ADDRESS = re.compile(r"https?://[^\s)\],]+")
WITH_MORE = 0.1  # share of the lessons


@dataclass(frozen=True)
class Copy:
    """The real notes once more: which, of what cities and years, and where. `made` are the paths of all that it has."""

    number: int
    made: frozenset[str]
    cities: dict[str, str]
    years: int
    draw: random.Random
    themes: list[str]

    def has(self, name: str) -> bool:
        """Whether a real note is in this copy."""
        return f"{name}.md" in self.made or f"{name}/index.md" in self.made

    def renamed(self, name: str) -> str:
        """The id that a real exchange or a note in it has in this copy."""
        folder, *note = name.split("/")
        return "/".join([f"{folder}-{self.number:05}", *note])

    def address(self, match: re.Match[str]) -> str:
        """An address as long as the real one that nobody has; the same for the same."""
        return f"https://example.org/{self.number:05}/{match[0].partition('://')[2].rstrip('/')}"


def write_copies(
    folder: Path, notes: int, draw: random.Random, texts: dict[str, Words], themes: list[str], cities: list[str]
) -> None:
    """Write so many notes, each in all the languages that the real one has; the last copy may be a part."""
    # An exchange comes before its notes, an earlier one before those that follow it.
    real = sorted(_real_notes().items(), key=lambda one: (one[0][0], one[0][1] != "index", one[0][1]))
    for number, first in enumerate(range(0, notes, len(real))):
        some = real[: notes - first]
        copy = Copy(
            number,
            made=frozenset(path for _, files in some for path in files),
            cities=dict(zip(cities, draw.sample(cities, len(cities)), strict=True)),
            years=draw.randrange(5) * 4,  # so that the 29th of February stays a day
            draw=draw,
            themes=themes,
        )
        for (exchange, name), files in some:
            (folder / copy.renamed(exchange)).mkdir(exist_ok=True)
            # An ask or an offer says so; a lesson is what says nothing.
            lesson = name != "index" and not any("\nkind:" in text for text in files.values())
            more = lesson and draw.random() < WITH_MORE
            for path, text in files.items():
                words = texts["id" if path.endswith(".id.md") else "en"]
                file = folder / copy.renamed(exchange) / posixpath.basename(path)
                file.write_text(_in_other_words(copy, path, text, words, more=more), encoding="utf-8")


def _real_notes() -> dict[tuple[str, str], dict[str, str]]:
    """The real notes by folder and name: of each its files, by path below `notes/`."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for path in sorted(NOTES.glob("*/*.md")):
        files = found.setdefault((path.parent.name, path.name.partition(".")[0]), {})
        files[path.relative_to(NOTES).as_posix()] = path.read_text(encoding="utf-8")
    return found


def _in_other_words(copy: Copy, path: str, text: str, words: Words, *, more: bool) -> str:
    chosen = words.drawn(copy.draw, len(text.split()) + 100)
    head, body = text.removeprefix("---\n").split("\n---\n", 1)
    lines = [line for old in head.splitlines() for line in _field(copy, old, words, chosen)]
    said = [_line(copy, path, line, chosen) for line in body.splitlines()]
    return "\n".join(["---", *lines, "---", *said, *(_more(chosen) if more else ()), ""])


def _field(copy: Copy, line: str, words: Words, chosen: Iterator[str]) -> Iterator[str]:
    match = FIELD.fullmatch(line)
    if match is None:
        yield line
        return
    key, value = match["key"], match["value"]
    number = value.count(",") + 1
    if key in WORDED:
        value = WORD.sub(lambda _: next(chosen), value)
    elif key == "tags":
        value = words.tags(copy.draw, number)
    elif key == "theme":
        value = f"[{', '.join(copy.draw.sample(copy.themes, number))}]"
    elif key in CITIES:
        value = re.sub(r"[a-z-]+", lambda one: copy.cities[one[0]], value)
    elif key in DATES:
        value = re.sub(r"\b\d{4}\b", lambda one: str(int(one[0]) - copy.years), value)
    elif key in NAMING:
        named = [copy.renamed(name) for name in re.findall(r"[\w/-]+", value) if copy.has(name)]
        if not named:
            return
        value = f"[{', '.join(named)}]" if value.startswith("[") else named[0]
    else:
        value = ADDRESS.sub(copy.address, value)
    yield f"{match['before']}{key}: {value}"


def _line(copy: Copy, path: str, line: str, chosen: Iterator[str]) -> str:
    if line.startswith("#"):
        return line
    last, said = 0, []
    for target in TARGET.finditer(line):
        said += [WORD.sub(lambda _: next(chosen), line[last : target.start()]), _target(copy, path, target[0])]
        last = target.end()
    return "".join([*said, WORD.sub(lambda _: next(chosen), line[last:])])


def _target(copy: Copy, path: str, target: str) -> str:
    """Where a link leads in this copy: to the same note, or to the exchange where that one is not made."""
    if ADDRESS.match(target):
        return ADDRESS.sub(copy.address, target)
    file, mark, heading = target.partition("#")
    here = posixpath.dirname(path)
    there = posixpath.normpath(posixpath.join(here, file))
    if there not in copy.made:
        return "index.md"
    return posixpath.relpath(copy.renamed(there), copy.renamed(here)) + mark + heading


def _more(chosen: Iterator[str]) -> Iterator[str]:
    """A list, a table and a quotation."""

    def some(number: int) -> str:
        return " ".join(itertools.islice(chosen, number)).capitalize()

    yield from ("", *(f"- {some(5)}" for _ in range(5)))
    yield from ("", f"| {some(1)} | {some(1)} | {some(1)} |", "| --- | --- | ---: |")
    yield from (f"| {some(2)} | {some(3)} | {number} |" for number in range(4))
    yield from ("", f"> {some(25)}.")
