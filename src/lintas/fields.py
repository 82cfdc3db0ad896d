"""YAML to values that know their place; the only module that parses YAML.

Values are built from YAML *events*: all scalars stay text, keys and values have line and column, and aliases, tags and
depth are refused on the way, before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import yaml

from lintas.character_problems import doubtful
from lintas.problem import Location, Problem
from lintas.unseen import is_seen
from lintas.yaml_faults import BULLETS, Stop, fault

MAX_DEPTH = 20  # mappings and lists inside one another; our deepest field has 4
MAX_ENTRIES = 200  # keys of one mapping, or entries of one list; no field has half of them
WITHIN = MAX_ENTRIES, "keys"  # the bound of what lies in a field, and the help for what is larger
BLANK = {"", "~", "null"}  # unquoted, these say that nothing was written
# What closes nothing where its partner is nowhere in a value, with that partner.
PARTNERS = {"]": "[", "}": "{"}
REMARK = re.compile(r"[ \t]+#(?=\S)")  # one that was hardly meant: `Meeting #100`
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
        found = self.entry(key)
        return found[1] if found else None

    def entry(self, key: str) -> tuple[Scalar, Node] | None:
        """A key with its value, if it was written."""
        if len(self.entries) > MAX_ENTRIES:  # a vocabulary, of which each entry may be asked for
            return self._by_key.get(key)
        return next(((name, value) for name, value in self.entries if name.text == key), None)

    @cached_property
    def _by_key(self) -> Mapping[str, tuple[Scalar, Node]]:
        return {name.text: (name, value) for name, value in self.entries}


Node = Scalar | Items | Fields
Plain = str | list["Plain"] | dict[str, "Plain"]


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


def read_fields(
    block: str, path: str, first_line: int, most: int = MAX_ENTRIES, beyond: str = "keys"
) -> tuple[Fields | None, list[Problem]]:
    """Build the mapping of a block of YAML; `first_line` is added to its line numbers, which count from 0.

    `most` are as many keys as the mapping may have; one inside it, or a list, may have `MAX_ENTRIES`. `beyond` is the
    variant of the help for a mapping with more.
    """
    reader = _Reader(path, first_line, block.split("\n") if "#" in block else (), most, beyond)
    try:
        node = reader.document(yaml.parse(block, Loader=LOADER))
    except _RefusedError as refused:
        return None, [*reader.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        found = fault(_stop(block, error))
        last = max(block.rstrip("\n").count("\n"), 0)  # at the end of all the parser stands below it
        line, column = (found.line, found.column) if found.line <= last else (last, 0)
        at = Location(path, line + first_line + 1, column + 1)
        return None, [Problem("broken-yaml", at, dict(found.values), found.cause)]
    except yaml.YAMLError:  # a character that YAML does not allow; it has no mark
        return None, [Problem("broken-yaml", Location(path))]
    if not isinstance(node, Fields):
        at = Location(path, node.line, node.column) if node else Location(path)
        return None, [Problem("not-a-mapping", at)]
    return node, reader.problems


def _stop(block: str, error: yaml.MarkedYAMLError) -> Stop:
    mark = error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    begun = (error.context_mark.line, error.context_mark.column) if error.context_mark else (line, column)
    return Stop(block.split("\n"), line, column, error.problem or "", error.context or "", begun)


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.rule)
        self.problem = problem


class _Reader:
    """Turns the events of one YAML document into nodes."""

    def __init__(self, path: str, first_line: int, lines: Sequence[str], most: int, beyond: str) -> None:
        """`lines` are those of the block, where there may be a remark in them."""
        self.whole = most, beyond
        self.path = path
        self.first_line = first_line
        self.lines = lines
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
            if "\0" in event.value:
                raise _RefusedError(Problem("nul-character", at))
            unquoted = event.implicit[0]
            if unquoted and event.end_mark:
                self.problems.extend(self._stray_signs(event.value, event.end_mark.line, event.end_mark.column))
            self.problems.extend(doubtful(event.value, at))
            text = "" if unquoted and event.value in BLANK else event.value
            if not text.isascii() and not is_seen(text):
                text = ""
            return Scalar(text, at.line, at.column)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(following := next(events), yaml.SequenceEndEvent):
                self._count(following, len(items), *WITHIN)
                items.append(self._node(following, events, depth + 1))
            return Items(tuple(items), at.line, at.column)
        return Fields(self._entries(events, depth), at.line, at.column)

    def _entries(self, events: Iterator[yaml.Event], depth: int) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        written = 0
        while not isinstance(following := next(events), yaml.MappingEndEvent):
            self._count(following, written, *(self.whole if depth == 1 else WITHIN))
            written += 1
            key = self._node(following, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                at = Location(self.path, key.line, key.column)
                raise _RefusedError(Problem("yaml-feature", at, {"feature": "? […]"}))
            if key.text.startswith(BULLETS) and key.text[1:2] == " ":
                at = Location(self.path, key.line, key.column)
                raise _RefusedError(Problem("broken-yaml", at, {}, "bullet"))
            if key.text in entries:
                first = entries[key.text][0].line
                at = Location(self.path, key.line, key.column)
                self.problems.append(Problem("duplicate-key", at, {"key": key.text, "first": first}))
            else:
                entries[key.text] = (key, value)
        return tuple(entries.values())

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise _RefusedError(Problem("too-deep", self._at(event), {"limit": MAX_DEPTH}))
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        feature = f"*{anchor}" if isinstance(event, yaml.AliasEvent) else f"&{anchor}" if anchor else tag
        if feature:
            raise _RefusedError(Problem("yaml-feature", self._at(event), {"feature": str(feature)}))

    def _count(self, event: yaml.Event, before: int, most: int, beyond: str) -> None:
        if before == most:
            raise _RefusedError(Problem("too-large", self._at(event), {"limit": most}, beyond))

    def _stray_signs(self, text: str, line: int, column: int) -> Iterator[Problem]:
        """What is part of a text though it was meant to end it, or is left out of one though it was meant for it.

        `line` and `column` are its end, from 0.
        """
        last = text[-1:]
        at = Location(self.path, line + self.first_line + 1, max(column, 1))
        if last in PARTNERS and PARTNERS[last] not in text:
            yield Problem("stray-sign", at, {"sign": last, "partner": PARTNERS[last]})
        elif last == '"' and text.count(last) == 1:
            yield Problem("stray-sign", at, {"sign": last}, "quote")
        if line < len(self.lines) and (remark := REMARK.match(self.lines[line], column)):
            yield Problem("stray-sign", replace(at, column=remark.end()), {"sign": "#"}, "remark")

    def _at(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:
            return Location(self.path)
        return Location(self.path, mark.line + self.first_line + 1, mark.column + 1)
