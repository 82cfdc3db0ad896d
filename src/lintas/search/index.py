"""A library to the files that the browser searches in: small, static, and the same bytes for the same notes.

`index.json` has the checksum of every other file, so that the browser notices one that is from another build.
"""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple

from lintas.dates import written_date
from lintas.fingerprint import digest, digest_of
from lintas.library import Library
from lintas.model import AnyNote
from lintas.search.concepts import Concepts, concepts, near_themes
from lintas.search.count import Reading
from lintas.search.facets import Values, facet_values, facets_file, tags_file
from lintas.search.labels import labels
from lintas.search.lexicon import dictionary_roots, language_file, spelling
from lintas.search.numbers import ROOM, Numbered, numbered
from lintas.search.postings import Lists, changed_lists, count_postings, entries_in, entries_of, shard_of
from lintas.search.terms import Said, said_of_terms, term_files
from lintas.search.words import Roots
from lintas.search.written import IndexFile, KeptFile, as_json, written

FOLDER = "search/"
FORMAT = 1  # of the files; a page with an older script says that its search did not load
MOST_CHANGED = 0.1  # of the notes; with more, all are counted anew


class KeptNote(NamedTuple):
    """A note's number, and a digest of all that it was made of."""

    number: int
    key: bytes


@dataclass(frozen=True)
class KeptIndex:
    """What the next run need not work out again, as long as `meaning` is the same: what the words are read by.

    `leading` are the roots that the dictionary leads to.
    """

    meaning: str
    concepts: Concepts
    leading: frozenset[str]
    notes: dict[str, KeptNote]
    shards: list[Lists]
    said: Said
    files: dict[str, KeptFile]


@dataclass(frozen=True)
class Index:
    """The files by their path below the site's root, and what to keep."""

    files: dict[str, IndexFile]
    kept: KeptIndex


class _Made(NamedTuple):
    """What a file holds, and a digest of all that this is made of."""

    key: bytes
    content: Callable[[], object]


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
def make_index(
    library: Library,
    keys: Mapping[str, bytes] = MappingProxyType({}),
    facts: bytes = b"",
    kept: KeptIndex | None = None,
) -> Index:
    """The search index of a library.

    With `keys`, which tell each note's state, and `facts`, that of everything but the bodies, only what is not in
    `kept` is worked out; the result is the same.
    """
    meaning = digest_of(sys.byteorder, repr(library.vocabulary), library.languages).hex() if keys else ""
    if not keys or not isinstance(kept, KeptIndex) or kept.meaning != meaning:
        kept = None
    roots = Roots()
    known_concepts = kept.concepts if kept else concepts(library.vocabulary, roots)
    leading = kept.leading if kept else frozenset(dictionary_roots().values())
    reading = Reading(roots, known_concepts, library.vocabulary, library.languages)
    all_numbered = numbered(library)
    values = cache(lambda note: facet_values(library, library.notes[note]))
    notes = {note.id: KeptNote(number, keys.get(note.id, b"")) for number, note in all_numbered} if keys else {}
    updated = _shards(library, reading, all_numbered, notes, kept) if kept else None
    shards, touched = updated or (count_postings(library, reading, all_numbered), frozenset())
    said = said_of_terms({term for lists in shards for term in lists}, reading.concepts)
    terms = term_files(shards, said, _unchanged(shards, said, touched, kept) if kept and updated else {})
    made = {
        **_buckets(library, all_numbered, notes),
        **_choices(library, all_numbered, facts, values),
        "language": _language({term for lists in (*shards, said) for term in lists}, leading),
        "near": _Made(meaning.encode(), lambda: near_themes(reading.concepts)),
    }
    files = {**terms, **{name: _file(one, kept.files.get(name) if kept else None) for name, one in made.items()}}
    files["index"] = written(
        as_json(
            {
                "format": FORMAT,
                "notes": len(all_numbered),
                "room": ROOM,
                "languages": library.languages,
                "sums": {name: file.sum for name, file in sorted(files.items()) if "/" not in name},
                "terms": _sums("terms", files),
                "buckets": _sums("notes", files),
            }
        )
    )
    known = {
        name: KeptFile(file.sum, file.digest, made[name].key if name in made else b"") for name, file in files.items()
    }
    return Index(
        {f"{FOLDER}{name}.json": file for name, file in sorted(files.items())},
        KeptIndex(meaning, known_concepts, leading, notes, shards, said, known),
    )


