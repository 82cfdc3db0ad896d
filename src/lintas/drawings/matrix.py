"""Themes by cities as a field of square cells. All in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

CELL = 32  # wide, and at least as high: a finger hits it
LETTER = 6.6  # wide, at most
NAMES = 160  # wide: on a phone cells need room beside them
LINE = 15  # high
PAD = 12
LOSS = 1.15  # of a line's width, since lines break between words


@dataclass(frozen=True)
class Field:
    """The field of cells: `names` wide on its left for the rows, `head` high above it for the columns, rows `high`."""

    names: int
    head: int
    width: int
    height: int
    high: int


@dataclass(frozen=True)
class Place:
    """Where a cell begins."""

    x: int
    y: int


def field_of(rows: Iterable[str], columns: Iterable[str]) -> Field:
    """A field with room for the names: those of columns stand on end, those of rows take as many lines as they need."""
    rows, columns = tuple(rows), tuple(columns)
    longest = LETTER * max(map(len, rows), default=0)
    names = min(round(longest) + PAD, NAMES)
    lines = math.ceil(longest * LOSS / (names - PAD)) if longest + PAD > names else 1
    high = max(CELL, LINE * lines)
    return Field(
        names=names,
        head=round(LETTER * max(map(len, columns), default=0)) + PAD,
        width=CELL * len(columns),
        height=high * len(rows),
        high=high,
    )


def place(field: Field, row: int, column: int) -> Place:
    """Where the cell of a row and a column begins; it lies in the middle of a row that is higher."""
    return Place(column * CELL, row * field.high + (field.high - CELL) // 2)
