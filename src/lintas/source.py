"""File to frontmatter values with their places, and the body; the only module that parses YAML of notes and vocabulary.

python-frontmatter finds the block; the values are then built from YAML *events*, because its own `parse` returns
nothing for a BOM, a list or an unclosed block, drops doubled keys, reads `no` as False and loses every line number.
All scalars stay text. Aliases, tags and depth are refused on the way, before anything is built from them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from frontmatter.default_handlers import YAMLHandler

from lintas.problem import Location, Problem

MAX_FILE = 1_000_000  # bytes of a note; a page of text has about 3,000
MAX_FRONTMATTER = 64_000  # characters
MAX_VOCABULARY = 4_000_000  # bytes of a vocabulary file: 10,000 cities
MAX_DEPTH = 20  # mappings and lists inside one another; our deepest field has 4
BLANK = {"", "~", "null"}  # unquoted, these say that nothing was written
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
# The commonest faults of YAML by libyaml's words for them; each has a help of its own, a variant of `broken-yaml`.
CAUSES = {
    "mapping values are not allowed": "colon",
    "tab character": "tab",
    "character '\\t'": "tab",
    "cannot start any token": "sign",
}
LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Scalar:
    """A text with its place; `text` is empty where nothing was written."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Items:
    """A YAML list with its place."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True)
class Fields:
    """A YAML mapping with its place; keys keep theirs."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, if it was written."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Items | Fields
Plain = str | list["Plain"] | dict[str, "Plain"]


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
                found = next(((name, value) for name, value in node.entries if name.text == step), None)
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

    def locate_heading(self, text: str) -> Location:
        """The place of a heading's text; of any such text where the heading is written in another way."""
        match = _heading(text).search(self.body)
        return self.locate_in_body(text, after=match.start(1) if match else 0)

    def locate_in_body(self, text: str, *, after: int = 0) -> Location:
        """The first place of a text in the body from character `after` on; the body's first line if it is not there."""
        offset = max(self.body.find(text, after), 0)
        line_start = self.body.rfind("\n", 0, offset) + 1
        return Location(self.path, self.body_line + self.body.count("\n", 0, offset), offset - line_start + 1)


def _heading(text: str) -> re.Pattern[str]:
    return re.compile(rf"^#{{1,6}}[ \t]*({re.escape(text)})", re.MULTILINE)


