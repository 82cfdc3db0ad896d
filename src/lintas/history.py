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

from lintas.settings import Settings

DAY = "\x01"  # before the day of a commit; no path has it, since git quotes those that do


@dataclass(frozen=True)
class History:
    """The history of the folder of a base; `commit` is empty where there is none."""

    folder: Path = Path()
    commit: str = ""

    @cached_property
    def days(self) -> Mapping[str, dt.date]:
        """When files were last changed, by path relative to the base; those that were never committed are not in it."""
        if not self.commit or _git(self.folder, "rev-parse", "--is-shallow-repository") != "false":
            return {}
        listed = _git(self.folder, "log", f"--format={DAY}%cs", "--name-only", "--no-renames", "--relative", ".")
        days: dict[str, dt.date] = {}
        day = dt.date.min
        for line in listed.splitlines():
            if line.startswith(DAY):
                day = dt.date.fromisoformat(line.removeprefix(DAY))
            elif line:
                days.setdefault(line, day)
        return days


def history_of(settings: Settings) -> History:
    """The history of a base, as far as git is installed and has the notes: not that of a repository around it."""
    notes = f"HEAD:./{settings.relative(settings.notes)}"
    return History(settings.folder, _git(settings.folder, "rev-parse", "HEAD", notes).partition("\n")[0])


def _git(folder: Path, *arguments: str) -> str:
    """What git says; empty where it can't."""
    command: Sequence[str] = ("git", "-c", "core.quotePath=false", "-C", str(folder), *arguments)
    try:
        said = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")  # noqa: S603  (our own words)
    except OSError:  # there is no git
        return ""
    return said.stdout.strip() if said.returncode == 0 else ""
