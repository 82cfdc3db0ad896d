"""A base to its Library and all problems: the one place where the stages are called, in their order."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lintas.body import Body, BodyReader
from lintas.dates import today
from lintas.library import Library
from lintas.model import AnyNote
from lintas.names import as_name, bad_part, read_path
from lintas.parse import parse_notes
from lintas.problem import Location, Problem
from lintas.rules import RULES, errors_among
from lintas.rules.references import PICTURES
from lintas.rules.rule import Base
from lintas.settings import Settings
from lintas.source import Source, read_note, read_vocabulary_file
from lintas.vocabulary_files import FILES, read_vocabulary

UNKNOWN = {"themes": "unknown-theme", "cities": "unknown-city"}
ATTACHMENTS = PICTURES | {".pdf"}
MARKDOWN_LIKE = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mdwn", ".mkdn", ".txt"}


@dataclass(frozen=True)
class Loaded:
    """A base as read. `library` holds what is published (no drafts); `base` is all that was checked."""

    library: Library
    base: Base
    problems: tuple[Problem, ...]

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


def load(settings: Settings, now: dt.date | None = None) -> Loaded:
    """Read and check everything: all problems of all notes, none of which hides those of another note."""
    now = now or today()
    found = _find(settings)
    problems = list(found.problems)
    vocabulary_files: dict[str, Source] = {}
    for name, file in FILES.items():
        path = settings.notes / file
        if path.is_file() and not path.is_symlink():
            source, read_problems = read_vocabulary_file(path, settings.relative(path))
            problems.extend(read_problems)
            if source:
                vocabulary_files[name] = source
        elif name != "glossary":
            problems.append(Problem("no-vocabulary", Location(settings.relative(path)), {"name": file}))
    vocabulary, vocabulary_problems = read_vocabulary(vocabulary_files, settings.languages)
    problems.extend(vocabulary_problems)

    sources: dict[str, Source] = {}
    for below, note_file in found.notes.items():
        source, read_problems = read_note(note_file, settings.relative(note_file))
        problems.extend(read_problems)
        if source:
            sources[below] = source
    unread = tuple(path for path in found.notes if path not in sources)
    parsed = parse_notes(sources, unread, vocabulary, settings.languages)
    # Without the themes every theme is unknown: their file's own problem is the one to mend.
    unknowable = {rule for name, rule in UNKNOWN.items() if name not in vocabulary_files}
    problems.extend(problem for problem in parsed.problems if problem.rule not in unknowable)

    by_path = {source.path: source for source in sources.values()}
    reader = BodyReader(settings.markdown)
    bodies: dict[str, Body] = {}
    for path_of_note, source_of_note in by_path.items():
        body, body_problems = reader.read(source_of_note)
        problems.extend(body_problems)
        bodies[path_of_note] = body or Body()
    unshown = {problem.at.path for problem in problems if problem.rule in {"too-deep", "too-large"}}
    base = Base(
        library=Library(vocabulary, parsed.records, settings.languages, now),
        sources=by_path,
        bodies=bodies,
        attachments={settings.relative(file): file.stat().st_size for file in found.attachments.values()},
        files=frozenset(settings.relative(file) for file in found.notes.values()),
        pages=frozenset(settings.relative(file) for file in settings.docs.rglob("*") if file.is_file()),
        notes_folder=settings.relative(settings.notes),
        broken=frozenset(parsed.broken),
    )
    for rule in RULES.values():
        if rule.check:
            problems.extend(rule.check(base))
    unique = {(problem.at, problem.rule, str(problem.values)): problem for problem in problems}
    published = {note.id: kept for note in parsed.records.values() if (kept := _published(note, unshown))}
    return Loaded(
        library=Library(vocabulary, published, settings.languages, now),
        base=base,
        problems=tuple(unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1]))),
    )


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
    for file in _walk(settings.notes, problems, settings):
        below = file.relative_to(settings.notes).as_posix()
        at = Location(settings.relative(file))
        if other := folded.get(below.casefold()):
            problems.append(Problem("name-clash", at, {"other": other}))
        folded[below.casefold()] = at.path
        if rule := _refusal(file, below):
            problems.append(Problem(rule, at, {"name": file.name, "detail": file.name}))
        elif PurePosixPath(below).suffix == ".md":
            notes[below] = file
            if part := bad_part(read_path(below).id):
                near = as_name(part)
                problems.append(Problem("bad-name", at, {"name": part, "near": near}, "near" * bool(near)))
        elif PurePosixPath(below).suffix.casefold() in ATTACHMENTS:
            attachments[below] = file
    if not notes:
        problems.append(Problem("no-notes", Location(settings.relative(settings.notes))))
    return _Found(notes, attachments, tuple(problems))


def _refusal(file: Path, below: str) -> str:
    """The rule that keeps a file from being a note or an attachment; empty where none does."""
    path = PurePosixPath(below)
    ending = path.suffix.casefold()
    if file.is_symlink():
        return "symbolic-link"
    if not file.is_file():
        return "unreadable"
    if ending in MARKDOWN_LIKE and (path.suffix != ".md" or path.stem.casefold() == "readme"):
        return "not-a-note"
    known = ending in {".md", *ATTACHMENTS} or below in FILES.values() or path.name.startswith(".")
    return "" if known else "unused-file"


def _walk(folder: Path, problems: list[Problem], settings: Settings) -> Iterator[Path]:
    """All files below a folder in order of name, and links to folders, which are not followed.

    Folders whose name begins with a dot belong to editors and version control, and are left alone.
    """

    def unreadable(error: OSError) -> None:
        at = Location(settings.relative(Path(error.filename)))
        problems.append(Problem("unreadable", at, {"detail": error.strerror or str(error)}))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *links]):
            yield Path(parent, name)
