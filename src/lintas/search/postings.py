"""Which notes a term leads to: counted by all cores, and only for the notes that have changed since the last run.

A note's number and its weight for a term are kept in one integer, so that a term's notes are a plain array.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lintas.library import Library
from lintas.model import AnyNote, Exchange
from lintas.search.count import MOST, Reading
from lintas.workers import share_out

WEIGHT_BITS = MOST.bit_length()
TOGETHER = 512  # notes that are counted before they are put away: the two in turn would crowd each other out of memory
FEW = 32  # numbers that are looked for one by one; more are looked for together
MOST_CHANGED = 0.25  # of the notes; with more, all are counted anew

Numbered = Sequence[tuple[int, AnyNote]]


@dataclass
class Postings:
    """By term the notes that it leads to, in ascending order; `number` and `key` of each note that was counted.

    A key is a digest of all that the counting of a note depends on. `touched` are the terms that have changed in this
    run, None where all may have.
    """

    by_term: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    counted: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    touched: set[str] | None = None

    def state(self) -> tuple[dict[str, bytes], dict[str, tuple[int, bytes]]]:
        """What is to be kept for the next run."""
        return {term: numbers.tobytes() for term, numbers in self.by_term.items()}, self.counted


def count_postings(
    library: Library,
    reading: Reading,
    numbered: Numbered,
    keys: Mapping[str, bytes],
    kept: tuple[dict[str, bytes], dict[str, tuple[int, bytes]]] | None = None,
) -> Postings:
    """Count the notes of a library; those of which `kept` has the same number and key are taken from there."""
    now = {note.id: (number, keys.get(note.id, b"")) for number, note in numbered}
    before = kept[1] if kept else {}
    changed = [one for one in numbered if before.get(one[1].id) != now[one[1].id] or not keys]
    gone = {before[key][0] for key in before if before[key] != now.get(key)}
    if kept is None or len(changed) + len(gone) > MOST_CHANGED * len(numbered):
        postings = Postings(counted=now)
        for term, numbers in _counted(library, reading, numbered):
            postings.by_term[term].frombytes(numbers)
        return postings
    touched: set[str] = set()
    postings = Postings(counted=now, touched=touched)
    for term, numbers in kept[0].items():
        postings.by_term[term].frombytes(numbers)
    touched |= _remove(postings, gone)
    for term, numbers in _counted(library, reading, changed):
        added = array("I")
        added.frombytes(numbers)
        there = postings.by_term[term]
        for place in added:
            there.insert(bisect_left(there, place), place)
        touched.add(term)
    return postings


def _remove(postings: Postings, gone: set[int]) -> set[str]:
    """Take notes out of all lists; gives the terms whose lists they were in."""
    touched = set()
    for term, there in list(postings.by_term.items()):
        if len(gone) <= FEW:
            places = [place for number in gone if (place := _place(there, number)) is not None]
            for place in sorted(places, reverse=True):
                del there[place]
            found = bool(places)
        else:
            left = array("I", [both for both in there if both >> WEIGHT_BITS not in gone])
            found = len(left) < len(there)
            postings.by_term[term] = left
        if found:
            touched.add(term)
            if not postings.by_term[term]:
                del postings.by_term[term]
    return touched


def _place(there: array[int], number: int) -> int | None:
    place = bisect_left(there, number << WEIGHT_BITS)
    return place if place < len(there) and there[place] >> WEIGHT_BITS == number else None


def _counted(library: Library, reading: Reading, numbered: Numbered) -> Iterator[tuple[str, bytes]]:
    """By term the notes that it leads to, some notes after the other."""

    def count(some: Sequence[Numbered]) -> Iterator[dict[str, bytes]]:
        for part in some:
            weights = [(number, reading.weights(note, _exchange(library, note))) for number, note in part]
            found: dict[str, array[int]] = defaultdict(lambda: array("I"))
            for number, terms in weights:
                place = number << WEIGHT_BITS
                for term, weight in terms.items():
                    found[term].append(place | weight)
            yield {term: numbers.tobytes() for term, numbers in found.items()}

    parts = [numbered[start : start + TOGETHER] for start in range(0, len(numbered), TOGETHER)]
    for found in share_out(count, parts, together=1, least=2):
        yield from found.items()


def _exchange(library: Library, note: AnyNote) -> Exchange | None:
    exchange = library.notes.get(note.exchange)
    return exchange if isinstance(exchange, Exchange) else None
