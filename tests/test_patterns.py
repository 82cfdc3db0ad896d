"""No pattern of ours takes a hostile text for ever: each is run over rows of signs that keep patterns busy.

What is too long is said by `bounded`, which would stop it in a build as well.
"""

from __future__ import annotations

import itertools
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

import pytest

import lintas
from lintas import phrases
from lintas.bounded import bounded
from lintas.file_kinds import KINDS

LENGTH, SECONDS = 16_000, 1.0
SIGNS = "aA0 \t\n-_[](){}<>`~#&.:;\"'*|=/\\!?@,+^$—é"
ROWS = (
    *("<!--", "![", "[^", "](", '<a b="', "```\n", "# ", "- ", "---\n", "k: v\n", "*[a]:", "[a]:", "19 Maret ", "<p>"),
    *("{", "stream\n", "<!doctype html", "obj", "/JS", "#23", "<?xml>"),
    *("<div a=", "http://", "&#1", '"a" ', "import {a", "__tabbed_1_", " |", "\r\n", " \n", "a.", "a-", "a b "),
)
# What is never searched for in a text: it is held against the beginning of one, or against the whole of a short one.
AT_ITS_BEGINNING = {
    **{f"lintas.file_kinds.KINDS {number}": "a file" for number in range(len(KINDS))},
    "lintas.arrived.DEFINITION": "one line",
    "lintas.as_written.ENTRY": "one line",
    "lintas.as_written.OTHER": "one line",
    "lintas.docs_judged.BLOCK": "a file",
    "lintas.doors.MAIL": "a setting",
    "lintas.edges.LIKE_OPENING": "the first lines of a file",
    "lintas.edges.OF_OTHERS": "the first lines of a file",
    "lintas.elements.WORDS": "what stands in a tag",
    "lintas.export.escape.AT_START": "one line",
    "lintas.export.sitemap.LATER": "an address of ours",
    "lintas.export.tables.written.FORMULA": "one cell",
    "lintas.fields.REMARK": "what follows a value",
    "lintas.misleading.SAID": "the words of a link",
    "lintas.names.LANGUAGE_SUFFIX": "the name of a file",
    "lintas.word.sources.HOST": "one word",
    "lintas.yaml_faults.KEY": "one line",
    "lintas.yaml_faults.NEARLY": "one line",
}
SHORT = {
    "lintas.typed_dates.BETWEEN": "100 characters at most",
    "lintas.export.offline.links._SCHEME": "an address",
    "lintas.render.blanks.LINES": "a template of ours",
}


AnyPattern = re.Pattern[str] | re.Pattern[bytes]


def patterns() -> dict[str, AnyPattern]:
    found: dict[str, AnyPattern] = {
        "placeholder": phrases._placeholder(),  # noqa: SLF001  (made of the catalogues when it is first asked for)
        "unplaced": phrases._unplaced(),  # noqa: SLF001
    }
    for module in pkgutil.walk_packages(lintas.__path__, "lintas."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                for number, one in enumerate(_within(value)):
                    found[f"{module.name}.{name}{f' {number}' * (one is not value)}"] = one
    # A pattern that others import is told once, by the name by which it is excused.
    excused = {*AT_ITS_BEGINNING, *SHORT}
    own: dict[int, str] = {}
    for name, one in found.items():
        if id(one) not in own or name in excused:
            own[id(one)] = name
    return {name: found[name] for name in own.values()}


def _within(value: object) -> Iterator[AnyPattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _within([getattr(value, one.name) for one in fields(value)])
    elif isinstance(value, dict):
        yield from _within((*value, *value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from itertools.chain.from_iterable(map(_within, value))


def hostile() -> Iterator[str]:
    for sign in SIGNS:
        yield from (sign * LENGTH, f"{sign * LENGTH}\1", f"\n{sign * LENGTH}x")
    for pair in itertools.permutations(" a-`\n.", 2):
        yield "".join(pair) * (LENGTH // 2) + "\1"
    for row in ROWS:
        yield row * (LENGTH // len(row)) + "\1"


PATTERNS = patterns()


def test_all_patterns_are_found() -> None:
    assert len(PATTERNS) > 120
    assert {*AT_ITS_BEGINNING, *SHORT} <= PATTERNS.keys(), "what is excused is there"


@pytest.mark.parametrize("name", sorted(PATTERNS.keys() - SHORT.keys()))
def test_a_pattern_is_not_kept_busy(name: str) -> None:
    pattern: re.Pattern[Any] = PATTERNS[name]
    for text in hostile():
        row = text if isinstance(pattern.pattern, str) else text.encode()
        with bounded(SECONDS):
            if name in AT_ITS_BEGINNING:
                pattern.match(row)
                pattern.fullmatch(row)
            else:
                sum(1 for _ in pattern.finditer(row))
