"""The land below a map: Natural Earth's, from `land.json` (made by scripts/land.py), cut to a frame."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from lintas.drawings.frame import Frame
from lintas.drawings.path import closed
from lintas.drawings.polyline import decoded
from lintas.drawings.projection import ROUND, Point, Projection
from lintas.drawings.simplify import simplified

LAND_UNIT = 0.5  # of a drawing's units: the path of the land is in whole numbers of them
FINE = 0.7  # units of a drawing: what lies nearer to a line is not seen
SPECK = 2.0  # units: a ring smaller than that is not drawn
BEYOND = 3.0  # units past the edge at which the land is cut, so that no cut shows
WORLD_EDGE = 179.9  # degrees from the middle: the world is cut there


@lru_cache(maxsize=1)
def rings() -> tuple[tuple[Point, ...], ...]:
    """All coasts in degrees, (longitude, latitude); the shores of inland seas are rings as well."""
    content = json.loads((files("lintas") / "drawings" / "land.json").read_text(encoding="utf-8"))
    grid = content["grid"]
    return tuple(tuple((x / grid, y / grid) for x, y in decoded(text)) for text in content["rings"])


@lru_cache(maxsize=32)
def land_path(frame: Frame) -> str:
    """The land in a frame as one SVG path, in steps of `LAND_UNIT`; holes are its rings too (`evenodd`)."""
    return closed(_drawn(frame))


def _drawn(frame: Frame) -> Iterator[list[tuple[int, int]]]:
    for ring in rings():
        for part in _unrolled(ring, frame.projection):
            points = _cut([frame.drawn(frame.projection.flat(east, lat)) for east, lat in part], frame)
            if not points or _extent(points) < SPECK:
                continue
            far = max(range(len(points)), key=lambda number: _apart(points[0], points[number]))
            around = [*points, points[0]]
            line = [*simplified(around[: far + 1], FINE)[:-1], *simplified(around[far:], FINE)[:-1]]
            whole = [(round(x / LAND_UNIT), round(y / LAND_UNIT)) for x, y in line]
            whole = [point for number, point in enumerate(whole) if point != whole[number - 1]]
            if len(whole) > 2:  # noqa: PLR2004  (two points enclose nothing)
                yield whole


def _unrolled(ring: Sequence[Point], projection: Projection) -> Iterator[list[Point]]:
    """A ring in degrees east of the middle, once for each side of the map that it reaches into."""
    easts = [lon - projection.middle for lon, _ in ring]
    for shift in (-ROUND, 0.0, ROUND):
        if max(easts) + shift > -ROUND / 2 and min(easts) + shift < ROUND / 2:
            points = [(east + shift, lat) for east, (_, lat) in zip(easts, ring, strict=True)]
            points = _half(points, 0, -WORLD_EDGE, 1)
            yield _half(points, 0, WORLD_EDGE, -1)


def _cut(points: list[Point], frame: Frame) -> list[Point]:
    for axis, low, high in ((0, -BEYOND, frame.width + BEYOND), (1, -BEYOND, frame.height + BEYOND)):
        points = _half(_half(points, axis, low, 1), axis, high, -1)
    return points


def _half(points: list[Point], axis: int, edge: float, side: int) -> list[Point]:
    """What of a ring lies on one side of a line along an axis (Sutherland and Hodgman 1974)."""
    inside = [(point[axis] - edge) * side >= 0 for point in points]
    if all(inside):
        return points
    found: list[Point] = []
    for number, point in enumerate(points):
        before = points[number - 1]
        if inside[number] != inside[number - 1]:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            found.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
        if inside[number]:
            found.append(point)
    return found


def _extent(points: Sequence[Point]) -> float:
    xs, ys = zip(*points, strict=True)
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _apart(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
