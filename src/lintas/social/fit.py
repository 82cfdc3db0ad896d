"""Words in lines: as large as there is room for, then cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Measure = Callable[[str, int], float]  # the width of a text in a size, in pixels
NARROWER = (0.6, 0.7, 0.8, 0.9)  # of the room's width: a last line of one word looks lost


def fitted(
    text: str, width_of: Measure, room: tuple[int, int], sizes: Iterable[int], leading: float
) -> tuple[int, list[str]]:
    """The largest of the sizes, given from the largest, in which a text fits into the room, and its lines then.

    The room is as wide and high as said, in pixels; a line takes `leading` times its size. Lines are about as long as
    each other. What does not fit even in the smallest size ends in "…".
    """
    width, height = room
    size, most, lines = 0, 0, list[str]()
    for size in sizes:
        words = [(word, width_of(word, size)) for word in text.split()]
        blank, most = width_of(" ", size), int(height / (size * leading))
        lines = _lines(words, blank, width)
        if len(lines) <= most and all(found <= width for _, found in words):
            tries = (_lines(words, blank, width * part) for part in NARROWER)
            return size, next((narrow for narrow in tries if len(narrow) == len(lines)), lines)
    over = len(lines) > most
    last = len(lines[:most]) - 1
    return size, [
        _cut(line, lambda words: width_of(words, size) <= width, goes_on=over and at == last)
        for at, line in enumerate(lines[:most])
    ]


def _lines(words: list[tuple[str, float]], blank: float, width: float) -> list[str]:
    """The words, given with their widths, in lines, each as full as it can be; one that is too long has its own."""
    lines: list[str] = []
    taken = width
    for word, wide in words:
        if taken + blank + wide <= width:
            lines[-1] += f" {word}"
            taken += blank + wide
        else:
            lines.append(word)
            taken = wide
    return lines


def _cut(line: str, fits: Callable[[str], bool], *, goes_on: bool) -> str:
    """A line with "…" at its end, where it is too long or `goes_on`, and then as much of it as there is room for."""
    if not goes_on and fits(line):
        return line
    while line and not fits(f"{line}…"):
        line = line[:-1]
    return f"{line.rstrip(' ,;:.…')}…"
