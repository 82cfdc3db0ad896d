"""Degrees to a plane: which projection fits some places, and where each place lies on it.

Both projections are in degrees at their middle, x to the east and y to the south, so that they can be scaled alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[float, float]

ROUND = 360.0  # degrees
WIDE = 150.0  # degrees of longitude: what spans more is shown as the world, not as a region
# Equal Earth (Šavrič, Patterson and Jenny 2018, doi:10.1080/13658816.2018.1504949).
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2


@dataclass(frozen=True)
class Projection:
    """A projection round the meridian `middle`.

    A region is drawn equirectangular, with the parallel `true` in its true shape; the world (`true` is None) in Equal
    Earth, on which no country is larger than it is.
    """

    middle: float
    true: float | None = None

    def place(self, lon: float, lat: float) -> Point:
        """Where a place lies."""
        return self.flat(self.east(lon), lat)

    def east(self, lon: float) -> float:
        """Degrees east of the middle, from -180 to less than 180."""
        return (lon - self.middle + ROUND / 2) % ROUND - ROUND / 2

    def flat(self, east: float, lat: float) -> Point:
        """Where a place lies that is so many degrees east of the middle."""
        if self.true is not None:
            return east * math.cos(math.radians(self.true)), -lat
        angle = math.asin(M * math.sin(math.radians(lat)))
        square = angle * angle
        sixth = square**3
        slope = 9 * A4 * square * sixth + 7 * A3 * sixth + 3 * A2 * square + A1
        y = angle * (A4 * square * sixth + A3 * sixth + A2 * square + A1)
        return east * math.cos(angle) / (M * slope), -math.degrees(y)


def fitting(places: Iterable[Point]) -> Projection:
    """The projection for some places, given as (longitude, latitude).

    Its middle is that of the shortest way round the earth that passes all of them, so that the Pacific is not torn.
    """
    places = tuple(places)
    west, span = _stretch([lon for lon, _ in places])
    middle = (west + span / 2 + ROUND / 2) % ROUND - ROUND / 2
    if span > WIDE:
        return Projection(round(middle, 1))
    lats = [lat for _, lat in places]
    return Projection(round(middle, 1), round((min(lats) + max(lats)) / 2, 1))


def _stretch(lons: list[float]) -> tuple[float, float]:
    """Where the shortest stretch of longitudes with all of them begins in the west, and its degrees."""
    ordered = sorted(lons)
    gaps = [(after - before, after) for before, after in zip(ordered, [*ordered[1:], ordered[0] + ROUND], strict=True)]
    gap, east_of_gap = max(gaps)
    return east_of_gap, ROUND - gap
