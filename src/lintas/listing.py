"""What lies below the notes folder: notes, the files beside them, and what should not be there."""

from __future__ import annotations

import itertools
import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lintas.names import as_name, bad_part, read_path
from lintas.problem import Location, Problem, Value
from lintas.rules.references import PICTURES
from lintas.settings import Settings
from lintas.vocabulary_files import FILES

ATTACHMENTS = PICTURES | {".pdf"}
MARKDOWN_LIKE = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mdwn", ".mkdn", ".txt"}


@dataclass(frozen=True)
class Listing:
    """The files below the notes folder, by path below it."""

    notes: Mapping[str, Path]
    attachments: Mapping[str, Path]
    problems: tuple[Problem, ...]


def list_files(settings: Settings) -> Listing:
    """List the files; a link is refused and not followed, and none is left out in silence."""
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
                rest = "" if part in posixpath.dirname(below).split("/") else name.removeprefix(part)
                near = as_name(part) and f"{as_name(part)}{rest}"  # with its ending, as it is to be typed
                values: dict[str, Value] = {"name": f"{part}{rest}", "near": near}
                problems.append(Problem("bad-name", at, values, "near" * bool(near)))
        elif ending.casefold() in ATTACHMENTS:
            attachments[below] = Path(entry.path)
    if not notes:
        problems.append(Problem("no-notes", Location(prefix)))
    return Listing(notes, attachments, tuple(problems))


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
