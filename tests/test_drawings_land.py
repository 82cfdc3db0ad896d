"""The land of the learning map: the file is what it says, and its coasts lie where they should."""

from __future__ import annotations

import json
from importlib.resources import files

import land as script
import pytest

from lintas.drawings.frame import framed
from lintas.drawings.land import LAND_UNIT, land_path, rings
from lintas.drawings.map import SHEETS
from lintas.drawings.polyline import decoded, encoded
from lintas.drawings.projection import Point, fitting

FILE = files("lintas") / "drawings" / "land.json"
CONTENT = json.loads(FILE.read_text(encoding="utf-8"))


def is_land(lon: float, lat: float) -> bool:
    """Whether a place lies inside an odd number of coasts; some go on past 180 degrees."""
    return sum(any(_inside(ring, lon + turn, lat) for turn in (-360, 0, 360)) for ring in rings()) % 2 == 1


def _inside(ring: tuple[Point, ...], lon: float, lat: float) -> bool:
    inside = False
    for number, (x, y) in enumerate(ring):
        before_x, before_y = ring[number - 1]
        if (y > lat) != (before_y > lat) and before_x + (lat - before_y) / (y - before_y) * (x - before_x) > lon:
            inside = not inside
    return inside


def test_the_file_is_as_its_script_makes_it() -> None:
    assert script.header().items() <= CONTENT.items(), "make it anew with scripts/land.py"
    assert CONTENT["digest"] == script.digest(CONTENT["rings"]), "somebody changed it by hand"


def test_the_file_says_where_it_comes_from() -> None:
    assert CONTENT["source"].startswith("Natural Earth")
    assert CONTENT["licence"] == "public domain"
    text = (script.FILE.parents[3] / "docs" / "project" / "decisions" / "20261122-drawings.md").read_text(
        encoding="utf-8"
    )
    assert "Natural Earth" in text
    assert "world-atlas" in text


def test_the_file_is_small() -> None:
    assert len(FILE.read_bytes()) <= 60_000


def test_every_coast_lies_on_the_earth() -> None:
    assert all(max(lat for _, lat in ring) >= -60 and max(lat for _, lat in ring) < 84 for ring in rings())
    assert all(-200 <= lon <= 200 for ring in rings() for lon, _ in ring)


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (106.83, -6.25),  # Jakarta
        (110.4, -7.2),  # Java, south of Semarang
        (126.98, 37.57),  # Seoul
        (139.4, 35.6),  # Japan, west of Yokohama
        (114.0, 0.0),  # Kalimantan
        (178.0, -17.8),  # Fiji, Viti Levu
        (-118.0, 34.2),  # Los Angeles
        (170.0, 67.0),  # Chukotka, at the antimeridian
        (-175.0, 67.0),  # its part beyond
    ],
)
def test_what_is_land_is_land(lon: float, lat: float) -> None:
    assert is_land(lon, lat)


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (110.0, -4.8),  # the middle of the Java Sea
        (118.0, -1.0),  # the Strait of Makassar
        (130.0, 40.0),  # between Korea and Japan
        (51.0, 42.0),  # the Caspian, a sea within the land
        (180.0, 0.0),  # the Pacific
        (0.0, 0.0),  # the Gulf of Guinea
    ],
)
def test_what_is_sea_is_sea(lon: float, lat: float) -> None:
    assert not is_land(lon, lat)


def test_the_land_of_a_frame_ends_just_past_its_edges() -> None:
    places = [(106.83, -6.18), (126.98, 37.57)]
    frame = framed(fitting(places), places, SHEETS["phone"])
    points = absolute(land_path(frame))
    assert min(x for x, _ in points) >= -3 / LAND_UNIT
    assert max(x for x, _ in points) <= (frame.width + 3) / LAND_UNIT
    assert max(y for _, y in points) <= (frame.height + 3) / LAND_UNIT


def test_land_on_both_sides_of_the_antimeridian_is_drawn_once_across_it() -> None:
    places = [(139.64, 35.44), (-118.24, 34.05)]
    frame = framed(fitting(places), places, SHEETS["desk"])
    xs = [x * LAND_UNIT for x, _ in absolute(land_path(frame))]
    assert min(xs) < frame.place(140, 36)[0]
    assert max(xs) > frame.place(-118, 34)[0]


def test_a_ring_comes_back_as_it_was() -> None:
    ring = [(0, 0), (1, -1), (-20_000, 5), (17, 40_000)]
    assert decoded(encoded(ring)) == ring
    # The example of the format's own page, in its order.
    assert encoded([(3850000, -12020000), (4070000, -12095000), (4325200, -12645300)]) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


def absolute(path: str) -> list[tuple[int, int]]:
    points = []
    for ring in path.split("M")[1:]:
        start, steps = ring.removesuffix("z").split("l")
        numbers = [int(text) for text in f"{start} {steps}".replace("-", " -").split()]
        x = y = 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
    return points
