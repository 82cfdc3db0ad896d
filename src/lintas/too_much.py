"""What a text can have so much of that it would take Python-Markdown too long: counted before it is read.

Python-Markdown's time grows with the square of each of these, or the HTML with it. With as many as are let through, of
one alone, a text takes less than a second; a page has a tenth of them. `scripts/benchmark_hostile.py` measures it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintas.problem import Value

MAX_BODY = 100_000  # characters
MAX_BRACKETS = 1_000  # of each kind: links, pictures, footnotes; tags
MAX_SIGNS = 10_000  # of each: emphasis, code, escapes, entities
MAX_LINES = 2_000  # without an empty one between them: each one that opens something copies all that follow
MAX_BLOCKS = 5_000  # paragraphs, entries of lists: what has an empty line before it
MAX_HEADINGS = 1_000
MAX_FENCES = 500  # lines that open or close code
MAX_DEFINED = 300  # abbreviations, footnotes and addresses that are defined below the text
MAX_NOTES = 300  # footnotes, wherever the text refers to one
MAX_CELLS = 20_000  # of all tables: each row has as many as the first one, whatever it says itself
MAX_COLUMNS = 200
MAX_OPEN = 50  # square brackets open at once; behind each all that follows is looked through for its end
MAX_NESTED = 50  # lists and quotations that open inside one another in one line, or are indented as if
MAX_HTML = 2_000_000  # characters of the HTML that it becomes; known only afterwards
# Characters of what an abbreviation stands for, and of an address defined below the text: each use repeats them all.
MAX_MEANING, MAX_ADDRESS = 300, 2_000
BRACKETS, SIGNS = "[<", "\\`*_&\"':=~^{"
HEADING = re.compile(r"^ {0,3}(?:#|[=-]+[ \t]*$)", re.MULTILINE)
FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
LONG_DEFINED = re.compile(
    rf"^[ \t]*(?:\*\[[^\]\n]*\]:.{{{MAX_MEANING}}}|\[(?!\^)[^\]\n]*\]:.{{{MAX_ADDRESS}}})", re.MULTILINE
)
DEFINED = re.compile(r"^[ \t]*\*?\[[^\]\n]*\]:", re.MULTILINE)
BRACKET = re.compile(r"[\[\]]")
HEAD = 2  # lines of a table: the names of its columns, and the line below them
OPENS = r"(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])"
NESTED = re.compile(rf"^(?:(?:[ \t]*{OPENS}){{{MAX_NESTED + 1}}}|[ \t]{{{4 * MAX_NESTED},}}{OPENS})", re.MULTILINE)
NOTE = re.compile(re.escape("[^"))


@dataclass(frozen=True)
class TooMuch:
    """What there is too much of: how many are the most, and the character of the text at which there are more.

    `sign` is what there are too many of, where it is a sign. `rule` is the one that is broken, `variant` that of its
    wordings.
    """

    limit: int
    place: int
    variant: str = "body"
    sign: str = ""
    rule: str = "too-large"

    @property
    def values(self) -> dict[str, Value]:
        """What the wordings name."""
        return {"limit": self.limit, **({"sign": self.sign} if self.sign else {})}


def too_much(text: str) -> TooMuch | None:
    """What a text has too much of, the first such thing; None where all can be read."""
    return next(_found(text), None)


def _found(text: str) -> Iterator[TooMuch]:
    if len(text) > MAX_BODY:
        yield TooMuch(MAX_BODY, 0)  # of all that follows nobody need know where
        return
    for most, signs in ((MAX_BRACKETS, BRACKETS), (MAX_SIGNS, SIGNS)):
        for sign in signs:
            if text.count(sign) > most:
                yield TooMuch(most, _place(text, re.compile(re.escape(sign)), most), "signs", sign)
    for most, pattern, shown in (
        (MAX_HEADINGS, HEADING, "#"),
        (MAX_FENCES, FENCE, "```"),
        (MAX_DEFINED, DEFINED, "[…]:"),
        (MAX_NOTES, NOTE, "[^"),
    ):
        if (place := _place(text, pattern, most)) >= 0:
            yield TooMuch(most, place, "signs", shown)
    for match in LONG_DEFINED.finditer(text):
        most = MAX_MEANING if match[0].lstrip().startswith("*") else MAX_ADDRESS
        yield TooMuch(most, match.start(), "definition")
    if deep := NESTED.search(text):
        yield TooMuch(MAX_NESTED, deep.start(), rule="too-deep")
    yield from _in_blocks(text)


def _place(text: str, pattern: re.Pattern[str], most: int) -> int:
    """Where a pattern is found once more than `most` times; -1 where it is not."""
    for number, match in enumerate(pattern.finditer(text)):
        if number == most:
            return match.start()
    return -1


def _in_blocks(text: str) -> Iterator[TooMuch]:
    """Of lines that stand together: how many, their open brackets, their cells where they are a table."""
    blocks = lines = cells = columns = opened = place = 0
    for line in text.split("\n"):
        if not line or line.isspace():
            lines = columns = opened = 0
            place += len(line) + 1
            continue
        blocks += lines == 0
        lines += 1
        pipes = line.count("|")
        # A table has as many columns as its first two lines.
        columns = max(columns, pipes + 1) if lines <= HEAD else columns
        cells += columns if columns > 1 else 0
        opened = max(opened + line.count("[") - line.count("]"), 0)
        if pipes > MAX_COLUMNS:
            yield TooMuch(MAX_COLUMNS, place, "columns")
        if lines > MAX_LINES:
            yield TooMuch(MAX_LINES, place, "lines")
        if blocks > MAX_BLOCKS:
            yield TooMuch(MAX_BLOCKS, place, "blocks")
        if cells > MAX_CELLS:
            yield TooMuch(MAX_CELLS, place, "cells")
        if opened > MAX_OPEN or _depth(line) > MAX_OPEN:
            yield TooMuch(MAX_OPEN, place, "open", "[")
        place += len(line) + 1


def _depth(line: str) -> int:
    """How many brackets are open at once within a line."""
    if line.count("[") <= MAX_OPEN:
        return 0
    depth = deepest = 0
    for sign in BRACKET.findall(line):
        depth = max(depth + (1 if sign == "[" else -1), 0)
        deepest = max(deepest, depth)
    return deepest
