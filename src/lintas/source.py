"""File to frontmatter with places, and body.

python-frontmatter finds the block. Its own `parse` is not used: it returns nothing for a BOM, a list or an unclosed
block, drops doubled keys, reads `no` as False and loses every line number.
"""

from __future__ import annotations

import codecs
import errno
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from lintas.character_problems import forbidden_character, unseen_character
from lintas.edges import goes_on, no_end, no_opening
from lintas.fields import MAX_ENTRIES, Fields, Items, Node, Scalar, read_fields
from lintas.plain_files import read_at_most
from lintas.problem import Location, Problem, Value
from lintas.unseen import damaged, forbidden, forbidden_entities, in_line, private

MAX_FILE = 1_000_000  # bytes of a note; a page of text has about 3,000
MAX_FRONTMATTER = 64_000  # characters
MAX_VOCABULARY = 4_000_000  # bytes of a vocabulary file: 20,000 cities
NO_FILE = {errno.ELOOP: "symbolic-link", errno.EINVAL: "not-a-file"}  # the rules for what is read as no file
MOST_SIGNS = 5  # signs that no text has of which a file is told
MOST_LOOKED_AT, MOSTLY = 4_000, 0.4  # bytes, and the share of NULs by which another encoding is known
MARK = "\ufeff"
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


@dataclass(frozen=True)
class Source:
    """A file as read: its frontmatter with places, and its body.

    `path` is relative to the base. `body_line` is the line of the file on which the body begins.
    """

    path: str
    fields: Fields
    body: str = ""
    body_line: int = 1

    def locate(self, *steps: str | int) -> Location:
        """The place of a value: `locate("adoption", 0, "date")`, or of the nearest value around it that was written.

        It is the place of the text itself; for a list, a mapping or nothing at all that of its key.
        """
        node: Node = self.fields
        place: Scalar | Items | Fields = Scalar("", 1, 1)
        for step in steps:
            if isinstance(node, Fields) and isinstance(step, str):
                found = node.entry(step)
                if found is None:
                    break
                place, node = found
            elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
                place = node = node.items[step]
            else:
                break
        if place is not node and isinstance(node, Scalar) and node.text:
            place = node
        return Location(self.path, place.line, place.column)

    def has(self, *steps: str | int) -> bool:
        """Whether something stands there, perhaps a key without a value: `has("adoption", 0, "date")`."""
        node: Node | None = self.fields
        for step in steps:
            if isinstance(node, Fields) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return False
        return node is not None

    def locate_heading(self, text: str) -> Location:
        """The place of a heading's text; of any such text where the heading is written in another way."""
        match = _heading(text).search(self.body)
        return self.locate_in_body(text, after=match.start(1) if match else 0)

    def locate_in_body(self, text: str, *, after: int = 0) -> Location:
        """The first place of a text in the body from character `after` on; the body's first line if it is not there."""
        return self.locate_at(max(self.body.find(text, after), 0))

    def locate_at(self, offset: int) -> Location:
        """The place of a character of the body, by its number from 0."""
        return place_in(self.body, offset, self.path, self.body_line)


def place_in(text: str, offset: int, path: str, first_line: int = 1) -> Location:
    """The place of a character of a text, which begins on a line of the file `path`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Location(path, first_line + text.count("\n", 0, offset), offset - line_start + 1)


def _heading(text: str) -> re.Pattern[str]:
    return re.compile(rf"^#{{1,6}}[ \t]*({re.escape(text)})", re.MULTILINE)


def read_file(file: Path, path: str, limit: int = MAX_FILE) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file, known in messages as `path`, unless there are too many of them."""
    here = Location(path)
    try:
        data = read_at_most(file, limit)
    except OSError as error:
        if error.errno in NO_FILE:
            return None, [Problem(NO_FILE[error.errno], here)]
        return None, [Problem("unreadable", here, {"detail": error.strerror or str(error)})]
    return data, [] if data is not None else [Problem("too-large", here, {"limit": limit}, "file")]


