"""The learning map: cities as dots, arcs from the city that showed something to the one that learned it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lintas.drawings.arcs import Arc, arc_within
from lintas.drawings.frame import Frame, Sheet, at_edge, fitted
from lintas.drawings.labels import Ground, Label
from lintas.drawings.land import land_path
from lintas.drawings.path import pointer
from lintas.drawings.projection import Point
from lintas.drawings.spread import spread

Screen = Literal["phone", "desk"]
# Each in the pixels of its screen: a phone of 390 has 358 between its margins, a desk of 1280 more than 860.
SHEETS: Mapping[Screen, Sheet] = {
    "phone": Sheet(
        narrowest=358, width=358, lowest=230, highest=440, beside=30, above=26, text=13, radius=3.5, apart=8
    ),
    "desk": Sheet(narrowest=600, width=860, lowest=320, highest=540, beside=70, above=36, text=13, radius=4, apart=9.5),
}
MARGIN = 10.0  # units between the edge and a city that lies beyond it
THINNEST, THICKEST = 1.6, 6.0  # units: an arc of one lesson, and the one of most lessons


@dataclass(frozen=True)
class City:
    """A city on the map: its name as written there, degrees, and how many notes join it to others."""

    name: str
    lon: float
    lat: float
    weight: int


@dataclass(frozen=True)
class Way:
    """What went from one city to another, by their numbers; no lesson is drawn as thin as one."""

    start: int
    end: int
    lessons: int


@dataclass(frozen=True)
class LaidOut:
    """A map as geometry: its land, and in the order of what was given an arc for each way and a dot for each city.

    The path of the land is in steps of `land.LAND_UNIT`. `beyond` has a path for each city that lies outside: a head
    at the edge that points to it; empty for the others.
    """

    frame: Frame
    land: str
    arcs: tuple[tuple[Arc, float], ...]
    dots: tuple[Point, ...]
    beyond: tuple[str, ...]
    labels: tuple[Label | None, ...]


@lru_cache(maxsize=64)
def laid_out(cities: tuple[City, ...], ways: tuple[Way, ...], sheet: Sheet) -> LaidOut:
    """The map of some cities on a sheet."""
    ranked = sorted(range(len(cities)), key=lambda number: (-cities[number].weight, number))
    places = [(city.lon, city.lat) for city in cities]
    frame, outside = fitted([places[number] for number in ranked], sheet)
    out = {ranked[rank]: at_edge(frame, places[ranked[rank]], MARGIN) for rank in outside}
    wished = [out[number][0] if number in out else frame.place(*place) for number, place in enumerate(places)]
    dots = [(round(x, 1), round(y, 1)) for x, y in spread(wished, sheet.apart, frame.width, frame.height)]
    beyond = [
        pointer(dots[number], out[number][1], sheet.radius) if number in out else "" for number in range(len(dots))
    ]
    most = max((way.lessons for way in ways), default=1)
    widths = [_width(way.lessons, most) for way in ways]
    arcs = [
        arc_within(frame.width, frame.height, dots[way.start], dots[way.end], width, sheet.radius)
        for way, width in zip(ways, widths, strict=True)
    ]
    lines = [point for one in arcs for point in one.points]
    ground = Ground(frame.width, frame.height, sheet.text, sheet.radius, dots, lines)
    labels: list[Label | None] = [None] * len(cities)
    for number in ranked:
        labels[number] = ground.place(number, cities[number].name)
    return LaidOut(
        frame, land_path(frame), tuple(zip(arcs, widths, strict=True)), tuple(dots), tuple(beyond), tuple(labels)
    )


def _width(lessons: int, most: int) -> float:
    if most <= 1:
        return 2.0
    return round(THINNEST + (THICKEST - THINNEST) * max(0, lessons - 1) / (most - 1), 1)
