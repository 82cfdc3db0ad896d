"""A base to its Library and all problems: the one place where the stages are called, in their order."""

from __future__ import annotations

import datetime as dt
import itertools
import os
import posixpath
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from lintas.body import Rendered
from lintas.dates import today
from lintas.fingerprint import digest
from lintas.kept import Kept
from lintas.library import Library
from lintas.model import AnyNote
from lintas.names import as_name, bad_part, read_path
from lintas.parse import parse_notes
from lintas.problem import Location, Problem
from lintas.reading import read_note_files
from lintas.rules import RULES, errors_among
from lintas.rules.references import PICTURES
from lintas.rules.rule import Base
from lintas.settings import Settings
from lintas.source import Source, read_vocabulary_file
from lintas.vocabulary_files import FILES, read_vocabulary

UNKNOWN = {"themes": "unknown-theme", "cities": "unknown-city"}
ATTACHMENTS = PICTURES | {".pdf"}
MARKDOWN_LIKE = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mdwn", ".mkdn", ".txt"}


@dataclass(frozen=True)
class Loaded:
    """A base as read. `library` holds what is published (no drafts); `base` is all that was checked.

    `rendered` has the HTML of the bodies, by path, that were read anew; `keys` a digest of each note with its exchange
    and the vocabulary: of all that its record was made of.
    """

    library: Library
    base: Base
    problems: tuple[Problem, ...]
    rendered: Mapping[str, Rendered] = field(default_factory=dict)
    keys: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which a build is refused."""
        return errors_among(self.problems)


@dataclass(frozen=True)
class _Found:
    """The files below the notes folder, by path below it."""

    notes: Mapping[str, Path]
    attachments: Mapping[str, Path]
    problems: tuple[Problem, ...]


def load(settings: Settings, now: dt.date | None = None, kept: Kept | None = None) -> Loaded:
    """Read and check everything: all problems of all notes, none of which hides those of another note.

    What `kept` has of unchanged files is not read again.
    """
    now = now or today()
    found = _find(settings)
    problems = list(found.problems)
    vocabulary_files: dict[str, Source] = {}
    vocabulary_key = b""
    for name, file in FILES.items():
        path = settings.notes / file
        if path.is_file() and not path.is_symlink():
            vocabulary_key += digest(path.read_bytes())
            source, read_problems = read_vocabulary_file(path, settings.relative(path))
            problems.extend(read_problems)
            if source:
                vocabulary_files[name] = source
        elif name != "glossary":
            problems.append(Problem("no-vocabulary", Location(settings.relative(path)), {"name": file}))
    vocabulary, vocabulary_problems = read_vocabulary(vocabulary_files, settings.languages)
    problems.extend(vocabulary_problems)

    files = read_note_files(found.notes, settings, kept)
    problems.extend(problem for file in files.values() for problem in file.problems)
    sources = {below: file.source for below, file in files.items() if file.source}
    unread = tuple(path for path in found.notes if path not in sources)
    parsed = parse_notes(sources, unread, vocabulary, settings.languages)
    # Without the themes every theme is unknown: their file's own problem is the one to mend.
    unknowable = {rule for name, rule in UNKNOWN.items() if name not in vocabulary_files}
    problems.extend(problem for problem in parsed.problems if problem.rule not in unknowable)

    folder = settings.relative(settings.notes)
    unshown = {problem.at.path for problem in problems if problem.rule in {"too-deep", "too-large"}}
    base = Base(
        library=Library(vocabulary, parsed.records, settings.languages, now),
        sources={source.path: source for source in sources.values()},
        bodies={file.source.path: file.body for file in files.values() if file.source},
        attachments={f"{folder}/{below}": file.stat().st_size for below, file in found.attachments.items()},
        files=frozenset(f"{folder}/{below}" for below in found.notes),
        pages=frozenset(settings.relative(file) for file in settings.docs.rglob("*") if file.is_file()),
        notes_folder=folder,
        broken=frozenset(parsed.broken),
    )
    for rule in RULES.values():
        if rule.check:
            problems.extend(rule.check(base))
    unique = {(problem.at, problem.rule, str(problem.values)): problem for problem in problems}
    published = {note.id: shown for note in parsed.records.values() if (shown := _published(note, unshown))}
    return Loaded(
        library=Library(vocabulary, published, settings.languages, now),
        base=base,
        problems=tuple(unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1]))),
        keys=_keys(
            parsed.records, {file.source.path: file.key for file in files.values() if file.source}, vocabulary_key
        ),
        rendered={file.source.path: file.rendered for file in files.values() if file.source and file.rendered},
    )


def _keys(notes: Mapping[str, AnyNote], of_file: Mapping[str, bytes], vocabulary: bytes) -> dict[str, bytes]:
    own = {key: b"".join(of_file[version.path] for version in note.versions.values()) for key, note in notes.items()}
    return {key: vocabulary + own[key] + own.get(note.exchange, b"") for key, note in notes.items()}


def _published(note: AnyNote, unshown: AbstractSet[str]) -> AnyNote | None:
    """A note without its drafts and the files that can't be shown; None where nothing else is left."""
    versions = {
        lang: version for lang, version in note.versions.items() if not version.draft and version.path not in unshown
    }
    return note.model_copy(update={"versions": versions}) if versions else None


