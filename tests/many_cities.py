"""A library with as many as sixty real cities, and lessons, exchanges and asks between them: for drawings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from lintas.dates import read_date
from lintas.library import Library
from lintas.model import AnyNote, Ask, Exchange, Lesson, Status
from lintas.vocabulary import City, Vocabulary

LANGUAGES = ("en", "id")
SHARES = (0.7, 0.8, 0.93)  # of the notes up to which they are lessons, exchanges held, exchanges planned; the rest asks


class Place(NamedTuple):
    name: str
    country: str
    lat: float
    lon: float

    @property
    def id(self) -> str:
        return self.name.lower().replace(" ", "-")


# The first are those of which this repository tells, then Indonesian cities, then some all over the world.
PLACES = [
    Place(name.replace("_", " "), country, float(lat), float(lon))
    for name, country, lat, lon in (
        line.split()
        for line in """
Jakarta ID -6.18 106.83
Seoul KR 37.57 126.98
Yokohama JP 35.44 139.64
Depok ID -6.40 106.79
Bogor ID -6.60 106.80
Tangerang ID -6.18 106.63
South_Tangerang ID -6.29 106.71
Bekasi ID -6.24 106.99
Semarang ID -6.98 110.41
Surakarta ID -7.57 110.82
Yogyakarta ID -7.80 110.36
Magelang ID -7.47 110.22
Bandung ID -6.91 107.61
Cimahi ID -6.87 107.54
Cirebon ID -6.71 108.56
Surabaya ID -7.26 112.75
Malang ID -7.98 112.63
Batu ID -7.87 112.52
Denpasar ID -8.65 115.22
Mataram ID -8.58 116.12
Kupang ID -10.18 123.61
Balikpapan ID -1.27 116.83
Samarinda ID -0.50 117.15
Bontang ID 0.13 117.47
Banjarmasin ID -3.32 114.59
Pontianak ID -0.03 109.34
Makassar ID -5.13 119.42
Manado ID 1.47 124.84
Palu ID -0.90 119.87
Ambon ID -3.70 128.18
Jayapura ID -2.53 140.72
Medan ID 3.59 98.67
Padang ID -0.95 100.35
Pekanbaru ID 0.51 101.45
Palembang ID -2.98 104.76
Banda_Aceh ID 5.55 95.32
Bandar_Lampung ID -5.43 105.26
Batam ID 1.13 104.05
Singapore SG 1.29 103.85
Kuala_Lumpur MY 3.14 101.69
Penang MY 5.41 100.33
Bangkok TH 13.75 100.50
Manila PH 14.60 120.98
Makati PH 14.56 121.02
Seongnam KR 37.42 127.13
Busan KR 35.18 129.08
Kitakyushu JP 33.88 130.88
Kobe JP 34.69 135.20
Tokyo JP 35.69 139.69
Taipei TW 25.04 121.56
Mumbai IN 18.94 72.84
Colombo LK 6.93 79.85
Melbourne AU -37.81 144.96
Suva FJ -18.14 178.44
Los_Angeles US 34.05 -118.24
Bogota CO 4.60 -74.08
Curitiba BR -25.43 -49.27
Rotterdam NL 51.92 4.48
Barcelona ES 41.38 2.18
Nairobi KE -1.29 36.82
""".strip().splitlines()
    )
]


def library(cities: int, notes: int) -> Library:
    """A library of the first cities and so many notes between them, the same each time."""
    places = PLACES[:cities]
    vocabulary = Vocabulary(
        cities={
            place.id: City(
                name=dict.fromkeys(LANGUAGES, place.name), country=place.country, lat=place.lat, lon=place.lon
            )
            for place in places
        }
    )
    return Library(vocabulary, {note.id: note for note in _notes(places, notes)})


def _notes(places: list[Place], notes: int) -> Iterator[AnyNote]:
    draw = random.Random(1)  # noqa: S311  (no secret: the same numbers each time)
    # Some cities take part far more often than others, as in life.
    often = [1 / (1 + number) for number in range(len(places))]
    lessons, held, planned = (notes * share for share in SHARES)
    date = read_date("2024")
    for number in range(notes):
        host, learner = _two(draw, places, often)
        own: dict[str, Any] = {"id": f"note-{number}", "versions": {}, "theme": (), "date": date}
        if number < lessons:
            yield Lesson.model_construct(**own, city=(host.id,), learners=(learner.id,))
        elif number < planned:
            status: Status = "held" if number < held else "planned"
            yield Exchange.model_construct(**own, city=(host.id,), learners=(learner.id,), status=status)
        else:
            yield Ask.model_construct(**own, asked_by=(learner.id,), asked_of=(host.id,))


def _two(draw: random.Random, places: list[Place], often: list[float]) -> list[Place]:
    first, second = draw.choices(places, often, k=2)
    return [first, second] if first is not second else draw.sample(places, 2)
