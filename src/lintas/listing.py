"""What lies below the notes folder: notes, the files beside them, and what should not be there."""

from __future__ import annotations

import itertools
import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lintas.file_kinds import ATTACHMENTS
from lintas.names import (
    DEVICES,
    MAX_NAME,
    MAX_PATH,
    RESERVED,
    as_name,
    bad_file_part,
    bad_part,
    is_sayable,
    on_disk,
    read_path,
)
from lintas.plain_files import is_plain
from lintas.problem import Location, Problem, Value
from lintas.settings import Settings
from lintas.vocabulary_files import FILES

MARKDOWN_LIKE = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mdwn", ".mkdn", ".txt"}


@dataclass(frozen=True)
class Listing:
    """The files below the notes folder, by path below it; `sizes` are those of the attachments, in bytes."""

    notes: Mapping[str, Path]
    attachments: Mapping[str, Path]
    sizes: Mapping[str, int]
    problems: tuple[Problem, ...]


def list_files(settings: Settings) -> Listing:
    """List the files; a link is refused and not followed, and none is left out in silence."""
    notes: dict[str, Path] = {}
    attachments: dict[str, Path] = {}
    sizes: dict[str, int] = {}
    problems: list[Problem] = []
    prefix = settings.relative(settings.notes)
    spellings = Spellings(prefix)
    for below, entry in _walk(settings.notes, "", problems, prefix):
        name, at = entry.name, Location(f"{prefix}/{below}")
        ending = f".{name.rpartition('.')[2]}" if "." in name else ""  # also of a name that is nothing else
        problems.extend(spellings.clash(below))
        try:
            there = entry.stat(follow_symlinks=False)
        except OSError as error:  # it was there a moment ago
            problems.append(Problem("unreadable", at, {"detail": error.strerror or str(error)}))
            continue
        if rule := _refusal(entry, there, below, ending):
            why = bad_file_part(name)[1] if rule == "bad-file-name" else ""
            problems.append(Problem(rule, at, {"name": name, "limit": MAX_NAME}, why))
        elif ending == ".md":
            notes[below] = Path(entry.path)
            problems.extend(_bad_name(below, at))
        elif ending.casefold() in ATTACHMENTS:
            attachments[below] = Path(entry.path)
            sizes[below] = there.st_size
        if there.st_nlink > 1 and is_plain(there):
            problems.append(Problem("hard-link", at, {"name": name}))
    if not notes:
        problems.append(Problem("no-notes", Location(prefix)))
    return Listing(notes, attachments, sizes, tuple(problems))


class Spellings:
    """Which paths were met, as some disk tells them apart: of two that it takes for one, the second is a problem."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self._met: dict[str, str] = {}
        self._folders = {""}

    def clash(self, path: str) -> Iterator[Problem]:
        """What is wrong with a path, or with the folders that it lies in; each is said once."""
        folder = posixpath.dirname(path)
        if folder not in self._folders:
            self._folders.add(folder)
            yield from self.clash(folder)
        other = self._met.setdefault(on_disk(path), path)
        if other != path:
            yield Problem("name-clash", Location(f"{self.prefix}/{path}"), {"other": f"{self.prefix}/{other}"})


def _bad_name(below: str, at: Location) -> Iterator[Problem]:
    note_id = read_path(below).id
    if part := bad_part(note_id):
        folder, name = posixpath.split(below)
        rest = "" if part in folder.split("/") else name.removeprefix(part)
        reserved = "device" if part.casefold() in DEVICES else "ours" if part in RESERVED else ""
        plain = f"{part.casefold()}-note" if reserved else as_name(part)
        near = plain and f"{plain}{rest}"  # with its ending, as it is to be typed
        yield Problem("bad-name", at, {"name": f"{part}{rest}", "near": near}, reserved or "near" * bool(near))
    elif len(note_id) > MAX_PATH:
        yield Problem("bad-name", at, {"name": note_id, "limit": MAX_PATH}, "long")


def _refusal(entry: os.DirEntry[str], there: os.stat_result, below: str, ending: str) -> str:
    """The rule that keeps a file from being a note or an attachment; empty where none does."""
    folded = ending.casefold()
    if entry.is_symlink():
        return "symbolic-link"
    if not is_plain(there):
        return "not-a-file"
    if not is_sayable(entry.name) or entry.name.rstrip(" .") != entry.name:
        return "bad-file-name"
    if folded in MARKDOWN_LIKE and (ending != ".md" or entry.name.removesuffix(ending).casefold() == "readme"):
        return "not-a-note"
    known = folded in {".md", *ATTACHMENTS} or below in FILES.values() or entry.name.startswith(".")
    return "" if known else "unused-file"


def _walk(folder: Path, above: str, problems: list[Problem], path: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All files below a folder in order of name, and links to folders, which are not followed.

    Folders whose name begins with a dot belong to editors and version control, and are left alone. One whose name
    can't be said, or the path of which is too long for any note in it, is not looked into.
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
        below = f"{above}{entry.name}"
        if entry.name.startswith("."):
            continue
        if is_sayable(entry.name) and len(below) <= MAX_PATH:
            yield from _walk(Path(entry.path), f"{below}/", problems, f"{path}/{entry.name}")
        else:
            variant = "long" if is_sayable(entry.name) else "folder"
            values: dict[str, Value] = {"name": below, "limit": MAX_PATH}
            problems.append(Problem("bad-name", Location(f"{path}/{entry.name}"), values, variant))
