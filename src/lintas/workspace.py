"""The folder in which a site is made, `.cache/lintas/`: what is kept from run to run, and the site before this one.

Two folders take turns: one is the site, the other is brought up to date and then put in its place. Each has a list of
its files; while a folder is worked on it has none, so that one that was left half done is never believed.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from lintas.fingerprint import digest
from lintas.kept import read_kept, write_kept
from lintas.problem import Problem
from lintas.publish import bring_back_hidden, put_in_place
from lintas.tree import Tree, read_tree

CACHE = Path(".cache") / "lintas"
NOTES = "notes.kept"
SAID = "said.kept"
NAME = 12  # characters of a digest that tell one site's folder from another's


@dataclass(frozen=True)
class Workspace:
    """Where one site is made."""

    folder: Path
    site: Path

    @property
    def _spare(self) -> Path:
        return self.folder / "site"

    @cached_property
    def _current(self) -> Tree | None:
        """The site as it is, where it is as it was made."""
        return read_tree(self.site, self._list_of_site) if self.site.is_dir() else None

    def said_last(self, inputs: str) -> tuple[tuple[Problem, ...], int] | None:
        """What was wrong with how many notes, if the site is just what would be made of the same inputs."""
        there = self._current
        if there is None or there.strangers or there.inputs != inputs:
            return None
        said = read_kept(self.folder / SAID)
        return said[1:] if said and said[0] == inputs else None

    def keep_said(self, inputs: str, problems: tuple[Problem, ...], notes: int) -> None:
        """Keep what is to be said again where nothing has changed."""
        write_kept(self.folder / SAID, (inputs, problems, notes))

    def tree(self) -> Tree:
        """The folder to work in, with all that the site has."""
        spare = read_tree(self._spare, self._list_of_spare) if self._spare.is_dir() else None
        self._list_of_spare.unlink(missing_ok=True)
        if spare is None and self._spare.is_dir():
            bring_back_hidden(self._spare, self.site)
            shutil.rmtree(self._spare)
        self._spare.mkdir(parents=True, exist_ok=True)
        tree = spare or Tree(self._spare)
        if self._current:
            tree.take_over(self._current)
        return tree

    def finish(self, tree: Tree, inputs: str) -> None:
        """Put the finished folder in the site's place."""
        tree.inputs = inputs
        following = self.folder / "next.list"
        tree.save(following)
        if put_in_place(tree.folder, self.site):
            if self._list_of_site.exists():
                self._list_of_site.replace(self._list_of_spare)
            following.replace(self._list_of_site)
        else:
            following.replace(self._list_of_spare)

    @property
    def _list_of_site(self) -> Path:
        return self.folder / "site.list"

    @property
    def _list_of_spare(self) -> Path:
        return self.folder / "spare.list"


@contextmanager
def workspace(base: Path, site: Path) -> Iterator[Workspace]:
    """The workspace of a site; while another build has it, one for this build alone."""
    cache = base / CACHE
    folder = cache / digest(str(site.resolve()).encode()).hex()[:NAME]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        if _locked(lock):
            yield Workspace(folder, site)
        else:
            alone = Path(tempfile.mkdtemp(prefix="alone-", dir=cache))
            try:
                yield Workspace(alone, site)
            finally:
                shutil.rmtree(alone, ignore_errors=True)


def _locked(file: IO[str]) -> bool:
    """Lock a file until it is closed or this process ends, however it ends; False where another has it."""
    try:
        try:
            import fcntl  # noqa: PLC0415  (not on Windows)
        except ImportError:
            import msvcrt  # noqa: PLC0415

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
