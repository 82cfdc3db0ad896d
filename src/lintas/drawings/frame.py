"""The part of the plane that a drawing shows: as large as its places need, with room for their names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lintas.drawings.projection import Point, Projection, fitting

LEAST = 9.0  # degrees across: nearer, the coast would look rougher than it is
CROWDED = 12  # places: of fewer none is left outside
MUCH, ENOUGH = 1.3, 1.15  # times larger: what is worth leaving places outside, and what is not worth one more
OUTSIDE = 1 / 6  # of all places: so many may lie outside of the frame
KEPT = 5  # places: the most important ones, which never do


@dataclass(frozen=True)
class Sheet:
    """A drawing's measures, in its own units: how wide and high it may be, and the room round the places."""

    narrowest: int
    width: int
    lowest: int
    highest: int
    beside: int
    above: int
    text: int  # the size of the type
    radius: float  # of dots
    apart: float  # how far the middles of two dots lie apart at least


@dataclass(frozen=True)
class Frame:
    """How a projection's plane lies on a drawing: units in a degree, and where the plane's (0, 0) is."""

    projection: Projection
    scale: float
    left: float
    top: float
    width: int
    height: int

    def place(self, lon: float, lat: float) -> Point:
        """Where a place is drawn."""
        return self.drawn(self.projection.place(lon, lat))

    def shows(self, lon: float, lat: float) -> bool:
        """Whether a place lies inside of the drawing."""
        x, y = self.place(lon, lat)
        return 0 < x < self.width and 0 < y < self.height

    def drawn(self, point: Point) -> Point:
        """Where a point of the plane is drawn."""
        return point[0] * self.scale + self.left, point[1] * self.scale + self.top


def framed(projection: Projection, places: Iterable[Point], sheet: Sheet) -> Frame:
    """The frame that shows some places as large as the sheet allows, in its middle."""
    points = [projection.place(lon, lat) for lon, lat in places]
    (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*points, strict=True))
    room_x, room_y = sheet.width - 2 * sheet.beside, sheet.highest - 2 * sheet.above
    scale = min(
        sheet.width / LEAST,
        *((room / span) for room, span in ((room_x, right - left), (room_y, bottom - top)) if span > 0),
    )
    width = max(sheet.narrowest, min(sheet.width, round((right - left) * scale + 2 * sheet.beside)))
    height = max(sheet.lowest, min(sheet.highest, round((bottom - top) * scale + 2 * sheet.above)))
    return Frame(
        projection,
        scale,
        left=width / 2 - (left + right) / 2 * scale,
        top=height / 2 - (top + bottom) / 2 * scale,
        width=width,
        height=height,
    )


def fitted(places: Sequence[Point], sheet: Sheet) -> tuple[Frame, frozenset[int]]:
    """The frame for some places, the most important first, and the numbers of those that lie outside of it.

    All lie inside, unless without the few that lie farthest off the many are drawn much larger.
    """

    def frame_of(numbers: Sequence[int]) -> Frame:
        some = [places[number] for number in numbers]
        return framed(fitting(some), some, sheet)

    choices = [tuple(range(len(places)))]
    if len(places) >= CROWDED:
        for _ in range(int(len(places) * OUTSIDE)):
            farthest = _farthest(frame_of(choices[-1]), places, choices[-1]) - {*choices[0][:KEPT]}
            without = [tuple(one for one in choices[-1] if one != out) for out in sorted(farthest)]
            if not without:
                break
            choices.append(max(without, key=lambda some: frame_of(some).scale))
    frames = [frame_of(some) for some in choices]
    if frames[-1].scale < MUCH * frames[0].scale:
        return frames[0], frozenset()
    inside, frame = next(
        pair for pair in zip(choices, frames, strict=True) if pair[1].scale * ENOUGH >= frames[-1].scale
    )
    return frame, frozenset(one for one in choices[0] if one not in inside and not frame.shows(*places[one]))


def _farthest(frame: Frame, places: Sequence[Point], numbers: Sequence[int]) -> set[int]:
    """The places that lie farthest to each side: without any other the frame would be the same."""
    drawn = {number: frame.place(*places[number]) for number in numbers}
    return {end(drawn, key=lambda number: drawn[number][side]) for side in (0, 1) for end in (min, max)}


def at_edge(frame: Frame, place: Point, margin: float) -> tuple[Point, Point]:
    """Where the way from the middle to a place outside leaves the drawing, but for a margin; and its direction."""
    x, y = frame.place(*place)
    half_x, half_y = frame.width / 2, frame.height / 2
    along_x, along_y = x - half_x, y - half_y
    part = min(
        (half - margin) / abs(along) if along else math.inf for half, along in ((half_x, along_x), (half_y, along_y))
    )
    length = math.hypot(along_x, along_y)
    return (half_x + along_x * part, half_y + along_y * part), (along_x / length, along_y / length)
