"""Dots that lie on each other, moved apart until each is seen."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lintas.drawings.projection import Point

ROUNDS = 60
GOLDEN = 2.4  # radians, about the golden angle: the ways in which dots of one place part


def spread(dots: Sequence[Point], apart: float, width: float, height: float) -> list[Point]:
    """The dots, each at least so far from all others, as near to their places as a few rounds of pushing bring them.

    None leaves the drawing: it keeps half of that from its edges.
    """
    moved = [list(dot) for dot in dots]
    for _ in range(ROUNDS):
        still = True
        for one in range(len(moved)):
            for other in range(one + 1, len(moved)):
                x, y = moved[other][0] - moved[one][0], moved[other][1] - moved[one][1]
                if abs(x) >= apart or abs(y) >= apart:
                    continue
                distance = math.hypot(x, y)
                missing = apart - distance
                if missing <= 0.01:  # noqa: PLR2004  (a hundredth of a unit is not seen)
                    continue
                still = False
                if distance == 0:
                    x, y, distance = math.cos(GOLDEN * other), math.sin(GOLDEN * other), 1.0
                for number, sign in ((one, -0.5), (other, 0.5)):
                    moved[number][0] += sign * missing * x / distance
                    moved[number][1] += sign * missing * y / distance
        for dot in moved:
            dot[0] = min(max(dot[0], apart / 2), width - apart / 2)
            dot[1] = min(max(dot[1], apart / 2), height - apart / 2)
        if still:
            break
    return [(x, y) for x, y in moved]
