"""The folder in which a site is made, `.cache/lintas/`: what is kept from run to run, and the site before this one.

Two folders take turns: one is the site, the other is brought up to date and then put in its place. Each has a list of
its files; while a folder is worked on it has none, so that one that was left half done is never believed. What a run
that was killed has left is mended or deleted by the next one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lintas.fingerprint import digest
from lintas.folder import remove
from lintas.kept import HALF_WRITTEN, read_kept, write_kept
from lintas.lock import locked
from lintas.problem import Problem
from lintas.publish import aside, bring_back_hidden, mend, put_in_place, take_after
from lintas.settings import CACHE
from lintas.tree import Tree, hidden_among, hidden_by, read_tree

NOTES = "notes.kept"
SAID = "said.kept"
STAGING = "mkdocs-"  # how the folders begin in which MkDocs makes its part
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
        return read_tree(self.site, self._list_of_site, open_to_others=True)

    def said_last(self, inputs: str) -> tuple[tuple[Problem, ...], int] | None:
        """What was wrong with how many notes, if the site is just what would be made of the same inputs."""
        there = self._current
        if there is None or there.strangers or there.inputs != inputs:
            return None
        said = read_kept(self.folder / SAID)
        return said[1:] if isinstance(said, tuple) and len(said) == 3 and said[0] == inputs else None  # noqa: PLR2004

    def keep_said(self, inputs: str, problems: tuple[Problem, ...], notes: int) -> None:
        """Keep what is to be said again where nothing has changed."""
        write_kept(self.folder / SAID, (inputs, problems, notes))

    def tree(self) -> Tree:
        """The folder to work in, with all that the site has."""
        tree = read_tree(self._spare, self._list_of_spare)
        self._list_of_spare.unlink(missing_ok=True)
        if tree is None:
            if self._spare.exists():
                remove(self._spare)
            self._spare.mkdir(parents=True)
            if self.site.is_dir():
                take_after(self._spare, self.site)  # now, for what is made in it to get the same group
            tree = Tree(self._spare)
        if self._list_of_site.exists():  # otherwise the last build could but write the site over, with what is here
            tree.hidden = hidden_by(self._list_of_site)
        if self._current:
            tree.take_over(self._current)
        return tree

    def finish(self, tree: Tree, inputs: str) -> None:
        """Put the finished folder in the site's place."""
        tree.inputs = inputs
        tree.save(self._list_of_next)
        if put_in_place(tree.folder, self.site, tree.hidden | hidden_among(tree.entries)):
            if self._list_of_site.exists():
                self._list_of_site.replace(self._list_of_spare)
            self._list_of_next.replace(self._list_of_site)
        else:
            self._list_of_next.replace(self._list_of_spare)
            self._list_of_site.unlink(missing_ok=True)

    def mend(self) -> None:
        """Bring in order what a build has left that was killed here, or while it put the site in its place."""
        killed = self._list_of_next.exists()
        if killed or aside(self.site).exists():
            lists = (self._list_of_site, self._list_of_spare, self._list_of_next)
            ours = set[str]().union(*map(hidden_by, lists))
            mend(self.site, ours)
            if killed:
                bring_back_hidden(self._spare, self.site, ours)
                self._list_of_next.unlink()
        for staging in self.folder.glob(f"{STAGING}*"):
            shutil.rmtree(staging, ignore_errors=True)

    @property
    def _list_of_site(self) -> Path:
        return self.folder / "site.list"

    @property
    def _list_of_spare(self) -> Path:
        return self.folder / "spare.list"

    @property
    def _list_of_next(self) -> Path:
        """The list of the finished folder; it is there only while that one is put in the site's place."""
        return self.folder / "next.list"


@contextmanager
def workspace(base: Path, site: Path) -> Iterator[Workspace]:
    """The workspace of a site; while another build has it, one for this build alone."""
    cache = base / CACHE
    folder = cache / digest(str(site.resolve()).encode()).hex()[:NAME]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as lock:
        if locked(lock):
            work = Workspace(folder, site)
            work.mend()
            _sweep(cache, work)
            yield work
        else:
            with _alone(cache, folder) as alone:
                yield Workspace(alone, site)


@contextmanager
def _alone(cache: Path, folder: Path) -> Iterator[Path]:
    """A folder for one build, which has its lock as long as it runs."""
    with (folder / "alone.lock").open("a") as guard:
        locked(guard, wait=True)  # nobody sweeps it away before it is locked
        alone = Path(tempfile.mkdtemp(prefix=f"alone-{folder.name}-", dir=cache))
        lock = (alone / "lock").open("a")
        locked(lock)
    try:
        with lock:
            yield alone
    finally:
        shutil.rmtree(alone, ignore_errors=True)


def _sweep(cache: Path, work: Workspace) -> None:
    """Delete what runs have left that were killed elsewhere: folders of builds alone, files that were half written."""
    with (work.folder / "alone.lock").open("a") as guard:
        locked(guard, wait=True)
        for alone in cache.glob(f"alone-{work.folder.name}-*"):
            with (alone / "lock").open("a") as lock:
                left = locked(lock)
            if left:
                Workspace(alone, work.site).mend()
                shutil.rmtree(alone, ignore_errors=True)
    for file in (file for name in HALF_WRITTEN for folder in (cache, work.folder) for file in folder.glob(name)):
        if not _runs(file.suffix.removeprefix(".")):
            with suppress(OSError):
                file.unlink()


def _runs(process: str) -> bool:
    """Whether there is a process of that number."""
    if os.name == "nt":
        return False  # there it can't be asked, and a file that is open can't be deleted
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except (PermissionError, ValueError):  # it is another user's; or this is no number, and so not ours to delete
        return True
    return True
