"""What needs attention as text, as JSON, and as the body of an issue on GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lintas.catalogue import Catalogue
from lintas.export.escape import as_address
from lintas.report.quoted import quoted
from lintas.report.words import printable
from lintas.stale.matter import Cause, Matter

Style = Literal["text", "json", "markdown"]
MOST = 65_536  # characters of the body of an issue; GitHub refuses longer ones
TICKED = re.compile(r"^- \[[xX]\] (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Report:
    """What is told: the matters by cause, how many sources nobody had time to ask, and where the files can be seen.

    `repository` is empty or an address on GitHub; `ticked` are lines of the last body whose box somebody has ticked.
    """

    matters: Sequence[Matter]
    words: Catalogue
    unasked: int = 0
    repository: str = ""
    ticked: AbstractSet[str] = frozenset()

    @property
    def groups(self) -> list[tuple[Cause, list[Matter]]]:
        """The matters of each cause."""
        return [(cause, list(some)) for cause, some in groupby(self.matters, key=lambda one: one.cause)]


def as_text(told: Report) -> str:
    """A heading for each cause, what to do, and a line for each matter."""
    words = told.words
    blocks = []
    for cause, some in told.groups:
        lines = [f"{_heading(cause, words)} ({len(some)})", f"  {_advice(cause, words)}"]
        lines.extend(f"  {one.path}:{one.line}: {_shown(one.title)}: {_shown(one.said(words))}" for one in some)
        blocks.append("\n".join(lines))
    if told.unasked:
        blocks.append(words.say("stale.unasked", number=told.unasked))
    return "\n\n".join(blocks) or words.say("stale.nothing")


def as_json(told: Report) -> str:
    """A list of matter, path, line, title, message and help."""
    rows = [
        {
            "matter": one.cause,
            "path": one.path,
            "line": one.line,
            "title": one.title,
            "message": one.said(told.words),
            "help": _advice(one.cause, told.words),
        }
        for one in told.matters
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_markdown(told: Report, most: int = MOST) -> str:
    """The body of an issue with a box to tick for each matter; empty where there is nothing.

    Where it would be too long, the longest groups are shortened first, and how many are left out is said.
    """
    if not told.matters:
        return ""
    low, high = 0, max(len(some) for _, some in told.groups)
    while low < high:  # the most of one cause with which all of it fits
        middle = (low + high + 1) // 2
        low, high = (middle, high) if len(_body(told, middle)) <= most else (low, middle - 1)
    return _body(told, low)


REPORTS: dict[Style, Callable[[Report], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}


def ticked_in(body: str) -> frozenset[str]:
    """The lines of an issue's body whose box somebody has ticked."""
    return frozenset(line.strip() for line in TICKED.findall(body[:MOST]))


def _body(told: Report, most: int) -> str:
    """The body with at most so many matters of each cause."""
    words = told.words
    blocks = [words.say("stale.intro")]
    for cause, some in told.groups:
        blocks.append(f"## {_heading(cause, words)} ({len(some)})")
        blocks.append(_advice(cause, words))
        lines = [_line(one, told) for one in some[:most]]
        if lines:
            blocks.append("\n".join(lines))
        if len(some) > most:
            blocks.append(words.say("stale.left_out", number=len(some) - most))
    if told.unasked:
        blocks.append(words.say("stale.unasked", number=told.unasked))
    return "\n\n".join(blocks) + "\n"


def _line(one: Matter, told: Report) -> str:
    path = f"{one.path}:{one.line}"
    title = quoted(_shown(one.title))
    if told.repository:
        place = f"[{title}]({as_address(f'{told.repository}/blob/HEAD/{one.path}')}?plain=1#L{one.line})"
    else:
        place = f"{title} ({quoted(_shown(path))})"
    line = f"{place}: {quoted(_shown(one.said(told.words)))}"
    return f"- [{'x' if line in told.ticked else ' '}] {line}"


def _shown(text: str) -> str:
    """A stranger's text on one line, without characters that a terminal would obey."""
    return printable(" ".join(text.split()))


def _heading(cause: Cause, words: Catalogue) -> str:
    return words.say(f"stale.{cause}.heading")


def _advice(cause: Cause, words: Catalogue) -> str:
    return words.say(f"stale.{cause}.help")
