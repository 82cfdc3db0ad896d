"""A folder of made files, of each of which is known what it was made from.

What is not exactly as it was written, in size and time, is not believed and made anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lintas.fingerprint import digest

FORMAT = "lintas tree 1"


class Entry(NamedTuple):
    """A file: a digest of all that it was made from, its size in bytes, and when it was written, in nanoseconds."""

    key: str
    size: int
    time: int


@dataclass
class Tree:
    """A folder, its files by path, and a digest of all that they were made from together."""

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    inputs: str = ""
    strangers: set[str] = field(default_factory=set)  # what lies there and is not ours, or was changed

    def has(self, path: str, key: str) -> bool:
        """Whether a file is there and was made from the same."""
        entry = self.entries.get(path)
        return entry is not None and entry.key == key

    def put(self, path: str, content: bytes, key: str = "") -> None:
        """Write a file, unless it is there; without a `key` it is known by its content."""
        key = key or digest(content).hex()
        if not self.has(path, key):
            self.entries[path] = write(self.folder, path, content, key)

    def keep(self, paths: AbstractSet[str]) -> None:
        """Delete all other files, and the folders that are empty then."""
        gone = (self.entries.keys() | self.strangers) - paths
        for path in gone:
            self.entries.pop(path, None)
            (self.folder / path).unlink(missing_ok=True)
        self.strangers.clear()
        if gone:
            remove_empty(self.folder)

    def take_over(self, other: Tree) -> None:
        """Take the files that another tree has and this one has not: shared, where the file system can do that."""
        for path, entry in other.entries.items():
            if self.has(path, entry.key):
                continue
            file = _room_for(self.folder, path)
            try:
                os.link(other.folder / path, file)
            except OSError:
                shutil.copy2(other.folder / path, file)
            there = file.stat()
            self.entries[path] = Entry(entry.key, there.st_size, there.st_mtime_ns)

    def save(self, file: Path) -> None:
        """Write the list of the files; it is there as a whole or not at all."""
        content = json.dumps({"inputs": self.inputs, "files": self.entries}).encode()
        beside = file.with_name(f"{file.name}.new")
        beside.write_bytes(f"{FORMAT} {digest(content).hex()}\n".encode() + content)
        beside.replace(file)


def read_tree(folder: Path, file: Path) -> Tree | None:
    """The tree of a folder by its list; files that are not as the list says are not in it.

    None where there is no list, or one that is damaged.
    """
    try:
        head, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    if head != f"{FORMAT} {digest(content).hex()}".encode():
        return None
    listed = json.loads(content)
    known: Mapping[str, list[str | int]] = listed["files"]
    tree = Tree(folder, inputs=listed["inputs"])
    for path, size, time in found_in(folder):
        if path in known and known[path][1:] == [size, time]:
            tree.entries[path] = Entry(str(known[path][0]), size, time)
        else:
            tree.inputs = ""
            tree.strangers.add(path)
    if len(tree.entries) < len(known):
        tree.inputs = ""
    return tree


def write(folder: Path, path: str, content: bytes, key: str) -> Entry:
    """Write a file below a folder; always a new one, since the old one may belong to a second folder as well."""
    file = _room_for(folder, path)
    with file.open("xb", buffering=0) as opened:
        opened.write(content)
        there = os.fstat(opened.fileno())
    return Entry(key, there.st_size, there.st_mtime_ns)


def _room_for(folder: Path, path: str) -> Path:
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


def found_in(folder: Path, above: str = "") -> Iterator[tuple[str, int, int]]:
    """All files below a folder: path, size, time. Hidden ones at the top are somebody else's and left out."""
    with os.scandir(folder) as listed:
        for entry in listed:
            if not above and entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from found_in(Path(entry.path), f"{above}{entry.name}/")
            else:
                there = entry.stat(follow_symlinks=False)
                yield f"{above}{entry.name}", there.st_size, there.st_mtime_ns


def remove_empty(folder: Path) -> None:
    """Delete the folders below one in which there is no file."""
    for parent, folders, files in os.walk(folder, topdown=False):
        if not files and Path(parent) != folder and not any(Path(parent, name).exists() for name in folders):
            Path(parent).rmdir()
