"""A base to its Library and all problems: the one place where the stages are called, in their order."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lintas.alike import told
from lintas.attached import attached_problems
from lintas.body import Rendered, linked_path
from lintas.dates import today
from lintas.docs_judged import judged_pages
from lintas.docs_links import broken_links_in_docs
from lintas.extensions import unknown_extensions
from lintas.fingerprint import digest
from lintas.glossary import glossary
from lintas.ground import Ground, NoteFiles, read_ground
from lintas.kept import Kept
from lintas.library import Library
from lintas.model import AnyNote
from lintas.names import read_path
from lintas.parse import Parsed, parse_notes
from lintas.problem import Problem
from lintas.reading import NoteFile, read_note_files
from lintas.rules import RULES, errors_among
from lintas.rules.references import references
from lintas.rules.rule import Base, Reach
from lintas.settings import Settings


@dataclass(frozen=True)
class Loaded:
    """A base as read. `library` holds what is published (no drafts); `base` is all that was checked.

    `rendered` has the HTML of the bodies, by path, that were read anew. `keys` has a digest of each note with its
    exchange and the vocabulary: of all that its record was made of; `facts` is one of everything but the bodies.
    """

    library: Library
    base: Base
    problems: tuple[Problem, ...]
    rendered: Mapping[str, Rendered] = field(default_factory=dict)
    keys: Mapping[str, bytes] = field(default_factory=dict)
    facts: bytes = b""

    @property
    def noted(self) -> int:
        """How many notes there are, also those that can't be read."""
        return len({read_path(path).id for path in self.base.files})

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which a build is refused."""
        return errors_among(self.problems)


def load(
    settings: Settings,
    now: dt.date | None = None,
    kept: Kept | None = None,
    digests: Mapping[str, bytes] = MappingProxyType({}),
) -> Loaded:
    """Read and check everything: all problems of all notes, none of which hides those of another note.

    What `kept` has of unchanged notes is not worked out again, as far as the site's extensions allow; `digests` are
    those of files that were just looked at, by path below the notes folder.
    """
    ground = read_ground(settings, now or today())
    attached = attached_problems(ground.listing, ground.folder, kept, digests)
    ground = replace(ground, problems=(*ground.problems, *attached))
    if any(unknown_extensions(settings.markdown)):
        kept = None
    files = read_note_files(ground.listing.notes, settings, kept, digests, glossary(ground.vocabulary.terms))
    keys = _keys(ground, files)
    parsed = _judged(ground, files, keys, kept)
    base = ground.base(files, parsed)
    in_docs = judged_pages(ground.written.files, settings.markdown)
    leading = broken_links_in_docs(ground.written.files, settings, base)
    problems = told((*in_docs, *leading, *_all_problems(ground, files, parsed, base)))
    unshown = {problem.at.path for problem in problems if problem.rule in {"too-deep", "too-large"}}
    published = {note.id: shown for note in parsed.records.values() if (shown := _published(note, unshown))}
    return Loaded(
        library=Library(ground.vocabulary, published, settings.languages, ground.now),
        base=base,
        problems=problems,
        rendered={file.source.path: file.rendered for file in files.values() if file.source and file.rendered},
        keys=keys,
        facts=_facts(ground, files, published),
    )


def problems_of(settings: Settings, wanted: Sequence[str], now: dt.date | None = None) -> tuple[Problem, ...] | None:
    """The problems of some notes, for which only these are read, their exchanges, and what they lead to.

    `wanted` are paths relative to the base. None where all notes have to be read: where one of the paths is not that of
    a note, or something was found that takes all of them to say.
    """
    ground = read_ground(settings, now or today())
    ids = {f"{ground.folder}/{below}": read_path(below).id for below in ground.listing.notes}
    if not ids.keys() >= set(wanted):
        return None
    below: dict[str, list[str]] = defaultdict(list)
    for path in ground.listing.notes:
        below[read_path(path).id].append(path)
    files: dict[str, NoteFile] = {}
    needed = {ids[path] for path in wanted}
    while new := [path for note_id in sorted(needed) for path in below.get(note_id, ()) if path not in files]:
        files |= read_note_files({path: ground.listing.notes[path] for path in new}, settings)
        parsed = _judged(ground, files, {}, None)
        base = ground.base(files, parsed)
        needed = set(_led_to(base, wanted, ids))
    found = [one for one in _all_problems(ground, files, parsed, base) if one.at.path in wanted]
    if any(RULES[one.rule].reach == "base" for one in found if RULES[one.rule].check):
        return None
    return told(found)


def _led_to(base: Base, wanted: Sequence[str], ids: Mapping[str, str]) -> Iterator[str]:
    """The notes that it takes to judge some: all exchanges of those read, what they name, and what the wanted link."""
    for path in base.sources:
        yield read_path(path.removeprefix(f"{base.notes_folder}/")).folder
    for note in base.library.notes.values():
        for named in references(note).values():
            yield from named
    for path in wanted:
        links = base.bodies[path].links if path in base.bodies else ()
        yield from (ids[target] for link in links if (target := linked_path(path, link.target)) in ids)


def _judged(ground: Ground, files: NoteFiles, keys: Mapping[str, bytes], kept: Kept | None) -> Parsed:
    """The notes as records, with what is wrong with each by itself; where `kept` has one it is taken from there."""
    days = {note_id: digest(key + str(ground.now).encode()) for note_id, key in keys.items()} if kept else {}
    known = {note_id: note for note_id, key in days.items() if kept and (note := kept.get(key))}
    sources = {path: file.source for path, file in files.items() if file.source}
    unread = [path for path in files if path not in sources]
    parsed = parse_notes(sources, unread, ground.vocabulary, ground.settings.languages, known)
    fresh = {note_id: note for note_id, note in parsed.notes.items() if note_id not in known}
    # A note is judged beside its exchange, whatever is wrong there.
    beside = {note.record.exchange for note in fresh.values() if note.record} & known.keys()
    some = {**fresh, **{note_id: known[note_id] for note_id in beside}}
    problems: dict[str, list[Problem]] = defaultdict(list)
    few = {path: file for path, file in files.items() if read_path(path).id in some}
    for problem in _found_by({"note"}, ground.base(few, Parsed(some))):
        problems[read_path(problem.at.path.removeprefix(f"{ground.folder}/")).id].append(problem)
    for note_id, note in fresh.items():
        parsed.notes[note_id] = replace(note, problems=(*note.problems, *problems[note_id]))
        if kept:
            kept.put(days[note_id], parsed.notes[note_id])
    return parsed


def _found_by(reaches: AbstractSet[Reach], base: Base) -> Iterator[Problem]:
    for rule in RULES.values():
        if rule.check and rule.reach in reaches:
            yield from rule.check(base)


def _all_problems(ground: Ground, files: NoteFiles, parsed: Parsed, base: Base) -> Iterator[Problem]:
    """What was found in files, in notes and in the base."""
    yield from ground.problems
    for file in files.values():
        yield from file.problems
    for note in parsed.notes.values():
        yield from (problem for problem in note.problems if problem.rule not in ground.unknowable)
    yield from _found_by({"led-to", "base"}, base)


def _keys(ground: Ground, files: NoteFiles) -> dict[str, bytes]:
    """By id a digest of all that a note is made of: its files, those of its exchange, and the vocabulary."""
    own: dict[str, bytes] = defaultdict(bytes)
    folders: dict[str, set[str]] = defaultdict(set)
    for path, file in files.items():
        name = read_path(path)
        own[name.id] += os.fsencode(path) + b"\0" + file.key
        folders[name.id].add(name.folder)
    return {
        note_id: digest(b"\0".join((ground.key, key, *(own.get(folder, b"") for folder in sorted(folders[note_id])))))
        for note_id, key in own.items()
    }


def _facts(ground: Ground, files: NoteFiles, published: Mapping[str, AnyNote]) -> bytes:
    """A digest of all that pages are made of but for the bodies of notes."""
    heads = b"".join(os.fsencode(path) + b"\0" + file.head for path, file in files.items())
    # Where a text is only a title and a summary so far, lists say so.
    shown = repr(
        [
            (note_id, [(lang, version.is_only_summary) for lang, version in note.versions.items()])
            for note_id, note in published.items()
        ]
    )
    return digest(b"\0".join((ground.key, str(ground.now).encode(), heads, shown.encode())))


def _published(note: AnyNote, unshown: AbstractSet[str]) -> AnyNote | None:
    """A note without its drafts and the files that can't be shown; None where nothing else is left."""
    if not any(version.draft or version.path in unshown for version in note.versions.values()):
        return note
    versions = note.published(unshown)
    return note.model_copy(update={"versions": versions}) if versions else None
