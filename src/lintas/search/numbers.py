"""What number a note goes by in the index.

It is the note's bucket (by a checksum of its id) times `ROOM`, plus its place in the bucket: a new note moves only the
few after it in its bucket. Lists of numbers are written as gaps.
"""

from __future__ import annotations

import operator
import zlib
from collections.abc import Sequence

from lintas.library import Library
from lintas.model import AnyNote

ROOM = 64  # numbers of a bucket
IN_BUCKET = 16  # notes of a bucket, on average at most

Numbered = Sequence[tuple[int, AnyNote]]


def numbered(library: Library) -> Numbered:
    """The notes by number, in ascending order."""
    count = power_of_two(len(library.notes) / IN_BUCKET)
    while True:
        buckets: list[list[str]] = [[] for _ in range(count)]
        for key in sorted(library.notes):
            buckets[zlib.crc32(key.encode()) % count].append(key)
        if max(map(len, buckets)) <= ROOM:
            break
        count *= 2
    return [
        (bucket * ROOM + place, library.notes[key])
        for bucket, keys in enumerate(buckets)
        for place, key in enumerate(keys)
    ]


def power_of_two(least: float) -> int:
    """The lowest power of two that is no less: a few more notes seldom change it."""
    found = 1
    while found < least:
        found *= 2
    return found


def gaps(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers as the distances between them."""
    return list(map(operator.sub, numbers, [0, *numbers]))