def _find(settings: Settings) -> _Found:
    notes: dict[str, Path] = {}
    attachments: dict[str, Path] = {}
    problems: list[Problem] = []
    folded: dict[str, str] = {}
    prefix = settings.relative(settings.notes)
    for below, entry in _walk(settings.notes, "", problems, prefix):
        name, at = entry.name, Location(f"{prefix}/{below}")
        ending = posixpath.splitext(name)[1]
        if other := folded.get(below.casefold()):
            problems.append(Problem("name-clash", at, {"other": other}))
        folded[below.casefold()] = at.path
        if rule := _refusal(entry, below, ending):
            problems.append(Problem(rule, at, {"name": name, "detail": name}))
        elif ending == ".md":
            notes[below] = Path(entry.path)
            if part := bad_part(read_path(below).id):
                near = as_name(part)
                problems.append(Problem("bad-name", at, {"name": part, "near": near}, "near" * bool(near)))
        elif ending.casefold() in ATTACHMENTS:
            attachments[below] = Path(entry.path)
    if not notes:
        problems.append(Problem("no-notes", Location(prefix)))
    return _Found(notes, attachments, tuple(problems))


def _refusal(entry: os.DirEntry[str], below: str, ending: str) -> str:
    """The rule that keeps a file from being a note or an attachment; empty where none does."""
    folded = ending.casefold()
    if entry.is_symlink():
        return "symbolic-link"
    if not entry.is_file():
        return "unreadable"
    if folded in MARKDOWN_LIKE and (ending != ".md" or entry.name.removesuffix(ending).casefold() == "readme"):
        return "not-a-note"
    known = folded in {".md", *ATTACHMENTS} or below in FILES.values() or entry.name.startswith(".")
    return "" if known else "unused-file"


def _walk(folder: Path, above: str, problems: list[Problem], path: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All files below a folder in order of name, and links to folders, which are not followed.

    Folders whose name begins with a dot belong to editors and version control, and are left alone.
    """
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem("unreadable", Location(path), {"detail": error.strerror or str(error)}))
        return
    is_folder = [entry.is_dir(follow_symlinks=False) for entry in entries]
    yield from ((f"{above}{entry.name}", entry) for entry, folder in zip(entries, is_folder, strict=True) if not folder)
    for entry in itertools.compress(entries, is_folder):
        if not entry.name.startswith("."):
            yield from _walk(Path(entry.path), f"{above}{entry.name}/", problems, f"{path}/{entry.name}")
