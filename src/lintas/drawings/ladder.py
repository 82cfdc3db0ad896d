"""The adoption ladder of one city: stages as rungs, its entries side by side in the order of time. All in pixels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lintas.drawings.lettering import text_width
from lintas.model import FURTHEST, Stage

RUNGS = FURTHEST[: FURTHEST.index("recommended") + 1]  # from the top
BESIDE = FURTHEST[len(RUNGS) :]  # below the ladder, where there are any
MOST = 6  # marks of one city that fit on a phone; the list has all
FEW = 2  # marks that have room for month and year
SIZE = 12  # of a name's type
PAD = 12  # around a name
STEP, GAP, FOOT, HALF = 24, 8, 22, 12  # of a rung, between the ladder and what is beside it, of the dates, of a rung
WIDE, NARROW = 68, 34  # of an entry: its date also fits where a reader has letters set wider


@dataclass(frozen=True)
class Row:
    """A stage's line across the drawing."""

    stage: Stage
    y: int


@dataclass(frozen=True)
class Mark:
    """An entry: `kind` is `on` a rung, `off` the ladder, or `unknown`."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True)
class Ladder:
    """One city's drawing; `lines` are the rungs and `way` joins its marks, as SVG paths."""

    width: int
    height: int
    left: int
    rows: tuple[Row, ...]
    lines: str
    marks: tuple[Mark, ...]
    way: str


def rows(stages: Iterable[Stage]) -> tuple[Row, ...]:
    """The lines that a drawing needs for these stages: all rungs, and what else is there."""
    there = set(stages)
    beside = [stage for stage in BESIDE if stage in there]
    return (
        *(Row(stage, HALF + STEP * at) for at, stage in enumerate(RUNGS)),
        *(Row(stage, HALF + GAP + STEP * at) for at, stage in enumerate(beside, start=len(RUNGS))),
    )


def room_for(names: Iterable[str]) -> int:
    """How wide the longest of some names may be."""
    return round(max(text_width(name, SIZE) for name in names))


def ladder(stages: Sequence[Stage], lines: tuple[Row, ...], room: int) -> Ladder:
    """The drawing of at most `MOST` stages in the order of time; `room` is that for the names of the lines."""
    heights: Mapping[Stage, int] = {row.stage: row.y for row in lines}
    left = room + PAD
    each = WIDE if len(stages) <= FEW else NARROW
    width = left + each * len(stages)
    marks = tuple(Mark(left + each * at + each // 2, heights[stage], _kind(stage)) for at, stage in enumerate(stages))
    joined = [f"{mark.x} {mark.y}" for mark in marks if mark.kind != "unknown"]
    return Ladder(
        width=width,
        height=lines[-1].y + HALF + FOOT,
        left=left,
        rows=lines,
        lines="".join(f"M{left} {row.y}H{width}" for row in lines),
        marks=marks,
        way=f"M{'L'.join(joined)}" if len(joined) > 1 else "",
    )


def _kind(stage: Stage) -> str:
    return "on" if stage in RUNGS else "unknown" if stage == "no-evidence" else "off"
