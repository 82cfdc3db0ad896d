"""Points as the text of an SVG path, in tenths of a unit and as short as the format allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]


def number(value: float) -> str:
    """A number with at most one decimal: `1`, `-.5`."""
    return _short(round(value * 10))


def closed(rings: Iterable[Sequence[tuple[int, int]]]) -> str:
    """Rings of whole numbers as one path, each step from the point before."""
    return "".join(_ring(ring) for ring in rings)


def pointer(at: Point, along: Point, size: float) -> str:
    """A triangle round a point, which points along a direction."""
    (x, y), (along_x, along_y) = at, along
    tip, back, side = 1.5 * size, 0.9 * size, 1.1 * size
    behind_x, behind_y = x - along_x * back, y - along_y * back
    aside_x, aside_y = along_y * side, -along_x * side
    corners = (behind_x + aside_x, behind_y + aside_y, behind_x - aside_x, behind_y - aside_y)
    return joined("M", x + along_x * tip, y + along_y * tip, "L", *corners, "z")


def joined(*parts: str | float) -> str:
    """Letters and numbers of a path, with only the blanks that it needs."""
    text = ""
    for part in parts:
        short = part if isinstance(part, str) else number(part)
        needed = text[-1:].isdigit() and short[:1] != "-" and not short[:1].isalpha()
        text += f" {short}" if needed else short
    return text


def _ring(ring: Sequence[tuple[int, int]]) -> str:
    steps = [step for (x, y), (next_x, next_y) in pairwise(ring) for step in (next_x - x, next_y - y)]
    return joined("M", *ring[0], "l", *steps, "z")


def _short(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    text = f"{whole or ''}.{part}" if part else str(whole)
    return f"-{text}" if tenths < 0 else text
