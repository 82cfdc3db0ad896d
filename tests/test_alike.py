"""Of many problems alike in one file some are told, wherever they were found."""

from __future__ import annotations

from lintas.alike import MOST_TOLD, told
from lintas.problem import Location, Problem


def keys(path: str, lines: range) -> list[Problem]:
    return [Problem("unknown-key", Location(path, line), {"key": f"key-{line}"}) for line in lines]


def test_each_is_told_once_and_by_its_place() -> None:
    second, first = keys("a.md", range(3, 1, -1))
    assert told([second, first, second]) == (first, second)


def test_of_many_alike_the_first_are_told_and_the_others_counted() -> None:
    every = keys("a.md", range(1, MOST_TOLD + 3))
    (*some, more) = told(reversed(every))
    assert some == every[:MOST_TOLD]
    assert more == Problem("more-problems", every[MOST_TOLD].at, {"count": 2, "rule": "unknown-key"})


def test_a_last_one_is_told_instead_of_counted() -> None:
    every = keys("a.md", range(1, MOST_TOLD + 2))
    assert told(every) == tuple(every)


def test_those_of_another_file_are_others() -> None:
    every = [problem for path in ("a.md", "b.md") for problem in keys(path, range(1, MOST_TOLD + 1))]
    assert told(every) == tuple(every)
