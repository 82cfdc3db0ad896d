"""What is told of all problems: each once, by its place, and of many alike in one file the first ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lintas.problem import Problem

MOST_TOLD = 10  # problems of one rule in one file; the others are probably there for the same reason


def told(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order of files and lines.

    Of many of one rule in one file there are only the first, and at the next one how many more there are.
    """
    unique = {(problem.at, problem.rule, str(problem.values)): problem for problem in problems}
    listed = [unique[key] for key in sorted(unique, key=lambda key: key[:2])]
    return tuple(_first(listed))


def _first(listed: Sequence[Problem]) -> Iterator[Problem]:
    times = Counter((problem.at.path, problem.rule) for problem in listed)
    met = Counter[tuple[str, str]]()
    for problem in listed:
        kind = problem.at.path, problem.rule
        met[kind] += 1
        if met[kind] <= MOST_TOLD or times[kind] == MOST_TOLD + 1:
            yield problem
        elif met[kind] == MOST_TOLD + 1:
            yield Problem("more-problems", problem.at, {"count": times[kind] - MOST_TOLD, "rule": problem.rule})
