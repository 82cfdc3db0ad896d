"""A folder of made files, of each of which is known what it was made from.

What is not exactly as it was written, in size and time, is not believed and made anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from lintas.fingerprint import digest
from lintas.folder import found_in, remove_empty, room_for, same_file, shared
from lintas.seal import seal
from lintas.workers import share_out

# By path a digest of all that a file is made of, and what makes it.
Makers = Mapping[str, tuple[str, Callable[[], bytes]]]
FORMAT = "lintas tree 2"
UNSEALED = f"{FORMAT} ".encode()
MANY = 500  # files; with fewer, each is a piece of work by itself: they are lists of everything, and large
FEW = 8  # files; fewer are written before other processes would be there
# For os.open: half the time of Path.open, which there are tens of thousands of in a first build.
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
TOGETHER = 32  # of many files, in one piece of work


@dataclass(frozen=True)
class Joined:
    """The content of a file that holds others whole, each without white space at its end.

    `pieces` gives the paths of those others, and as bytes what stands between them; `others` makes them.
    """

    pieces: Callable[[], Iterable[bytes | str]]
    others: Makers

    def __call__(self) -> bytes:
        """The content, for which all others are made."""
        return self.of(lambda path: self.others[path][1]())

    def of(self, read: Callable[[str], bytes]) -> bytes:
        """The content, for which all others are read."""
        return b"".join(piece if isinstance(piece, bytes) else read(piece).rstrip() for piece in self.pieces())


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
    hidden: set[str] = field(default_factory=set)  # names at the top that begin with a dot, as listed

    def has(self, path: str, key: str) -> bool:
        """Whether a file is there and was made from the same."""
        entry = self.entries.get(path)
        return entry is not None and entry.key == key

    def put(self, path: str, content: bytes, key: str = "") -> None:
        """Write a file, unless it is there; without a `key` it is known by its content."""
        key = key or digest(content).hex()
        if not self.has(path, key):
            self.entries[path] = write(self.folder, path, content, key)

    def put_all(self, files: Makers) -> None:
        """Write many files, by path their keys and how their contents come about, unless they are there.

        What holds others whole comes last, and reads them: it is quicker than to make them again.
        """

        def content(make: Callable[[], bytes]) -> bytes:
            if isinstance(make, Joined) and make.others.keys() <= files.keys():
                return make.of(lambda path: (self.folder / path).read_bytes())
            return make()

        def write_some(some: Sequence[str]) -> Iterator[Entry]:
            for path in some:
                key, make = files[path]
                yield write(self.folder, path, content(make), key)

        waiting = [path for path, (key, _) in files.items() if not self.has(path, key)]
        joined = [path for path in waiting if isinstance(files[path][1], Joined)]
        for some, least in (([path for path in waiting if path not in joined], FEW), (joined, len(joined))):
            together = TOGETHER if len(some) >= MANY else 1
            entries = share_out(write_some, some, together=together, least=least)
            self.entries.update(zip(some, entries, strict=True))

    def keep(self, paths: AbstractSet[str]) -> None:
        """Delete all other files, and the folders that are empty then."""
        gone = (self.entries.keys() | self.strangers) - paths
        kept = {path.casefold(): path for path in paths} if gone else {}
        for path in gone:
            self.entries.pop(path, None)
            if not same_file(self.folder, path, kept.get(path.casefold())):
                (self.folder / path).unlink(missing_ok=True)
        self.strangers.clear()
        if gone:
            remove_empty(self.folder)

    def take_over(self, other: Tree) -> None:
        """Take the files that another tree has and this one has not: shared, where the file system can do that.

        A file that was changed or deleted since the other tree was read is not taken, and so made anew.
        """
        for path, entry in other.entries.items():
            if self.has(path, entry.key):
                continue
            file = room_for(self.folder, path)
            if shared(other.folder / path, file) == (entry.size, entry.time):
                self.entries[path] = entry
            else:
                self.entries.pop(path, None)
                file.unlink(missing_ok=True)

    def save(self, file: Path) -> None:
        """Write the list of the files; it is there as a whole or not at all."""
        content = json.dumps({"inputs": self.inputs, "files": self.entries}).encode()
        beside = file.with_name(f"{file.name}.new")
        beside.write_bytes(_head(content, file) + b"\n" + content)
        beside.replace(file)


def read_tree(folder: Path, file: Path, *, open_to_others: bool = False) -> Tree | None:
    """The tree of a folder by its list; files that are not as the list says are not in it.

    In a folder that is `open_to_others`, what is hidden at the top (`.git`, `.htaccess`) is somebody else's unless the
    list has that name. None where there is no list, one that is damaged, or a folder that can't be looked through.
    """
    listed = _listed(file)
    if listed is None:
        return None
    known: Mapping[str, list[str | int]] = listed["files"]
    tree = Tree(folder, inputs=listed["inputs"], hidden=hidden_among(known))
    try:
        theirs = hidden_among(path.name for path in folder.iterdir()) - tree.hidden if open_to_others else set[str]()
        for path, size, time in found_in(folder, without=theirs):
            if path in known and known[path][1:] == [size, time]:
                tree.entries[path] = Entry(str(known[path][0]), size, time)
            else:
                tree.inputs = ""
                tree.strangers.add(path)
    except OSError:
        return None
    if len(tree.entries) < len(known):
        tree.inputs = ""
    return tree


def hidden_by(file: Path) -> set[str]:
    """The names at the top of a tree that begin with a dot, by its list alone; none where there is no list."""
    listed = _listed(file)
    return hidden_among(listed["files"]) if listed else set()


def hidden_among(paths: Iterable[str]) -> set[str]:
    """The names at the top that begin with a dot."""
    return {path.partition("/")[0] for path in paths if path.startswith(".")}


def _listed(file: Path) -> Any:  # noqa: ANN401  (JSON, as `save` writes it)
    try:
        head, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(content) if head == _head(content, file) != UNSEALED else None


def _head(content: bytes, file: Path) -> bytes:
    """The first line of a list, with the seal of what it lists."""
    return f"{FORMAT} {(seal(content, file) or b'').hex()}".encode()


def write(folder: Path, path: str, content: bytes, key: str) -> Entry:
    """Write a file below a folder; always a new one, since the old one may belong to a second folder as well."""
    file = f"{folder}/{path}"
    try:
        opened = os.open(file, NEW, 0o666)
    except OSError:  # something is there already, or the folder is not
        opened = os.open(room_for(folder, path), NEW, 0o666)
    try:
        written = os.write(opened, content)
        while written < len(content):  # the disk took a part; where it has no room for more, this raises
            written += os.write(opened, content[written:])
        there = os.fstat(opened)
    finally:
        os.close(opened)
    return Entry(key, there.st_size, there.st_mtime_ns)
