"""What the learning map is made of: two drawings, a key, a table, and the cities that neither shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lintas.drawings.labels import Label
from lintas.drawings.map import Screen
from lintas.pages.page import Headed, Link

Kind = Literal["lessons", "held", "planned"]


@dataclass(frozen=True)
class MapArc:
    """An arc: where it leads and its name in words (`link`), its paths, its width, and what it stands for."""

    link: Link
    line: str
    head: str
    width: float
    kind: Kind


@dataclass(frozen=True)
class MapDot:
    """A city: where it leads and its name (`link`), what is said of it in words, and its place.

    `beyond` is the path of a head that stands for it at the edge where it lies outside of the map.
    `label` is where its name stands, None where it found no room; `is_joined` says whether any arc can reach it.
    """

    link: Link
    title: str
    x: float
    y: float
    beyond: str
    label: Label | None
    is_joined: bool


@dataclass(frozen=True)
class MapDrawing:
    """A map for a width of screen (`phone` or `desk`), in its own units; `land` is in steps of `land_unit`."""

    screen: Screen
    width: int
    height: int
    radius: float
    land: str
    land_unit: float
    arcs: tuple[MapArc, ...]
    dots: tuple[MapDot, ...]


@dataclass(frozen=True)
class MapRow:
    """A line of the table: who learned from whom, how often, and in words what the number of lessons leads to."""

    host: Link
    learner: Link
    lessons: Link
    others: tuple[int, ...]
    title: str


@dataclass(frozen=True)
class MapList:
    """Cities that are named below the map, with what they are."""

    label: str
    cities: tuple[Link, ...]


@dataclass(frozen=True)
class LearningMap(Headed):
    """The map for each width of screen, how to read it, the same as a table, and the cities that neither shows.

    `kinds` are the kinds of arcs that are drawn, each with what it means; `remarks` say what was left out.
    One that `is_folded` opens at its heading on a phone, and has no table: that is on the page of cities.
    """

    template = "map"
    drawings: tuple[MapDrawing, ...]
    reading: str
    kinds: tuple[tuple[Kind, str], ...]
    remarks: tuple[str, ...]
    table: str
    columns: tuple[str, ...]
    rows: tuple[MapRow, ...]
    lists: tuple[MapList, ...]
    is_folded: bool = False
