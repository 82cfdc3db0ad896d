"""The geometry of the learning map."""

from __future__ import annotations

import math
import re
from itertools import combinations
from typing import Literal

import pytest
from many_cities import PLACES

from lintas.drawings.arcs import arc, arc_within
from lintas.drawings.frame import at_edge, fitted, framed
from lintas.drawings.labels import Ground
from lintas.drawings.map import SHEETS, City, Way, laid_out
from lintas.drawings.path import joined, pointer
from lintas.drawings.projection import Projection, fitting
from lintas.drawings.simplify import simplified
from lintas.drawings.spread import spread

PHONE, DESK = SHEETS["phone"], SHEETS["desk"]
BY_NAME = {place.name: place for place in PLACES}


def places(*names: str) -> list[tuple[float, float]]:
    return [(BY_NAME[name].lon, BY_NAME[name].lat) for name in names]


def test_a_region_keeps_the_shape_of_its_middle() -> None:
    projection = fitting(places("Jakarta", "Seoul"))
    assert projection == Projection(middle=116.9, true=15.7)
    east, north = projection.place(117.9, 0), projection.place(116.9, 1)
    assert east[0] == pytest.approx(math.cos(math.radians(15.7)))
    assert north == (0, -1)


def test_the_world_is_drawn_in_equal_earth() -> None:
    projection = fitting(places("Los Angeles", "Barcelona", "Tokyo"))
    assert projection.true is None
    # As the authors of the projection have it: the pole lies 1.317 radians from the equator.
    assert projection.flat(0, 90)[1] == pytest.approx(-math.degrees(1.3173628), abs=1e-3)


def test_the_pacific_is_not_torn() -> None:
    projection = fitting(places("Yokohama", "Los Angeles", "Suva"))
    yokohama, suva, los_angeles = (projection.place(*place)[0] for place in places("Yokohama", "Suva", "Los Angeles"))
    assert yokohama < suva < los_angeles
    assert los_angeles - yokohama < 110


def test_a_frame_is_as_large_as_its_places_need() -> None:
    near = places("Jakarta", "Bandung")
    wide = places("Jakarta", "Seoul", "Yokohama")
    assert framed(fitting(near), near, PHONE).scale > 3 * framed(fitting(wide), wide, PHONE).scale


def test_two_neighbours_are_not_shown_nearer_than_the_coast_is_known() -> None:
    near = places("Jakarta", "Depok")
    assert framed(fitting(near), near, DESK).scale == pytest.approx(DESK.width / 9)


def test_the_few_far_off_give_way_to_the_many() -> None:
    frame, outside = fitted([(place.lon, place.lat) for place in PLACES], DESK)
    names = {PLACES[number].name for number in outside}
    assert {"Los Angeles", "Bogota", "Curitiba", "Rotterdam", "Barcelona"} <= names
    assert len(names) <= len(PLACES) / 6
    for number in outside:
        assert not frame.shows(PLACES[number].lon, PLACES[number].lat)


def test_of_few_places_none_is_left_outside() -> None:
    _, outside = fitted(places("Jakarta", "Bandung", "Semarang", "Curitiba"), DESK)
    assert outside == frozenset()


def test_a_city_outside_stands_at_the_edge_in_its_direction() -> None:
    near = places("Jakarta", "Seoul")
    frame = framed(fitting(near), near, PHONE)
    (x, _), (along_x, along_y) = at_edge(frame, places("Los Angeles")[0], 10)
    assert x == frame.width - 10
    assert along_x > 0.9
    assert abs(along_y) < 0.4
    assert pointer((100, 50), (1, 0), 4) == "M106 50L96.4 45.6 96.4 54.4z"


def test_dots_that_lie_on_each_other_part_and_others_stay() -> None:
    moved = spread([(50, 50), (50, 50), (51, 50), (90, 90)], 8, 100, 100)
    assert all(math.dist(one, other) > 7.5 for one, other in combinations(moved, 2))
    assert moved[3] == (90, 90)
    assert all(math.dist((50, 50), one) < 10 for one in moved[:3])


def test_the_two_directions_between_two_cities_bend_apart() -> None:
    there, back = arc((0, 100), (200, 100), 2, 4), arc((200, 100), (0, 100), 2, 4)
    assert min(y for _, y in there.points) == pytest.approx(100 - 0.17 * 200, abs=0.5)
    assert max(y for _, y in back.points) == pytest.approx(100 + 0.17 * 200, abs=0.5)