def read_note(file: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read a note: `file` on the disk, known in messages as `path`.

    Gives no source where nothing could be read of it; doubled keys are reported and the first one is kept.
    """
    text, problems = _read_text(file, path, MAX_FILE)
    if text is None:
        return None, problems
    handler = YAMLHandler()
    if not handler.detect(text):
        return None, [Problem("no-frontmatter", Location(path))]
    try:
        block, body = handler.split(text)
    except ValueError:
        return None, [Problem("unclosed-frontmatter", Location(path))]
    if len(block) > MAX_FRONTMATTER:
        return None, [Problem("too-large", Location(path), {"limit": f"{MAX_FRONTMATTER:,}"}, "frontmatter")]
    body_offset = len(text) - len(body)
    body_line = text.count("\n", 0, body_offset) + 1
    if second := _second_block(body):
        at = Location(path, body_line + body.count("\n", 0, second))
        return None, [Problem("doubled-frontmatter", at)]
    opening = YAMLHandler.FM_BOUNDARY.match(text)
    first_line = text.count("\n", 0, opening.end() if opening else 0)
    fields, problems = _read_fields(block, path, first_line)
    source = Source(path, fields, body, body_line) if fields else None
    return source, problems


def read_vocabulary_file(file: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read a YAML file that is one mapping, such as `themes.yml`."""
    text, problems = _read_text(file, path, MAX_VOCABULARY)
    if text is None:
        return None, problems
    fields, problems = _read_fields(text, path, 0)
    return (Source(path, fields) if fields else None), problems


def plain(node: Node) -> Plain:
    """The values without their places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return plain_fields(node)


def plain_fields(fields: Fields) -> dict[str, Plain]:
    """The values of a mapping without their places, but for those that say nothing."""
    return {name.text: plain(value) for name, value in fields.entries if not is_blank(value)}


def is_blank(node: Node) -> bool:
    """Whether a value says nothing: an empty text, list or mapping."""
    if isinstance(node, Scalar):
        return not node.text.strip()
    return not (node.items if isinstance(node, Items) else node.entries)


def _read_text(file: Path, path: str, limit: int) -> tuple[str | None, list[Problem]]:
    here = Location(path)
    try:
        if file.stat().st_size > limit:
            return None, [Problem("too-large", here, {"limit": f"{limit:,}"}, "file")]
        data = file.read_bytes()
    except OSError as error:
        return None, [Problem("unreadable", here, {"detail": error.strerror or str(error)})]
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return None, [Problem("not-utf-8", here, {"encoding": encoding})]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem("not-utf-8", _place_of_byte(data, error.start, path), {"encoding": "Windows-1252"})]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (nul := text.find("\0")) >= 0:
        line_start = text.rfind("\n", 0, nul) + 1
        return None, [Problem("nul-character", Location(path, text.count("\n", 0, nul) + 1, nul - line_start + 1))]
    return text, []


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


def _read_fields(block: str, path: str, first_line: int) -> tuple[Fields | None, list[Problem]]:
    """Build the mapping of a block of YAML; `first_line` is added to its line numbers, which count from 0."""
    reader = _Reader(path, first_line)
    try:
        node = reader.document(yaml.parse(block, Loader=LOADER))
    except _RefusedError as refused:
        return None, [*reader.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        # An open quotation mark is found missing only at the end; where it was opened is the place to mend.
        opened = "quoted scalar" in (error.context or "")
        mark = error.context_mark if opened else error.problem_mark
        detail = error.problem or "?"
        cause = "quote" if opened else next((known for text, known in CAUSES.items() if text in detail), "")
        at = Location(path, mark.line + first_line + 1, mark.column + 1) if mark else Location(path)
        return None, [Problem("broken-yaml", at, {"detail": detail}, cause)]
    except yaml.YAMLError as error:  # a character that YAML does not allow; it has no mark
        return None, [Problem("broken-yaml", Location(path), {"detail": str(error).splitlines()[0]})]
    if not isinstance(node, Fields):
        at = Location(path, node.line, node.column) if node else Location(path)
        return None, [Problem("not-a-mapping", at)]
    return node, reader.problems


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


class _Reader:
    """Turns the events of one YAML document into nodes."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The one document of a stream; None where it is empty."""
        result: Node | None = None
        for event in events:
            if isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if result is not None:
                    raise _RefusedError(Problem("yaml-feature", self._at(event), {"feature": "---"}))
                continue
            result = self._node(event, events, 1)
        return result

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self._refuse(event, depth)
        at = self._at(event)
        if isinstance(event, yaml.ScalarEvent):
            unquoted = event.implicit[0]
            text = "" if unquoted and event.value in BLANK else event.value
            return Scalar(text, at.line, at.column)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(following := next(events), yaml.SequenceEndEvent):
                items.append(self._node(following, events, depth + 1))
            return Items(tuple(items), at.line, at.column)
        return Fields(self._entries(events, depth), at.line, at.column)

    def _entries(self, events: Iterator[yaml.Event], depth: int) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(following := next(events), yaml.MappingEndEvent):
            key = self._node(following, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                at = Location(self.path, key.line, key.column)
                raise _RefusedError(Problem("yaml-feature", at, {"feature": "? […]"}))
            if key.text in entries:
                first = entries[key.text][0].line
                at = Location(self.path, key.line, key.column)
                self.problems.append(Problem("duplicate-key", at, {"key": key.text, "first": first}))
            else:
                entries[key.text] = (key, value)
        return tuple(entries.values())

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        at = self._at(event)
        if depth > MAX_DEPTH:
            raise _RefusedError(Problem("too-deep", at, {"limit": MAX_DEPTH}))
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(Problem("yaml-feature", at, {"feature": f"*{anchor}"}))
        if anchor:
            raise _RefusedError(Problem("yaml-feature", at, {"feature": f"&{anchor}"}))
        if tag:
            raise _RefusedError(Problem("yaml-feature", at, {"feature": str(tag)}))

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:
            return Location(self.path)
        return Location(self.path, mark.line + self.first_line + 1, mark.column + 1)
