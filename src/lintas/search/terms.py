"""The files of the terms: by term the notes, their weights, and what the vocabulary says of it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from lintas.search.concepts import Concepts
from lintas.search.count import MOST
from lintas.search.numbers import gaps
from lintas.search.postings import ENTRY, WEIGHT_BITS, Lists, shard_of
from lintas.search.written import IndexFile, KeptFile, as_json, written
from lintas.workers import share_out

WORTH_SHARING = 2_000_000  # bytes of entries; fewer are written before other processes would be there

Said = Mapping[str, Mapping[str, Any]]


def said_of_terms(leading: Container[str], known: Concepts) -> Said:
    """By term what the vocabulary says of it; `leading` are the terms that lead to notes.

    Of a root that is the names that begin with it, each with its concepts, and the themes that it speaks for; of a
    concept its names and what it brings. A concept that leads to no note is left out.
    """
    concepts = {
        key: concept
        for key, concept in known.by_id.items()
        if key in leading or any(brought in leading for brought in concept.brings)
    }
    said: dict[str, dict[str, object]] = defaultdict(dict)
    beginning: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, concept in sorted(concepts.items()):
        said[key]["names"] = sorted(" ".join(name) for name in concept.names)
        if concept.brings:
            said[key]["brings"] = list(concept.brings)
        for name in concept.names:
            beginning[name[0]][" ".join(name)].append(key)
    for root, names in beginning.items():
        said[root]["begins"] = dict(sorted(names.items()))
    for root, shares in known.hints.items():
        said[root]["hints"] = dict(shares)
    return dict(said)


def term_files(shards: Sequence[Lists], said: Said, unchanged: Mapping[int, KeptFile]) -> dict[str, IndexFile]:
    """A file for each shard; `unchanged` has by number those that are as they were."""
    said_in: list[list[str]] = [[] for _ in shards]
    for term in said:
        said_in[shard_of(term, len(shards))].append(term)
    digits = _Digits()

    def text(number: int) -> str:
        lists = shards[number]
        terms = sorted({*lists, *said_in[number]})
        entries = (f"{as_json(term)}:{_entry(lists.get(term, b''), said.get(term), digits)}" for term in terms)
        return f"{{{','.join(entries)}}}"

    def write(numbers: Sequence[int]) -> Iterator[tuple[str, str, str]]:
        for number in numbers:
            file = written(content := text(number))
            yield file.sum, file.digest, content

    stale = [number for number in range(len(shards)) if number not in unchanged]
    size = sum(len(packed) for number in stale for packed in shards[number].values())
    made = share_out(write, stale, least=1) if size >= WORTH_SHARING else write(stale)
    files = {
        number: IndexFile(sum_of, digest, partial(str, content))
        for number, (sum_of, digest, content) in zip(stale, made, strict=True)
    }
    files |= {number: IndexFile(known.sum, known.digest, partial(text, number)) for number, known in unchanged.items()}
    return {f"terms/{number}": files[number] for number in range(len(shards))}


class _Digits(dict[int, str]):
    """Numbers as they are written: most of those of a list have been written before."""

    def __missing__(self, number: int) -> str:
        self[number] = str(number)
        return self[number]


def _entry(packed: bytes, said: object, digits: Mapping[int, str]) -> str:
    """The gaps between a term's notes, their weights, and what the vocabulary says of it."""
    entries = array(ENTRY, packed)
    between = map(digits.__getitem__, gaps([entry >> WEIGHT_BITS for entry in entries]))
    weights = map(digits.__getitem__, [entry & MOST for entry in entries])
    return f"[[{','.join(between)}],[{','.join(weights)}]{f',{as_json(said)}' if said else ''}]"
