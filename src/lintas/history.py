"""What git knows of a base: the commit that is checked out, and when each file was last changed.

A base needs no git. Where there is none, or not all of its history, nothing is said rather than something wrong.
"""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import which

from lintas.settings import Settings

DAY = "\x01"  # before the day of a commit; no path has it, since git quotes those that do
# Whatever a repository has set to be run beside git is not: what is looked at here may be anybody's.
SET = (
    "core.quotePath=false",
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "gc.auto=0",
)
OURS = ("--no-pager", *(word for setting in SET for word in ("-c", setting)))
SETTINGS = ":(glob)*.yml"  # in the folder of the base itself: mkdocs.yml, and those it takes over


@dataclass(frozen=True)
class History:
    """The history of the folder of a base.

    `commit` is what is checked out, empty where there is none; `is_whole` says whether all before it is there, which a
    shallow clone has not. `sources` are the paths of what a site is made of, relative to the base.
    """

    folder: Path = Path()
    commit: str = ""
    is_whole: bool = False
    sources: tuple[str, ...] = ()

    @property
    def state(self) -> tuple[str, bool]:
        """While this is the same, so are the days."""
        return self.commit, self.is_whole

    @cached_property
    def commit_of_sources(self) -> str:
        """The commit, as long as all that the site is made of is as it was committed; else empty.

        Asked only where a file is to name it: it takes git 0.03 s among 10,000 notes.
        """
        # Without its lock, which somebody who commits at this moment needs.
        changed = _git(self.folder, "--no-optional-locks", "status", "--porcelain", "--", *self.sources)
        return self.commit if self.commit and changed == "" else ""

    @cached_property
    def days(self) -> Mapping[str, dt.date]:
        """When files were last changed, by path relative to the base; those that were never committed are not in it."""
        if not self.is_whole:
            return {}
        listed = _git(self.folder, "log", f"--format={DAY}%cs", "--name-only", "--no-renames", "--relative", ".") or ""
        days: dict[str, dt.date] = {}
        day = dt.date.min
        for line in listed.splitlines():
            if line.startswith(DAY):
                day = dt.date.fromisoformat(line.removeprefix(DAY))
            elif line:
                days.setdefault(line, day)
        return days

    def text_beside(self, path: str, other: str) -> str:
        """What stood in one file when another one was last changed; empty where git can't say.

        Paths are relative to the base.
        """
        commit = _git(self.folder, "log", "-1", "--format=%H", "--", other) if self.is_whole else ""
        return _git(self.folder, "show", "--no-ext-diff", "--no-textconv", f"{commit}:./{path}") or "" if commit else ""


def history_of(settings: Settings) -> History:
    """The history of a base, as far as git is installed and has the notes: not that of a repository around it."""
    notes, docs = settings.relative(settings.notes), settings.relative(settings.docs)
    said = _git(settings.folder, "rev-parse", "HEAD", "--is-shallow-repository", f"HEAD:./{notes}")
    if not said:
        return History(settings.folder)
    commit, is_shallow, _ = said.splitlines()
    return History(settings.folder, commit, is_shallow == "false", (notes, docs, SETTINGS))


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None where it can't say anything."""
    git = which("git")
    if git is None or not Path(git).is_absolute() or Path(git).resolve().is_relative_to(folder.resolve()):
        return None
    command: Sequence[str] = (git, *OURS, "-C", str(folder), *arguments)
    try:
        said = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")  # noqa: S603  (our own words)
    except OSError:
        return None
    return said.stdout.strip() if said.returncode == 0 else None
