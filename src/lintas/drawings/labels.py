"""Names beside dots: none on another, none on a dot, none past the edge; as few as possible on lines.

The names come one after the other, the most important first. Each takes the best free place around its dot; if there is
none, one farther off with a line leading to it; if there is none either, it is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from lintas.drawings.boxes import Box, cross
from lintas.drawings.lettering import ABOVE, BELOW, text_width
from lintas.drawings.path import joined
from lintas.drawings.projection import Point

Anchor = Literal["start", "middle", "end"]

GAP = 3.0  # units between a dot and its name
EDGE = 2.0  # units that a name keeps from the edge
CELL = 6  # units: the grid in which lines are looked for
AROUND = 32  # directions that a leader line may take
FARTHER = (14.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0)  # units that it may be long
ON_LINES, LED = 0.8, 0.25  # what a place costs: for each cell with a line in it, and for each unit of a leader line
DEAR = 5.0  # what a place beside the dot may cost before one farther off is looked for
SLOPE = 0.35  # of a direction's cosine or sine: what is less counts as straight up, down or aside


@dataclass(frozen=True)
class Label:
    """A name's place: the foot of its text, the side from which it is written, and a path that leads to it."""

    x: float
    y: float
    anchor: Anchor
    leader: str = ""


@dataclass(frozen=True)
class _Choice:
    label: Label
    box: Box
    cost: float
    ends: tuple[Point, Point] | None = None


@dataclass
class Ground:
    """What names have to keep clear of, in a drawing of a size; it fills as they are placed."""

    width: float
    height: float
    size: float  # of the type
    radius: float  # of dots
    dots: Sequence[Point]
    lines: Iterable[Point]
    taken: list[Box] = field(default_factory=list)
    leaders: list[tuple[Point, Point]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cells = {(int(x) // CELL, int(y) // CELL) for x, y in self.lines}
        reach = self.radius + 1
        self.covered = [Box(x - reach, y - reach, x + reach, y + reach) for x, y in self.dots]
        # A line that leads out of a crowd may pass a dot, but not through its middle.
        heart = self.radius * 0.6
        self.hearts = [Box(x - heart, y - heart, x + heart, y + heart) for x, y in self.dots]

    def place(self, dot: int, name: str) -> Label | None:
        """The place of a dot's name, which is taken from now on; None where there is none."""
        wide = text_width(name, self.size)
        best, cost = self._best(self._near(dot, wide), dot)
        if cost > DEAR:
            other, other_cost = self._best(self._far(dot, wide), dot)
            best = other if other_cost < cost else best
        if best is None:
            return None
        self.taken.append(best.box)
        if best.ends is None:
            return best.label
        self.leaders.append(best.ends)
        return replace(best.label, leader=joined("M", *best.ends[0], "L", *best.ends[1]))

    def _best(self, choices: Iterable[_Choice], dot: int) -> tuple[_Choice | None, float]:
        """The free choice of least cost; infinite where none is free."""
        best, least = None, math.inf
        for one in choices:
            if one.cost < least:
                cost = one.cost + self._on_lines(one.box)
                if cost < least and self._is_free(one, dot):
                    best, least = one, cost
        return best, least

    def _near(self, dot: int, wide: float) -> Iterator[_Choice]:
        x, y = self.dots[dot]
        aside, middle = self.radius + GAP, y + (ABOVE - BELOW) / 2 * self.size
        over, under = y - self.radius - GAP - BELOW * self.size + 1, y + self.radius + GAP + ABOVE * self.size - 1
        right, left = x + aside, x - aside
        corner = self.radius * 0.7 + 1
        places: tuple[tuple[float, float, Anchor], ...] = (
            (right, middle, "start"),
            (left, middle, "end"),
            (x, over, "middle"),
            (x, under, "middle"),
            (x + corner, over + 2, "start"),
            (x + corner, under - 2, "start"),
            (x - corner, over + 2, "end"),
            (x - corner, under - 2, "end"),
        )
        for rank, (at_x, at_y, anchor) in enumerate(places):
            yield _Choice(Label(round(at_x, 1), round(at_y, 1), anchor), self._box(at_x, at_y, anchor, wide), rank / 3)

    def _far(self, dot: int, wide: float) -> Iterator[_Choice]:
        x, y = self.dots[dot]
        for long in FARTHER:
            for turn in range(AROUND):
                way = math.tau * turn / AROUND
                along_x, along_y = math.cos(way), math.sin(way)
                start = x + along_x * self.radius, y + along_y * self.radius
                end = x + along_x * long, y + along_y * long
                anchor: Anchor = "middle" if abs(along_x) < SLOPE else "start" if along_x > 0 else "end"
                lift = 0.0 if abs(along_y) < SLOPE else along_y / abs(along_y)
                # The line ends at the middle of the name's near side, or below or above it.
                foot = end[1] + (ABOVE - BELOW) / 2 * self.size
                if anchor == "middle":
                    foot += lift * ((ABOVE + BELOW) / 2 * self.size + 1)
                at_x = end[0] + {"start": 2.0, "middle": 0.0, "end": -2.0}[anchor]
                label = Label(round(at_x, 1), round(foot, 1), anchor)
                yield _Choice(label, self._box(at_x, foot, anchor, wide), long * LED, (start, end))

    def _box(self, x: float, y: float, anchor: Anchor, wide: float) -> Box:
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        return Box(left, y - ABOVE * self.size, left + wide, y + BELOW * self.size)

    def _is_free(self, one: _Choice, dot: int) -> bool:
        box = one.box
        inside = (
            box.left >= EDGE and box.top >= EDGE and box.right <= self.width - EDGE and box.bottom <= self.height - EDGE
        )
        if not inside or any(box.meets(other) for other in (*self.taken, *self.covered)):
            return False
        if any(box.crossed(*leader) for leader in self.leaders):
            return False
        if one.ends is None:
            return True
        if any(cross(*one.ends, *leader) for leader in self.leaders):
            return False
        others = (other for number, other in enumerate(self.hearts) if number != dot)
        return not any(other.crossed(*one.ends) for other in (*self.taken, *others))

    def _on_lines(self, box: Box) -> float:
        columns = range(int(box.left) // CELL, int(box.right) // CELL + 1)
        rows = range(int(box.top) // CELL, int(box.bottom) // CELL + 1)
        return ON_LINES * sum((column, row) in self.cells for column in columns for row in rows)
