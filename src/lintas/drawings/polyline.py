"""Rings of whole numbers as short texts: Google's encoded polyline format, with the first number first.

Each point is the step from the one before; a step is written in groups of five bits, the lowest first.
https://developers.google.com/maps/documentation/utilities/polylinealgorithm
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

BITS = 5
MORE = 1 << BITS  # set in every group but a number's last
FIRST = 63  # `?`, the character of nought


def encoded(points: Iterable[tuple[int, int]]) -> str:
    """Points as a text."""
    found = []
    before = (0, 0)
    for point in points:
        found += [*_written(point[0] - before[0]), *_written(point[1] - before[1])]
        before = point
    return "".join(found)


def decoded(text: str) -> list[tuple[int, int]]:
    """The points of a text that `encoded` made."""
    steps = list(_read(text))
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def _written(number: int) -> Iterator[str]:
    rest = ~(number << 1) if number < 0 else number << 1
    while rest >= MORE:
        yield chr((MORE | (rest & (MORE - 1))) + FIRST)
        rest >>= BITS
    yield chr(rest + FIRST)


def _read(text: str) -> Iterator[int]:
    number = shift = 0
    for character in text:
        group = ord(character) - FIRST
        number |= (group & (MORE - 1)) << shift
        shift += BITS
        if group < MORE:
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0
