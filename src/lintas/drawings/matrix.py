"""Themes by cities as a field of square cells. All in pixels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

CELL = 32  # wide and high: a finger hits it
LETTER = 6.6  # wide
PAD = 12
LINES = 2  # of a theme's name


@dataclass(frozen=True)
class Field:
    """The field of cells, `names` wide on its left for the rows and `head` high above it for the columns."""

    names: int
    head: int
    width: int
    height: int


@dataclass(frozen=True)
class Place:
    """Where a cell begins."""

    x: int
    y: int


def field_of(rows: Iterable[str], columns: Iterable[str]) -> Field:
    """A field with room for the names: those of columns stand on end, those of rows take two lines."""
    rows, columns = tuple(rows), tuple(columns)
    word = max((len(word) for name in rows for word in name.split()), default=0)
    half = max((len(name) for name in rows), default=0) / LINES * 1.25  # a line breaks between words
    return Field(
        names=round(max(word, half) * LETTER) + PAD,
        head=round(max((len(name) for name in columns), default=0) * LETTER) + PAD,
        width=CELL * len(columns),
        height=CELL * len(rows),
    )


def place(row: int, column: int) -> Place:
    """Where the cell of a row and a column begins."""
    return Place(column * CELL, row * CELL)
