"""What went from one city to another: one dot on the arrow for each lesson."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 20  # dots that fit on a phone
EACH, START = 13, 12  # pixels: from dot to dot, before the first


@dataclass(frozen=True)
class Dot:
    """A lesson at `x` pixels from where the arrow starts; `full` where it was taken up."""

    x: int
    full: bool


def dots(lessons: int, taken_up: int) -> tuple[Dot, ...]:
    """The dots of so many lessons, those that were taken up first; at most `MOST`."""
    return tuple(Dot(START + EACH * at, at < taken_up) for at in range(min(lessons, MOST)))
