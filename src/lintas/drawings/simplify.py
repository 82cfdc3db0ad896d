"""Lines with fewer points."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line without the points that lie within `tolerance` of it, in its own units; its ends stay.

    This is Douglas and Peucker's way (1973): the point farthest from a stretch stays and parts it in two.
    """
    if len(line) <= 2:  # noqa: PLR2004  (a stretch has two ends)
        return list(line)
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        (x1, y1), (x2, y2) = line[first], line[last]
        along_x, along_y = x2 - x1, y2 - y1
        length = along_x * along_x + along_y * along_y
        farthest, at = tolerance * tolerance, 0
        for number in range(first + 1, last):
            x, y = line[number][0] - x1, line[number][1] - y1
            if length:
                part = min(1.0, max(0.0, (x * along_x + y * along_y) / length))
                x, y = x - part * along_x, y - part * along_y
            apart = x * x + y * y
            if apart > farthest:
                farthest, at = apart, number
        if at:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [line[number] for number in sorted(keep)]
