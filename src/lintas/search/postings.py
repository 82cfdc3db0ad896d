"""Which notes a term leads to: counted by all cores, and only for the notes that have changed since the last run.

A note's number and its weight for a term are one integer, an entry, so that a term's notes are a plain array. The terms
lie in shards, by the checksum of their name, as the files that the browser fetches do.
"""

from __future__ import annotations

import math
import zlib
from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from lintas.library import Library
from lintas.model import AnyNote, Exchange
from lintas.search.count import MOST, Reading
from lintas.search.numbers import Numbered, power_of_two
from lintas.workers import share_out

WEIGHT_BITS = MOST.bit_length()
ENTRY: Literal["I"] = "I"  # the type of an entry in an array
TOGETHER = 1024  # notes that are counted before they are put away: the two in turn would crowd each other out of memory
FEW = 8  # numbers that are looked for one by one; more are looked for together
IN_SHARDS = 0.5  # shards for each root of the number of entries: larger files would be moved for little
LEAST_SHARDS = 256

Lists = dict[str, bytes]  # by term the entries of all notes that it leads to, in ascending order
Entries = Iterable[tuple[str, int]]


def count_postings(library: Library, reading: Reading, numbered: Numbered) -> list[Lists]:
    """The lists of all terms of some notes, by shard."""

    def count(some: Sequence[Numbered]) -> Iterator[Lists]:
        for part in some:
            weights = [(number, reading.weights(note, _exchange(library, note))) for number, note in part]
            found: dict[str, array[int]] = defaultdict(lambda: array(ENTRY))
            for number, terms in weights:
                place = number << WEIGHT_BITS
                for term, weight in terms.items():
                    found[term].append(place | weight)
            yield {term: entries.tobytes() for term, entries in found.items()}

    parts = [numbered[start : start + TOGETHER] for start in range(0, len(numbered), TOGETHER)]
    joined: dict[str, list[bytes]] = defaultdict(list)
    for found in share_out(count, parts, together=1, least=2):
        for term, entries in found.items():
            joined[term].append(entries)
    return _shards({term: b"".join(entries) for term, entries in joined.items()})


def entries_of(library: Library, reading: Reading, numbered: Numbered) -> Iterator[tuple[str, int]]:
    """Every entry of some notes with its term."""
    for number, note in numbered:
        place = number << WEIGHT_BITS
        for term, weight in reading.weights(note, _exchange(library, note)).items():
            yield term, place | weight


def entries_in(shards: Iterable[Lists], numbers: AbstractSet[int]) -> Iterator[tuple[str, int]]:
    """Every entry that the lists have of some notes, with its term."""
    for shard in shards:
        for term, packed in shard.items():
            there = memoryview(packed).cast(ENTRY)
            if len(numbers) > FEW:
                yield from ((term, entry) for entry in there if entry >> WEIGHT_BITS in numbers)
                continue
            for number in numbers:
                at = bisect_left(there, number << WEIGHT_BITS)
                if at < len(there) and there[at] >> WEIGHT_BITS == number:
                    yield term, there[at]


def changed_lists(shards: Sequence[Lists], gone: Entries, new: Entries) -> tuple[list[Lists], AbstractSet[str]]:
    """The lists without the entries that are gone and with new ones; and the terms whose lists are others now."""
    changed: dict[str, array[int]] = {}

    def list_of(term: str) -> array[int]:
        if term not in changed:
            changed[term] = array(ENTRY, shards[shard_of(term, len(shards))].get(term, b""))
        return changed[term]

    for term, entry in gone:
        there = list_of(term)
        del there[bisect_left(there, entry)]
    for term, entry in new:
        insort(list_of(term), entry)
    found = list(shards)
    for term, entries in changed.items():
        number = shard_of(term, len(shards))
        if found[number] is shards[number]:
            found[number] = dict(shards[number])
        if entries:
            found[number][term] = entries.tobytes()
        else:
            found[number].pop(term, None)
    if _how_many(found) != len(found):
        found = _shards({term: entries for shard in found for term, entries in shard.items()})
    return found, changed.keys()


def shard_of(term: str, shards: int) -> int:
    """The shard, of so many, in which a term lies."""
    return zlib.crc32(term.encode()) % shards


def _shards(lists: Lists) -> list[Lists]:
    found: list[Lists] = [{} for _ in range(_how_many([lists]))]
    for term, entries in lists.items():
        found[shard_of(term, len(found))][term] = entries
    return found


def _how_many(shards: Iterable[Lists]) -> int:
    entries = sum(map(len, (packed for shard in shards for packed in shard.values()))) // array(ENTRY).itemsize
    return power_of_two(max(LEAST_SHARDS, IN_SHARDS * math.sqrt(entries)))


def _exchange(library: Library, note: AnyNote) -> Exchange | None:
    exchange = library.notes.get(note.exchange)
    return exchange if isinstance(exchange, Exchange) else None
