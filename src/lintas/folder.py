"""Files on the disk below a folder: found, shared, given room, deleted."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path


def found_in(folder: Path, above: str = "", without: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, int, int]]:
    """All files below a folder: path, size, time; `without` those names at its top."""
    with os.scandir(folder) as listed:
        for entry in listed:
            if entry.name in without:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from found_in(Path(entry.path), f"{above}{entry.name}/")
            else:
                there = entry.stat(follow_symlinks=False)
                yield f"{above}{entry.name}", there.st_size, there.st_mtime_ns


def room_for(folder: Path, path: str) -> Path:
    """A file's place below a folder, in which nothing is any more."""
    file = folder / path
    try:
        file.unlink(missing_ok=True)
        os.makedirs(file.parent, exist_ok=True)  # noqa: PTH103  (half the time of Path.mkdir, which looks first)
    except OSError:
        _make_way(file, folder)
    return file


def _make_way(file: Path, folder: Path) -> None:
    """Remove what stands in a file's way: a folder of its name, or a file where it needs a folder."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    for above in file.parents:
        if above == folder:
            break
        if above.is_file() or above.is_symlink():
            above.unlink()
    file.parent.mkdir(parents=True, exist_ok=True)


def shared(source: Path, file: Path) -> tuple[int, int] | None:
    """Share a file, or copy it; the size and time of what is there now, None where it could not be had."""
    try:
        try:
            os.link(source, file)
        except OSError:
            shutil.copy2(source, file)
        there = file.lstat()
    except OSError:
        return None
    return there.st_size, there.st_mtime_ns


def same_file(folder: Path, path: str, kept: str | None) -> bool:
    """Whether a path leads to a file that is kept under another spelling: many disks take `A` and `a` for the same."""
    try:
        return kept is not None and (folder / path).samefile(folder / kept)
    except OSError:
        return False


def remove(folder: Path) -> None:
    """Delete a folder with all that is in it, also with folders that nobody may look into."""
    try:
        shutil.rmtree(folder)
    except PermissionError:
        folder.chmod(stat.S_IRWXU)
        for parent, names, _ in os.walk(folder):
            for below in (Path(parent, name) for name in names):
                if not below.is_symlink():
                    below.chmod(stat.S_IRWXU)
        shutil.rmtree(folder)


def remove_empty(folder: Path) -> None:
    """Delete the folders below one in which there is no file."""
    for parent, folders, files in os.walk(folder, topdown=False):
        if not files and Path(parent) != folder and not any(Path(parent, name).exists() for name in folders):
            Path(parent).rmdir()