@pytest.mark.parametrize("distance", [8, 20, 80, 400])
@pytest.mark.parametrize("width", [1.6, 6])
def test_an_arc_ends_in_a_head_at_the_city_that_learned(distance: float, width: float) -> None:
    drawn = arc((100, 100), (100 + distance, 100), width, 3.5)
    tip, *base = numbers(drawn.head)
    assert math.dist(tip, (100 + distance, 100)) == pytest.approx(5, abs=0.3)
    assert all(math.dist(corner, (100 + distance, 100)) > 5 for corner in base)
    start = numbers(drawn.line)[0]
    assert math.dist(start, (100, 100)) > 3.5


def test_an_arc_near_the_edge_is_flatter() -> None:
    drawn = arc_within(300, 100, (20, 20), (280, 20), 2, 4)
    assert min(y for _, y in drawn.points) > 2


def test_a_path_is_as_short_as_it_can_be() -> None:
    assert joined("M", 1.04, -2, "l", 0.5, -0.25, 3, 10, "z") == "M1-2l.5-.2 3 10z"


def test_a_simplified_line_stays_within_the_tolerance() -> None:
    wave = [(x / 10, math.sin(x / 10)) for x in range(63)]
    line = simplified(wave, 0.1)
    assert line[0] == wave[0]
    assert line[-1] == wave[-1]
    assert len(line) < 12


def test_a_name_goes_to_the_other_side_where_there_is_no_room() -> None:
    ground = Ground(200, 100, size=13, radius=4, dots=[(180, 50), (20, 50)], lines=[])
    right, left = ground.place(0, "Yokohama"), ground.place(1, "Jakarta")
    assert right is not None
    assert left is not None
    assert (right.anchor, left.anchor) == ("end", "start")


def test_a_name_in_a_crowd_gets_a_line_and_one_without_room_is_left_out() -> None:
    crowd = [(100 + 9 * column, 60 + 9 * row) for column in range(3) for row in range(3)]
    ground = Ground(220, 150, size=13, radius=4, dots=crowd, lines=[])
    labels = [ground.place(number, f"City {number}") for number in range(9)]
    placed = [label for label in labels if label]
    assert any(label.leader for label in placed)
    assert not any(one.meets(other) for one, other in combinations(ground.taken, 2))
    assert not any(box.meets(dot) for box in ground.taken for dot in ground.covered)
    small = Ground(40, 20, size=13, radius=4, dots=[(20, 10)], lines=[])
    assert small.place(0, "Jakarta") is None


def test_a_name_keeps_off_lines_where_it_can() -> None:
    along = [(x, 50.0) for x in range(100, 200, 5)]
    label = Ground(200, 100, size=13, radius=4, dots=[(100, 50)], lines=along).place(0, "Seoul")
    assert label is not None
    assert label.anchor == "end"


@pytest.mark.parametrize("screen", SHEETS)
@pytest.mark.parametrize("count", [2, 3, 25, 60])
def test_every_city_is_drawn_inside_and_apart_from_the_others(screen: Literal["phone", "desk"], count: int) -> None:
    cities = tuple(City(place.name, place.lon, place.lat, 1) for place in PLACES[:count])
    drawn = laid_out(cities, (Way(0, 1, 3), Way(1, 0, 1)), SHEETS[screen])
    assert all(0 < x < drawn.frame.width and 0 < y < drawn.frame.height for x, y in drawn.dots)
    assert min(math.dist(one, other) for one, other in combinations(drawn.dots, 2)) > 2 * SHEETS[screen].radius - 1
    assert [width for _, width in drawn.arcs] == [6.0, 1.6]
    assert sum(label is not None for label in drawn.labels) > count / 3


def test_the_same_cities_make_the_same_map() -> None:
    cities = tuple(City(place.name, place.lon, place.lat, 1) for place in PLACES)
    first = laid_out(cities, (), DESK)
    laid_out.cache_clear()
    assert laid_out(cities, (), DESK) == first


def numbers(path: str) -> list[tuple[float, float]]:
    """The points of a path whose numbers are parted by blanks or signs."""
    found = [float(text) for text in re.findall(r"-?\d*\.?\d+", path)]
    return list(zip(found[::2], found[1::2], strict=True))
