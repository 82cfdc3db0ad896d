"""A library to the files that the browser searches in: small, static, and the same bytes for the same notes.

A note's number is its bucket (by a checksum of its id) times `ROOM`, plus its place in the bucket: a new note moves
only the few after it in its bucket. Lists of numbers are written as gaps. `index.json` has the checksum of every other
file, so that the browser notices one that is from another build.
"""

from __future__ import annotations

import gc
import json
import math
import operator
import zlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from lintas.dates import written_date
from lintas.fingerprint import digest, digest_of
from lintas.library import Library
from lintas.model import AnyNote
from lintas.search.concepts import Concepts, concepts, near_themes
from lintas.search.count import MOST, Reading
from lintas.search.facets import FACETS, facet_values, times_adopted
from lintas.search.labels import labels
from lintas.search.lexicon import language_file, spelling
from lintas.search.postings import WEIGHT_BITS, Postings, count_postings
from lintas.search.words import Roots

FOLDER = "search/"
FORMAT = 1  # of the files; a page with an older script says that its search did not load
ROOM = 64  # numbers of a bucket
IN_BUCKET = 16  # notes of a bucket, on average at most
SHARDS = 0.5  # files of terms for each root of the number of postings: larger ones would be moved for little
LEAST_SHARDS = 256


@dataclass(frozen=True)
class IndexFile:
    """A file of the index: its checksum for the browser, a digest of its content, and the content when it is wanted."""

    sum: str
    digest: str
    text: Callable[[], str]


@dataclass(frozen=True)
class Kept:
    """What the next run need not work out again, as long as `meaning` is the same: what the words are read by."""

    meaning: str
    counted: dict[str, tuple[int, bytes]]
    postings: dict[str, bytes]
    said: dict[str, Any]
    terms: dict[str, tuple[str, str]]  # by name of a file its checksum and digest


@dataclass(frozen=True)
class Index:
    """The files by their path below the site's root, and what to keep."""

    files: dict[str, IndexFile]
    kept: Kept


@contextmanager
def _collector_off() -> Iterator[None]:
    """Without rounds of the garbage collector, each of which goes through the whole library; no cycle is made here."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_off()
def make_index(library: Library, keys: Mapping[str, bytes] | None = None, kept: Kept | None = None) -> Index:
    """The search index of a library.

    With `keys`, which tell each note's state, only what is not in `kept` is worked out; the result is the same.
    """
    roots = Roots()
    reading = Reading(roots, concepts(library.vocabulary, roots), library.vocabulary, library.languages)
    numbered = _numbered(library)
    meaning = digest_of(repr(library.vocabulary), library.languages).hex() if keys else ""
    if kept and kept.meaning != meaning:
        kept = None
    postings = count_postings(library, reading, numbered, keys or {}, (kept.postings, kept.counted) if kept else None)
    said = _said(postings.by_term, reading.concepts)
    terms = _term_files(postings, said, kept)
    whole: dict[str, object] = {
        **_buckets(library, numbered),
        "facets": _facets(library, numbered),
        "tags": _tags(library, numbered),
        "language": language_file({*postings.by_term, *said}),
        "spelling": spelling(library),
        "near": near_themes(reading.concepts),
        **{f"labels.{lang}": labels(library, lang) for lang in library.languages},
    }
    files = {**terms, **{name: _written(_json(content)) for name, content in whole.items()}}
    files["index"] = _written(
        _json(
            {
                "format": FORMAT,
                "notes": len(numbered),
                "room": ROOM,
                "languages": library.languages,
                "sums": {name: file.sum for name, file in sorted(files.items()) if "/" not in name},
                "terms": _sums("terms", files),
                "buckets": _sums("notes", files),
            }
        )
    )
    state, counted = postings.state() if keys else ({}, {})
    sums = {name: (file.sum, file.digest) for name, file in terms.items()}
    return Index(
        {f"{FOLDER}{name}.json": file for name, file in sorted(files.items())},
        Kept(meaning, counted, state, said, sums),
    )


def index_files(library: Library) -> dict[str, str]:
    """The files of the search index by their path below the site's root."""
    return {path: file.text() for path, file in make_index(library).files.items()}


def _written(text: str) -> IndexFile:
    return IndexFile(checksum(text), digest(text.encode()).hex(), lambda: text)


def _sums(kind: str, files: Mapping[str, IndexFile]) -> list[str]:
    """The checksums of the files of a kind, by number; empty where there is none of a number."""
    there = {int(name.partition("/")[2]) for name in files if name.startswith(f"{kind}/")}
    return [files[f"{kind}/{number}"].sum if number in there else "" for number in range(max(there, default=-1) + 1)]


def checksum(text: str) -> str:
    """The checksum that the browser holds a file against: CRC-32 of its UTF-8 bytes, in eight hexadecimal digits."""
    return f"{zlib.crc32(text.encode()):08x}"


