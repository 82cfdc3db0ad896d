"""Arcs from dot to dot with a head that shows the direction; the two directions between two dots bend apart."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lintas.drawings.path import joined
from lintas.drawings.projection import Point

BEND = 0.17  # of the distance: how far an arc's middle lies from the straight line
LEAST_BEND, MOST_BEND = 7.0, 60.0  # units
CLEAR = 1.5  # units between an arc and its dots
STEPS = 32  # pieces of an arc, at whose ends others keep away from it
HALVINGS = 12  # of an arc, until a point on it is found


@dataclass(frozen=True)
class Arc:
    """An arc as SVG paths, its line and its head, and points along it, by which others keep away from it."""

    line: str
    head: str
    points: tuple[Point, ...]


def arc_within(wide: float, high: float, start: Point, end: Point, width: float, radius: float) -> Arc:
    """The arc between two dots of a drawing, flat enough to stay inside of it."""
    for flatter in (1.0, 0.6, 0.3):
        found = arc(start, end, width, radius, flatter)
        if all(width <= x <= wide - width and width <= y <= high - width for x, y in found.points):
            break
    return found


def arc(start: Point, end: Point, width: float, radius: float, flatter: float = 1.0) -> Arc:
    """The arc of a width between two dots of a radius; seen along it, it bends to the left."""
    control = _control(start, end, flatter)
    first = _leaving(start, start, control, end, radius + CLEAR + width / 2)
    way = _leaving(end, end, control, start, radius + CLEAR)
    tip = _on(end, control, start, way)
    # A head may take two thirds of what there is of a short arc.
    long = min(5.5 + 1.2 * width, math.dist(_on(start, control, end, first), tip) * 2 / 3)
    last = 1 - _leaving(tip, end, control, start, long, way)
    first = min(first, last)
    begin, base = _on(start, control, end, first), _on(start, control, end, last)
    # The stretch between two points of such a curve is one as well: its middle point lies on both tangents.
    middle = _between(_between(start, control, first), _between(control, end, first), last)
    side_x, side_y = _scaled(tip[1] - base[1], base[0] - tip[0], long * 0.5)
    # The line reaches a little into the head, so that no gap shows.
    inside = _between(base, tip, 0.3)
    return Arc(
        line=joined("M", *begin, "Q", *middle, *inside),
        head=joined("M", *tip, "L", base[0] + side_x, base[1] + side_y, base[0] - side_x, base[1] - side_y, "z"),
        points=tuple(_on(start, control, end, number / STEPS) for number in range(STEPS + 1)),
    )


def _control(start: Point, end: Point, flatter: float) -> Point:
    distance = math.dist(start, end)
    # A curve passes half as far from the straight line as its control point lies.
    off = flatter * 2 * min(MOST_BEND, max(LEAST_BEND, BEND * distance))
    left_x, left_y = _scaled(end[1] - start[1], start[0] - end[0], off)
    return (start[0] + end[0]) / 2 + left_x, (start[1] + end[1]) / 2 + left_y


def _leaving(centre: Point, start: Point, control: Point, end: Point, distance: float, since: float = 0.0) -> float:
    """How far along a curve one is so far from a point for the first time, in its first half if it can be."""
    low, high = since, 0.5 if math.dist(_on(start, control, end, 0.5), centre) > distance else 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if math.dist(_on(start, control, end, middle), centre) > distance else (middle, high)
    return high


def _on(start: Point, control: Point, end: Point, way: float) -> Point:
    return _between(_between(start, control, way), _between(control, end, way), way)


def _between(one: Point, other: Point, way: float) -> Point:
    return one[0] + (other[0] - one[0]) * way, one[1] + (other[1] - one[1]) * way


def _scaled(x: float, y: float, length: float) -> Point:
    own = math.hypot(x, y) or 1.0
    return x / own * length, y / own * length
