"""Rectangles and straight lines, and whether they meet."""

from __future__ import annotations

import math
from typing import NamedTuple

from lintas.drawings.projection import Point


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they have more than an edge in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def crossed(self, start: Point, end: Point) -> bool:
        """Whether a straight line passes through it; looked at every second unit of the line."""
        steps = max(1, math.ceil(math.dist(start, end) / 2))
        return any(
            self.left < start[0] + (end[0] - start[0]) * number / steps < self.right
            and self.top < start[1] + (end[1] - start[1]) * number / steps < self.bottom
            for number in range(steps + 1)
        )


def cross(start: Point, end: Point, other_start: Point, other_end: Point) -> bool:
    """Whether two straight lines cross."""
    return _side(start, end, other_start) != _side(start, end, other_end) and _side(
        other_start, other_end, start
    ) != _side(other_start, other_end, end)


def _side(start: Point, end: Point, point: Point) -> bool:
    return (end[0] - start[0]) * (point[1] - start[1]) > (end[1] - start[1]) * (point[0] - start[0])
