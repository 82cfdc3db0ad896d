"""The parts of a page that are drawings, each with what says the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from lintas.drawings import ladder
from lintas.drawings.matrix import Field
from lintas.drawings.timeline import Bar, Year
from lintas.drawings.ways import Dot
from lintas.pages.page import Headed, Link, Step


@dataclass(frozen=True)
class LadderOfCity:
    """What one city did, drawn: under each mark its date; `label` says it in words."""

    city: str
    label: str
    drawing: ladder.Ladder
    dates: tuple[str, ...]


@dataclass(frozen=True)
class Ladder(Headed):
    """What came of a lesson: drawn by city, `names` are those of the rungs, and in words by date.

    `more` is for who has tried it as well.
    """

    template = "ladder"
    names: tuple[str, ...]
    cities: tuple[LadderOfCity, ...]
    steps: tuple[Step, ...]
    empty: str
    more: Link


@dataclass(frozen=True)
class Way:
    """What went from one city to the other: drawn, and counted in words; `more` are dots that had no room."""

    label: str
    dots: tuple[Dot, ...]
    more: str
    counts: tuple[Link, ...]


@dataclass(frozen=True)
class Ways(Headed):
    """What went each way between two cities: first from the one named first."""

    template = "ways"
    cities: tuple[str, str]
    ways: tuple[Way, Way]
    legend: str


@dataclass(frozen=True)
class TimelineRow:
    """An exchange on the axis: `bar` is when it was held or is to be, `planned` when it was to be at first.

    `said` is the same in words.
    """

    title: Link
    said: str
    held: bool
    called_off: bool
    bar: Bar
    planned: Bar | None
    reported: float | None


@dataclass(frozen=True)
class Timeline(Headed):
    """Exchanges on one axis of time, the latest first; `earlier` ones are folded away behind `unfold`.

    `note` says so where there are more than these; `legend` has a mark's name and what it means.
    """

    template = "timeline"
    note: str
    years: tuple[Year, ...]
    rows: tuple[TimelineRow, ...]
    earlier: tuple[TimelineRow, ...]
    unfold: str
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MatrixCell:
    """A city on a theme where there is anything, drawn `x` pixels into the row; the link's text says it in words."""

    x: int
    link: Link
    learned: int
    used: bool
    asks: bool
    taught: bool


@dataclass(frozen=True)
class MatrixRow:
    """A theme, and for each city what there is in words, or a link to say that there is nothing.

    `drawn` are the cells of the picture where there is anything.
    """

    theme: Link
    narrower: bool
    cells: tuple[tuple[Link, ...], ...]
    drawn: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class Matrix(Headed):
    """Themes by cities: what stands out in `findings`, the drawing with its `field`, and the table."""

    template = "matrix"
    findings: tuple[str, ...]
    empty: str
    cell: int
    field: Field
    cities: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    as_picture: str
    as_table: str
    legend: tuple[tuple[str, str], ...]