def index_files(library: Library) -> dict[str, str]:
    """The files of the search index by their path below the site's root."""
    return {path: file.text() for path, file in make_index(library).files.items()}


def _shards(
    library: Library, reading: Reading, all_numbered: Numbered, notes: Mapping[str, KeptNote], kept: KeptIndex
) -> tuple[list[Lists], AbstractSet[str]] | None:
    """The lists of all terms, and the terms whose lists are not those that were kept; None where too much changed."""
    changed = [one for one in all_numbered if not _same(notes, kept.notes, one[1].id)]
    gone = {known.number for note, known in kept.notes.items() if not _same(notes, kept.notes, note)}
    if len(changed) + len(gone) > MOST_CHANGED * len(all_numbered):
        return None
    was, now = set(entries_in(kept.shards, gone)), set(entries_of(library, reading, changed))
    return changed_lists(kept.shards, was - now, now - was)


def _same(notes: Mapping[str, KeptNote], before: Mapping[str, KeptNote], note: str) -> bool:
    return note in notes and notes[note].key != b"" and notes[note] == before.get(note)


def _unchanged(shards: Sequence[Lists], said: Said, touched: AbstractSet[str], kept: KeptIndex) -> dict[int, KeptFile]:
    """The files of terms that are as they were, by number."""
    if len(shards) != len(kept.shards):
        return {}
    others = {term for term in {*said, *kept.said} if said.get(term) != kept.said.get(term)}
    stale = {shard_of(term, len(shards)) for term in touched | others}
    return {number: kept.files[f"terms/{number}"] for number in range(len(shards)) if number not in stale}


def _file(made: _Made, known: KeptFile | None) -> IndexFile:
    if known and made.key and known.key == made.key:
        return IndexFile(known.sum, known.digest, lambda: as_json(made.content()))
    return written(as_json(made.content()))


def _language(terms: AbstractSet[str], leading: AbstractSet[str]) -> _Made:
    """The rules of words and the roots that occur; of other terms than those of the dictionary it is the same."""
    return _Made(digest("\n".join(sorted(terms & leading)).encode()), lambda: language_file(terms))


def _buckets(library: Library, all_numbered: Numbered, notes: Mapping[str, KeptNote]) -> dict[str, _Made]:
    """What results show, bucket by bucket."""
    buckets: dict[int, list[AnyNote]] = defaultdict(list)
    for number, note in all_numbered:
        buckets[number // ROOM].append(note)

    def shown(some: Sequence[AnyNote]) -> list[object]:
        return [_shown(library, note) for note in some]

    def key(some: Sequence[AnyNote]) -> bytes:
        return digest(b"".join(note.id.encode() + notes[note.id].key for note in some)) if notes else b""

    return {f"notes/{number}": _Made(key(some), partial(shown, some)) for number, some in buckets.items()}


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


def _choices(
    library: Library, all_numbered: Numbered, facts: bytes, values: Callable[[str], Values]
) -> dict[str, _Made]:
    """What notes are chosen by and how it is called, and the words of their titles: no body has a part in it."""
    every = cache(lambda: [values(note.id) for _, note in all_numbered])
    return {
        "facets": _Made(facts, lambda: facets_file(library, all_numbered, every())),
        "tags": _Made(facts, lambda: tags_file(library, all_numbered)),
        "spelling": _Made(facts, lambda: spelling(library)),
        **{f"labels.{lang}": _Made(facts, partial(_labels, library, every, lang)) for lang in library.languages},
    }


def _labels(library: Library, values: Callable[[], Sequence[Values]], lang: str) -> dict[str, object]:
    return labels(library, values(), lang)


def _sums(kind: str, files: Mapping[str, IndexFile]) -> list[str]:
    """The checksums of the files of a kind, by number; empty where there is none of a number."""
    there = {int(name.partition("/")[2]) for name in files if name.startswith(f"{kind}/")}
    return [files[f"{kind}/{number}"].sum if number in there else "" for number in range(max(there, default=-1) + 1)]
