"""Themes by cities as a field of square cells, each row as high as its name asks for.

All is in pixels, but for the room that names have.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

CELL = 32  # wide and high: a finger hits it
LETTER = 6.6  # wide, at most
NAMES = 8  # wide, in rem: on a phone cells need room beside them; a longer name takes more lines
REM = 20  # pixels, in the theme on a screen
PAD = 12


@dataclass(frozen=True)
class Field:
    """The field of cells: `names` rem wide on its left for the rows, `head` high above it for the columns, on end."""

    names: int
    head: int
    width: int


def field_of(rows: Iterable[str], columns: Iterable[str]) -> Field:
    """A field with room for the names."""
    columns = tuple(columns)
    return Field(
        names=min(math.ceil(_room(rows) / REM), NAMES),  # a whole number, for which there is a class
        head=_room(columns),
        width=CELL * len(columns),
    )


def _room(names: Iterable[str]) -> int:
    return round(LETTER * max(map(len, names), default=0)) + PAD
