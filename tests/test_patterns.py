"""No pattern of ours takes a hostile text for ever: each is run over rows of signs that keep patterns busy.

What is too long is said by `bounded`, which would stop it in a build as well.
"""

from __future__ import annotations

import itertools
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import lintas
from lintas import phrases
from lintas.bounded import bounded

LENGTH, SECONDS = 16_000, 1.0
SIGNS = "aA0 \t\n-_[](){}<>`~#&.:;\"'*|=/\\!?@,+^$—é"
ROWS = (
    *("<!--", "![", "[^", "](", '<a b="', "```\n", "# ", "- ", "---\n", "k: v\n", "*[a]:", "[a]:", "19 Maret ", "<p>"),
    *("<div a=", "http://", "&#1", '"a" ', "import {a", "__tabbed_1_", " |", "\r\n", " \n", "a.", "a-", "a b "),
)
# What is never searched for in a text: it is held against the beginning of one, or against the whole of a short one.
AT_ITS_BEGINNING = {
    "lintas.doors.MAIL": "a setting",
    "lintas.edges.LIKE_OPENING": "the first lines of a file",
    "lintas.export.escape.AT_START": "one line",
    "lintas.export.sitemap.LATER": "an address of ours",
    "lintas.export.tables.written.FORMULA": "one cell",
    "lintas.fields.REMARK": "what follows a value",
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


def patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {
        "placeholder": phrases._placeholder(),  # noqa: SLF001  (made of the catalogues when it is first asked for)
        "unplaced": phrases._unplaced(),  # noqa: SLF001
    }
    for module in pkgutil.walk_packages(lintas.__path__, "lintas."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                for number, one in enumerate(_within(value)):
                    found[f"{module.name}.{name}{f' {number}' * (one is not value)}"] = one
    own = {id(one): name for name, one in reversed(found.items())}  # a name that others import is told once
    return {name: found[name] for name in own.values()}


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
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
    pattern = PATTERNS[name]
    for text in hostile():
        with bounded(SECONDS):
            if name in AT_ITS_BEGINNING:
                pattern.match(text)
                pattern.fullmatch(text)
            else:
                sum(1 for _ in pattern.finditer(text))
