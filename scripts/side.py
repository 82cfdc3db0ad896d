"""One of the programs that are measured, with a base of its own: what its runs take, and what memory."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spent:
    """What a run took, from before the program starts until it has ended: seconds by the clock, and of processors."""

    seconds: float
    processor: float


@dataclass(frozen=True)
class Side:
    """A program that makes the site of a base: its command, and how it is told to build.

    `notes` and `pages` say where it has notes, in the base, and their pages, in the site. `made` is what it leaves in
    the base, the site first; a first build finds none of it.
    """

    base: Path
    command: tuple[str, ...]
    building: tuple[str, ...]
    notes: str
    pages: str
    made: tuple[str, ...]

    def build(self) -> Spent:
        """Build with what is there already."""
        return self.run(*self.building)

    def first_build(self) -> Spent:
        """Build with nothing there."""
        self.clean()
        return self.build()

    def clean(self) -> None:
        """Move all that builds have left out of the way.

        Nothing is deleted: for some minutes after that, ext4 takes several times as long for each new file, since it
        looks for places that were not given free just now.
        """
        gone = Path(tempfile.mkdtemp(prefix=f"{self.base.name}.gone", dir=self.base.parent))
        for name in self.made:
            if (self.base / name).exists():
                (self.base / name).rename(gone / name)

    def run(self, *arguments: str) -> Spent:
        """Run a command to its end; what it and the processes that it started and awaited took."""
        if hasattr(os, "sync"):
            os.sync()  # nobody waits for the disk because of what others wrote
        start = time.monotonic()
        with self._started(*arguments) as process:
            _, status, used = os.wait4(process.pid, 0)
            seconds = time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        self._ended_well(process)
        return Spent(seconds, used.ru_utime + used.ru_stime)

    def peak(self) -> int:
        """The most memory in bytes that all processes of a first build had at once; 0 where the system doesn't say.

        A build of its own, of which no time is taken: to look at a process's memory takes time, and holds it up.
        """
        self.clean()
        most = 0
        with self._started(*self.building) as process:
            while process.poll() is None:
                most = max(most, sum(map(_memory, _family(process.pid))))
                time.sleep(0.05)
        self._ended_well(process)
        return most

    @contextlib.contextmanager
    def serving(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """A server that runs as long as one looks at it. What it leaves in temporary folders vanishes with the base."""
        kept = self.base / "temporary"
        kept.mkdir()
        with self._started(*arguments, TMPDIR=str(kept)) as process:
            try:
                yield process
            finally:
                process.kill()
        shutil.rmtree(kept)

    def page(self, note: Path) -> str:
        """The address of a note's page within the site."""
        return f"{self.pages}{note.with_suffix('').as_posix()}/"

    def edit(self, note: Path, text: str) -> Path:
        """Add a line to the body of a note; gives the note's file."""
        file = self.base / self.notes / note
        with file.open("a", encoding="utf-8") as body:
            body.write(f"\n{text}\n")
        return file

    def said(self) -> str:
        """The end of what the last command said."""
        return self._said.read_text(encoding="utf-8", errors="replace")[-2000:]

    @property
    def _said(self) -> Path:
        return self.base.with_name(f"{self.base.name}.said")

    @contextlib.contextmanager
    def _started(self, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        env = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
        with (
            self._said.open("w") as said,
            subprocess.Popen([*self.command, *arguments], cwd=self.base, env=env, stdout=said, stderr=said) as process,
        ):
            yield process

    def _ended_well(self, process: subprocess.Popen[bytes]) -> None:
        if process.returncode:
            sys.exit(f"{' '.join(self.command)} failed:\n{self.said()}")


def _family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _memory(pid: int) -> int:
    """Bytes that a process has (PSS: what several share counts in parts); 0 where the system does not say."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    match = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(match[1]) * 1024 if match else 0