def read_note(data: bytes, path: str) -> tuple[Source | None, list[Problem]]:
    """Read a note, known in messages as `path`.

    Gives no source where nothing could be read of it; doubled keys are reported and the first one is kept.
    """
    text, problems = _read_text(data, path)
    if text is None:
        return None, problems
    opening = YAMLHandler.FM_BOUNDARY.match(text)
    if not opening:
        return None, [*no_opening(text, path)]
    try:
        block, body = YAMLHandler().split(text)
    except ValueError:
        return None, [no_end(text, path)]
    if len(block) > MAX_FRONTMATTER:
        return None, [Problem("too-large", Location(path), {"limit": MAX_FRONTMATTER}, "frontmatter")]
    first_line = text.count("\n", 0, opening.end())
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    fields, problems = read_fields(block, path, first_line)
    unread = next((problem.at.line - first_line for problem in problems if problem.rule == "broken-yaml"), 0)
    if goes_on(block, unread - 1):
        fields, problems = None, [no_end(block, path, first_line)]
    elif second := _second_block(body):
        fields, problems = None, [Problem("doubled-frontmatter", place_in(body, second, path, body_line))]
    source = Source(path, fields, body, body_line) if fields else None
    return source, [*problems, *(_in_body(source) if source else ())]


def read_mapping(data: bytes, path: str, most: int = MAX_ENTRIES) -> tuple[Source | None, list[Problem]]:
    """Read a YAML file that is one mapping of at most so many entries (`themes.yml`); messages call it `path`."""
    text, problems = _read_text(data, path)
    if text is None:
        return None, problems
    fields, problems = read_fields(text, path, 0, most, "entries")
    return (Source(path, fields) if fields else None), problems


def _read_text(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    text, problems = decoded(data, path)
    if text is None:
        return None, problems
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (nul := text.find("\0")) >= 0:
        problems = [Problem("nul-character", place_in(text, nul, path))]
    else:
        problems = [*_not_text(text, path)]
    return (None if problems else text), problems


def decoded(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, known in messages as `path`, without its mark; None where it is not UTF-8."""
    marked = (encoding for mark, encoding in BYTE_ORDER_MARKS.items() if data.startswith(mark))
    if encoding := next(marked, "") or (_with_nuls(data) if b"\0" in data else ""):
        return None, [Problem("not-utf-8", Location(path), {"encoding": encoding})]
    try:
        return data.decode("utf-8-sig").lstrip(MARK), []
    except UnicodeDecodeError as error:
        return None, [Problem("not-utf-8", _place_of_byte(data, error.start, path), {"encoding": "Windows-1252"})]


def _not_text(text: str, path: str) -> Iterator[Problem]:
    """What no text has: each sign once, with how often it is there."""
    signs = list(forbidden(text))
    times = Counter(sign.code for sign in signs)
    for sign in list({sign.code: sign for sign in reversed(signs)}.values())[: -MOST_SIGNS - 1 : -1]:
        yield forbidden_character(sign, text, place_in(text, sign.start, path), times[sign.code])
    for letter, was in islice(damaged(text), MOST_SIGNS):
        around = in_line(text, letter.start, letter.start)
        values: dict[str, Value] = {"seen": letter.text, "around": around, "was": was}
        yield Problem("damaged-letter", place_in(text, letter.start, path), values, "" if was else "gone")


def _in_body(source: Source) -> Iterator[Problem]:
    """What no text has, written by its number; and signs of one font, which others show as a box."""
    for sign in islice(forbidden_entities(source.body), MOST_SIGNS):
        end = source.body.index(";", sign.start) + 1
        yield forbidden_character(sign, source.body, source.locate_at(sign.start), end=end)
    for sign in islice(private(source.body), MOST_SIGNS):
        yield unseen_character(sign, source.body, source.locate_at(sign.start))


def _with_nuls(data: bytes) -> str:
    """The encoding of a text that has a NUL for each second byte, or for three of four; empty where it has not."""
    some = data[:MOST_LOOKED_AT]
    for encoding, width in (("UTF-32", 4), ("UTF-16", 2)):
        rows = [some[start::width] for start in range(width)]
        if sum(row.count(0) > len(row) * MOSTLY for row in rows) == width - 1:
            return encoding
    return ""


def _place_of_byte(data: bytes, offset: int, path: str) -> Location:
    line_start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[line_start:offset].decode("utf-8", errors="replace")) + 1
    return Location(path, data.count(b"\n", 0, offset) + 1, column)


def _second_block(body: str) -> int:
    """Where a second block of frontmatter begins in a body; 0 where there is none.

    A line of dashes alone is a rule of Markdown; followed by `key: value` and closed again, it is frontmatter.
    """
    match = re.match(r"\s*^(---[ \t]*\n[A-Za-z_]+:.*\n(?:[A-Za-z_]+:.*\n|[ \t-].*\n)*?---[ \t]*)$", body, re.MULTILINE)
    return match.start(1) if match else 0
