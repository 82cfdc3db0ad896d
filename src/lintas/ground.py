"""What all notes stand on, known before any of them is read: the vocabulary, the day, which files there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from lintas.bounded import TooSlowError, bounded
from lintas.docs_pages import Written, list_written
from lintas.fingerprint import digest, digest_of
from lintas.library import Library
from lintas.listing import Listing, list_files
from lintas.parse import Parsed
from lintas.problem import Location, Problem
from lintas.reading import NoteFile
from lintas.rules import errors_among
from lintas.rules.rule import Base
from lintas.settings import Settings
from lintas.source import MAX_VOCABULARY, Source, read_file, read_mapping
from lintas.vocabulary import Vocabulary
from lintas.vocabulary_files import FILES, MOST, read_vocabulary

# What can't be said of a note where a file of the vocabulary is missing or broken; that is then the one to mend.
UNKNOWN = {"themes": "unknown-theme", "cities": "unknown-city"}
# Of processor time, for each file and for all of them together; as many cities as there may be take 4.
MAX_SECONDS = 20.0
NoteFiles = Mapping[str, NoteFile]  # by path below the notes folder


@dataclass(frozen=True)
class Ground:
    """What notes stand on, a digest of it (`key`; the day is not in it), and what is wrong with it.

    `written` is what lies in `docs/`; `unknowable` are the rules that can't be judged.
    """

    settings: Settings
    now: dt.date
    listing: Listing
    written: Written
    vocabulary: Vocabulary
    key: bytes
    problems: tuple[Problem, ...]
    unknowable: AbstractSet[str]

    @property
    def folder(self) -> str:
        """The path of the notes folder, relative to the base."""
        return self.settings.relative(self.settings.notes)

    def base(self, files: NoteFiles, parsed: Parsed) -> Base:
        """The base of which some or all notes were read."""
        sources = [file.source for file in files.values() if file.source]
        return Base(
            library=Library(self.vocabulary, parsed.records, self.settings.languages, self.now),
            sources={source.path: source for source in sources},
            bodies={file.source.path: file.body for file in files.values() if file.source},
            attachments={f"{self.folder}/{below}": size for below, size in self.listing.sizes.items()},
            files=frozenset(f"{self.folder}/{below}" for below in self.listing.notes),
            pages=self.written.addresses,
            notes_folder=self.folder,
            broken=parsed.broken,
        )


def read_ground(settings: Settings, now: dt.date) -> Ground:
    """Read the vocabulary, and list the files below the notes folder."""
    listing, written = list_files(settings), list_written(settings)
    problems = [*listing.problems, *written.problems]
    sources: dict[str, Source] = {}
    sizes: dict[str, int] = {}
    digests = []
    for name, file in FILES.items():
        path = settings.notes / file
        data = None
        if path.is_file() and not path.is_symlink():
            data, read_problems = read_file(path, settings.relative(path), MAX_VOCABULARY)
            problems.extend(read_problems)
        elif name != "glossary":
            problems.append(Problem("no-vocabulary", Location(settings.relative(path)), {"name": file}))
        digests.append(digest(data).hex() if data is not None else "")
        here = settings.relative(path)
        source, read_problems = _read(data, here, MOST[name]) if data is not None else (None, [])
        problems.extend(read_problems)
        if source:
            sources[name], sizes[name] = source, len(data or b"")
    try:
        with bounded(MAX_SECONDS):
            vocabulary, vocabulary_problems = read_vocabulary(sources, settings.languages)
    except TooSlowError:
        longest = max(sources, key=lambda name: sizes[name])
        vocabulary, vocabulary_problems = Vocabulary(), [_too_slow(sources[longest].path)]
        sources = {}
    problems.extend(vocabulary_problems)
    cities = settings.relative(settings.notes / FILES["cities"])
    faulty = {problem.at.path for problem in errors_among(problems) if problem.rule != "no-vocabulary"}
    return Ground(
        settings=settings,
        now=now,
        listing=listing,
        written=written,
        vocabulary=replace(vocabulary, cities_are_faulty=cities in faulty),
        key=digest_of(digests, settings.languages),
        problems=(*problems,),
        unknowable=frozenset(rule for name, rule in UNKNOWN.items() if name not in sources),
    )


def _read(data: bytes, path: str, most: int) -> tuple[Source | None, list[Problem]]:
    """Read a file of the vocabulary as `read_mapping` does, which `bounded` ends where it takes too long."""
    try:
        with bounded(MAX_SECONDS):
            return read_mapping(data, path, most)
    except TooSlowError:
        return None, [_too_slow(path)]


def _too_slow(path: str) -> Problem:
    return Problem("too-slow", Location(path), {"limit": f"{MAX_SECONDS:g}"}, "vocabulary")
