"""Slips behind which a value is right: quotation marks that count as part of it, a label torn at its commas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from lintas.problem import Problem
from lintas.several import MOST_PARTS

MARKS = "“”„‟‘’‚«»\"'"  # around a value; those of YAML itself are gone by now


def without_marks(problem: Problem) -> Problem:
    """A problem of a value in quotation marks as one of the marks."""
    value = str(problem.values.get("value", ""))
    bare = value.strip(MARKS).strip()
    if not bare or not value.startswith(tuple(MARKS)) or not value.endswith(tuple(MARKS)):
        return problem
    return replace(problem, values={**problem.values, "bare": bare}, variant="marks")


def torn(parts: Sequence[object], is_known: Callable[[str], object]) -> Mapping[int, tuple[int, str]]:
    """The labels with commas that a list has torn: by the index of each part that of the first, and the label."""
    return {index: (start, label) for start, end, label in _joined(parts, is_known) for index in range(start, end)}


def _joined(parts: Sequence[object], is_known: Callable[[str], object]) -> Iterator[tuple[int, int, str]]:
    start = 0
    while start < len(parts):
        for end in range(min(len(parts), start + MOST_PARTS), start + 1, -1):
            label = ", ".join(map(str, parts[start:end]))
            if is_known(label):
                yield start, end, label
                start = end - 1
                break
        start += 1
