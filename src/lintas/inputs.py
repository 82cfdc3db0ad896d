"""What a site is made of, as digests; and what else may be in it, of which we know nothing."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from lintas.dates import today
from lintas.extensions import unknown_extensions
from lintas.fingerprint import described, digest, digest_of, digest_of_file, program
from lintas.history import history_of
from lintas.kept import read_kept, write_kept
from lintas.settings import CACHE, PLUGIN, THEIR_SEARCH, Settings

INHERITED = re.compile(r"^INHERIT:[ \t]*[\"']?(.+?)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
AT_ONCE = 1_000_000  # bytes of a file that is read as a whole
SEEN = "seen.kept"
TICK = 20_000_000  # nanoseconds, in which the clocks of most file systems go
COARSE = 2_000_000_000  # nanoseconds, in which those of some do, such as FAT

_State = tuple[int, int, int, int, int]  # of a file: device, number, size, times of writing and of change


@dataclass(frozen=True)
class Inputs:
    """Digests of what a site is made of.

    `notes` has each file in the notes folder by path below it; `beyond` is of all else that pages have in common,
    `all` of everything, with the history and the day: some pages say how long ago something was. `folders` were looked
    through since `start`, in nanoseconds.
    """

    notes: Mapping[str, bytes]
    beyond: bytes
    all: str
    start: int
    folders: tuple[Path, ...]

    def have_changed(self) -> bool:
        """Whether a file was written or deleted since this was read: what was made then is of no one state."""
        return any(
            _written(there) >= self.start - TICK
            for folder in self.folders
            for _, _, there in _files(folder, linked=True, with_folders=True)
        )


def read_inputs(config: MkDocsConfig, settings: Settings) -> Inputs:
    """Read all that a site is made of, without judging it."""
    start = time.time_ns()
    files = [Path(config.config_file_path), *_inherited(Path(config.config_file_path))]
    folders = (settings.docs, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else []))
    beyond = digest_of(
        program().hex(),
        described(dict(config)),
        sorted(config.theme.static_templates),
        *(_digests(folder, linked=True) for folder in folders),
        *(_content(file, file.stat()).hex() for file in files),
    )
    notes = digests_of_notes(settings)
    found = digest_of(beyond.hex(), str(today()), history_of(settings).state, notes).hex()
    return Inputs(notes, beyond, found, start, (settings.notes, *folders))


def unknowable(config: MkDocsConfig, settings: Settings) -> list[str]:
    """By name what may put into pages what is in no digest: other plugins, hooks, and extensions that we don't know."""
    others = config.plugins.keys() - {PLUGIN, *THEIR_SEARCH}
    return [*(name for name in config.plugins if name in others), *unknown_extensions(settings.markdown)]


def _inherited(file: Path) -> Iterator[Path]:
    """The files whose settings a file takes over, one from the other."""
    seen = {file}
    while match := INHERITED.search(file.read_text(encoding="utf-8-sig", errors="replace")):
        file = file.parent / match[1]
        if file in seen or not file.is_file():
            return
        seen.add(file)
        yield file


def _digests(folder: Path, *, linked: bool) -> dict[str, bytes]:
    """A digest of each file below a folder, by path; what is behind links only where they are followed."""
    return {below: _content(Path(path), there) for below, path, there in sorted(_files(folder, linked=linked))}


def digests_of_notes(settings: Settings) -> dict[str, bytes]:
    """A digest of each file in the notes folder, of which only those are read that are not as they were last seen.

    The system notes when a file was changed, and that time can't be set. One that was changed a moment ago may be
    changed once more within the same step of a clock: it is read again next time.
    """
    start = time.time_ns()
    keeping = settings.folder / CACHE / SEEN
    kept = read_kept(keeping) if os.name != "nt" else None  # Windows notes no time of change
    before: dict[str, tuple[_State, bytes]] = kept if isinstance(kept, dict) else {}
    now: dict[str, tuple[_State, bytes]] = {}
    found: dict[str, bytes] = {}
    for below, path, there in sorted(_files(settings.notes, linked=False)):
        state = there.st_dev, there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns
        known = before.get(below)
        found[below] = known[1] if known and known[0] == state else _content(Path(path), there)
        if _written(there) < start - COARSE:
            now[below] = state, found[below]
    if now != before and os.name != "nt":
        write_kept(keeping, now)
    return found


def _files(folder: Path, *, linked: bool, with_folders: bool = False) -> Iterator[tuple[str, str, os.stat_result]]:
    """All that is below a folder: its path below it, its path, and what the system knows of it."""
    seen: set[tuple[int, int]] = set()
    waiting = [(str(folder), "")]
    if with_folders and folder.is_dir():
        yield "", str(folder), folder.stat()
    while waiting:
        above, prefix = waiting.pop()
        with suppress(OSError), os.scandir(above) as entries:
            for entry in entries:
                there = _known_of(entry, linked=linked)
                is_folder = stat.S_ISDIR(there.st_mode)
                if with_folders or not is_folder:
                    yield f"{prefix}{entry.name}", entry.path, there
                if is_folder and (there.st_dev, there.st_ino) not in seen:
                    seen.add((there.st_dev, there.st_ino))
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))


def _known_of(entry: os.DirEntry[str], *, linked: bool) -> os.stat_result:
    with suppress(OSError):
        return entry.stat(follow_symlinks=linked)
    return entry.stat(follow_symlinks=False)  # a link that leads nowhere


def _content(path: Path, there: os.stat_result) -> bytes:
    """A digest of what is in a file; of a link, and of what is no file, of what it is."""
    try:
        if stat.S_ISREG(there.st_mode):
            if there.st_size <= AT_ONCE:
                return digest(path.read_bytes())
            with path.open("rb") as file:
                return digest_of_file(file)
        return digest(repr((there.st_mode, str(path.readlink()) if stat.S_ISLNK(there.st_mode) else "")).encode())
    except OSError as error:
        return digest(repr(error).encode())


def _written(there: os.stat_result) -> int:
    """When a file was written last; nobody can set that time where there is a time of change."""
    return there.st_mtime_ns if os.name == "nt" else there.st_ctime_ns