def _numbered(library: Library) -> list[tuple[int, AnyNote]]:
    """The notes by number, in ascending order."""
    count = _power_of_two(len(library.notes) / IN_BUCKET)
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


def _power_of_two(least: float) -> int:
    """The lowest power of two that is no less: a few more notes seldom change it."""
    found = 1
    while found < least:
        found *= 2
    return found


def _gaps(numbers: Iterable[int]) -> list[int]:
    listed = list(numbers)
    return list(map(operator.sub, listed, [0, *listed]))


def _said(postings: Container[str], known: Concepts) -> dict[str, Any]:
    """By term what the vocabulary says of it.

    Of a root that is the names that begin with it, each with its concepts, and the themes that it speaks for; of a
    concept its names and what it brings. A concept that leads to no note is left out.
    """
    leading = {
        key: concept
        for key, concept in known.by_id.items()
        if key in postings or any(brought in postings for brought in concept.brings)
    }
    said: dict[str, dict[str, object]] = defaultdict(dict)
    beginning: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, concept in sorted(leading.items()):
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


def _term_files(postings: Postings, said: Mapping[str, Any], kept: Kept | None) -> dict[str, IndexFile]:
    """The terms, by the checksum of their name in as many files as there are postings for."""
    there = postings.by_term
    count = _power_of_two(max(LEAST_SHARDS, SHARDS * math.sqrt(sum(map(len, there.values())))))
    shards: list[list[str]] = [[] for _ in range(count)]
    for term in {*there, *said}:
        shards[zlib.crc32(term.encode()) % count].append(term)
    stale = set(range(count))
    if kept and postings.touched is not None and len(kept.terms) == count:
        changed = {term for term in {*said, *kept.said} if said.get(term) != kept.said.get(term)}
        stale = {zlib.crc32(term.encode()) % count for term in {*postings.touched, *changed}}

    def text(number: int) -> str:
        return _json({term: _entry(there.get(term, ()), said.get(term)) for term in sorted(shards[number])})

    files: dict[str, IndexFile] = {}
    for number in range(count):
        name = f"terms/{number}"
        if kept and number not in stale:
            files[name] = IndexFile(*kept.terms[name], partial(text, number))
        else:
            files[name] = _written(text(number))
    return files


def _entry(listed: Sequence[int], said: object) -> list[object]:
    """The gaps between a term's notes, their weights, and what the vocabulary says of it."""
    gaps, weights = _gaps([both >> WEIGHT_BITS for both in listed]), [both & MOST for both in listed]
    return [gaps, weights, said] if said else [gaps, weights]


def _buckets(library: Library, numbered: list[tuple[int, AnyNote]]) -> dict[str, object]:
    """What results show, bucket by bucket."""
    found: dict[str, list[object]] = defaultdict(list)
    for number, note in numbered:
        found[f"notes/{number // ROOM}"].append(_shown(library, note))
    return dict(found)


def _shown(library: Library, note: AnyNote) -> dict[str, object]:
    return {
        "id": note.id,
        "kind": note.kind,
        "texts": {lang: [version.title, version.summary] for lang, version in note.versions.items()},
        "theme": note.theme,
        "from": note.teachers,
        "learner": note.students,
        "date": {lang: written_date(note.date, lang) for lang in library.languages} if note.date else {},
    }


def _facets(library: Library, numbered: list[tuple[int, AnyNote]]) -> dict[str, object]:
    """By facet and value the notes that have it; by date and by how many cities use them, for sorting."""
    found: dict[str, dict[str, list[int]]] = {facet: defaultdict(list) for facet in FACETS}
    adopted: dict[str, list[int]] = defaultdict(list)
    for number, note in numbered:
        for facet, values in facet_values(library, note).items():
            for value in values:
                found[facet][value].append(number)
        if times := times_adopted(note):
            adopted[str(times)].append(number)
    return {
        "numbers": _gaps(number for number, _ in numbered),
        "days": [note.date.first_day.toordinal() if note.date else 0 for _, note in numbered],
        "adopted": {times: _gaps(numbers) for times, numbers in sorted(adopted.items())},
        "facets": {
            facet: {value: _gaps(numbers) for value, numbers in sorted(values.items())}
            for facet, values in found.items()
        },
    }


def _tags(library: Library, numbered: list[tuple[int, AnyNote]]) -> dict[str, list[int]]:
    """By free tag the notes that have it in any language: many, and seldom chosen by, so in a file of their own."""
    number_of = {note.id: number for number, note in numbered}
    found: dict[str, set[int]] = defaultdict(set)
    for tags in library.tags.values():
        for tag, notes in tags.items():
            found[tag].update(number_of[note.id] for note in notes)
    return {tag: _gaps(sorted(numbers)) for tag, numbers in sorted(found.items())}


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
