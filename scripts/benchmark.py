"""How long builds take and what they need, beside what a user would pick instead: stock MkDocs with Material.

    python3 scripts/benchmark.py                   # 10,000 notes of 600 words, medians of 3; takes a quarter of an hour
    python3 scripts/benchmark.py --quick           # 300 notes, once
    python3 scripts/benchmark.py --write           # put the table into docs/project/speed.md

The stock site has the same notes, its own search and its tags plugin; notes are not in its navigation. Everything is
measured in one run on one machine, both sides in turn. Hugo is measured where `hugo` runs: a small layout, no search.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import bootstrap
import made_up
from stock import build_stock_base

PAGE = Path(__file__).parent.parent / "docs" / "project" / "speed.md"
PATIENCE = 120  # seconds until a preview must show a change


class Side:
    """One of the programs, with its base."""

    def __init__(self, name: str, base: Path, command: list[str]) -> None:
        self.name, self.base, self.command = name, base, command
        self.peak = 0

    def run(self, *arguments: str) -> float:
        """Seconds that a command takes; `peak` is the most memory in bytes that it and what it started had at once."""
        start = time.monotonic()
        with (self.base / "said.txt").open("w") as said:
            process = subprocess.Popen([*self.command, *arguments], cwd=self.base, stdout=said, stderr=said)
            watch = threading.Thread(target=self._watch, args=(process,))
            watch.start()
            process.wait()
        seconds = time.monotonic() - start
        watch.join()
        if process.returncode:
            sys.exit((self.base / "said.txt").read_text(encoding="utf-8")[-2000:])
        return seconds

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            self.peak = max(self.peak, sum(map(memory, family(process.pid))))
            time.sleep(0.1)


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def memory(pid: int) -> int:
    """Bytes that a process has; what several share counts in parts. 0 where the system does not say."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    match = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(match[1]) * 1024 if match else 0


def edit(base: Path, text: str) -> Path:
    """Add a word to the body of one note; gives the note."""
    note = min(base.rglob("lesson-05.md"))
    with note.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    return note


def times(runs: int, measured: Callable[[], float]) -> float:
    """The median of some runs."""
    return statistics.median(measured() for _ in range(runs))


def visible(side: Side, page: str) -> float:
    """Seconds from saving a note until the preview shows it."""
    port = free_port()
    arguments = ["serve"] if side.name == "Lintas" else ["serve", "-q"]
    config = side.base / "mkdocs.yml"
    written = config.read_text(encoding="utf-8")
    config.write_text(f"{written}\ndev_addr: 127.0.0.1:{port}\n", encoding="utf-8")
    with (side.base / "said.txt").open("w") as said:
        process = subprocess.Popen([*side.command, *arguments], cwd=side.base, stdout=said, stderr=said)
        address = f"http://127.0.0.1:{port}/{page}"
        try:
            shown(address, "")
            seconds = []
            for number in range(3):
                time.sleep(2)
                word = f"visible{number}"
                edit(side.base, word)
                start = time.monotonic()
                shown(address, word)
                seconds.append(time.monotonic() - start)
        finally:
            process.kill()
            process.wait()
            config.write_text(written, encoding="utf-8")
    return statistics.median(seconds)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def shown(address: str, word: str) -> None:
    """Wait until a page is there and has a word."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  (our own address)
                if word in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"{address} did not show {word!r}")


def measure(notes: int, runs: int, folder: Path) -> str:
    """The table."""
    small = max(notes // 10, 30)
    bases = {}
    for number in (notes, small):
        made_up.make(folder / f"{number}", number)
        build_stock_base(folder / f"{number}" / "notes", folder / f"{number}-stock", tags=True)
        bases[number] = (
            Side("Lintas", folder / f"{number}", [sys.executable, "-m", "lintas"]),
            Side("stock", folder / f"{number}-stock", [sys.executable, "-m", "mkdocs"]),
        )
    ours, stock = bases[notes]

    def edited() -> float:
        edit(ours.base, "edited")
        return ours.run("build", "-q")

    def checked_one() -> float:
        note = edit(ours.base, "checked")
        return ours.run("check", str(note))

    stocks, colds = [], []
    for _ in range(runs):  # in turn: a machine is not as fast at all times
        stocks.append(stock.run("build", "-q"))
        colds.append(first_build(ours))
    full, first = statistics.median(stocks), statistics.median(colds)
    peak, stock_peak = ours.peak, stock.peak
    rows: list[tuple[str, str, str, str]] = []

    def row(what: str, seconds: float, other: float = full) -> None:
        rows.append((what, f"{seconds:.1f} s", f"{other:.1f} s", f"{seconds / other:.3f}"))

    row("first build", first)
    row("nothing changed", times(runs, lambda: ours.run("build", "-q")))
    edited()  # the first edit after a first build makes the second folder
    row("one note's body edited", times(runs, edited))
    shutil.rmtree(ours.base / ".cache")
    row("check all notes, nothing kept", ours.run("check"))
    row("check all notes", times(runs, lambda: ours.run("check")))
    row("check one edited note", times(runs, checked_one))
    few_ours, few_stock = bases[small]
    little = times(runs, lambda: first_build(few_ours))
    growth = (first / notes) / (little / small)
    page = next(iter(sorted((few_ours.base / "notes").rglob("lesson-05.md")))).relative_to(few_ours.base / "notes")
    below = page.with_suffix("").as_posix()
    row(
        f"preview: saved to visible, {small:,} notes",
        visible(few_ours, f"notes/{below}/"),
        visible(few_stock, f"{below}/"),
    )
    pages = [path.read_bytes() for path in sorted((ours.base / "site" / "notes").rglob("index.html"))[:200]]
    packed = statistics.mean(len(gzip.compress(content, 6)) for content in pages) / 1000
    theirs = [path.read_bytes() for path in sorted((stock.base / "site").rglob("lesson-*/index.html"))[:200]]
    stock_packed = statistics.mean(len(gzip.compress(content, 6)) for content in theirs) / 1000
    size, stock_size = (megabytes(side.base / "site") for side in (ours, stock))
    rows += [
        ("memory at most, all processes, first build", f"{peak / 1e9:.2f} GB", f"{stock_peak / 1e9:.2f} GB", ""),
        (f"time a note, against {small:,} notes", f"{growth:.2f} ×", "", ""),
        ("a note's page, compressed", f"{packed:.1f} kB", f"{stock_packed:.1f} kB", ""),
        ("the whole site", f"{size:,.0f} MB", f"{stock_size:,.0f} MB", ""),
    ]
    if shutil.which("hugo"):
        rows.append(("Hugo, first build (a small layout, no search)", f"{hugo(ours.base, folder):.1f} s", "", ""))
    lines = [f"| {notes:,} notes of 600 words | Lintas | stock | ratio |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {' | '.join(cells)} |" for cells in rows]
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown"))
    machine = (
        f"{len(os.sched_getaffinity(0))} cores, {platform.system()}, Python {platform.python_version()}, {versions}"
    )
    return "\n".join([*lines, "", f"Medians of {runs}; {machine}."])


def first_build(side: Side) -> float:
    """A build with nothing kept."""
    for name in ("site", ".cache"):
        shutil.rmtree(side.base / name, ignore_errors=True)
    return side.run("build", "-q")


def megabytes(folder: Path) -> float:
    """The size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def hugo(base: Path, folder: Path) -> float:
    """Seconds that Hugo takes for the same notes in one plain layout."""
    site = folder / "hugo"
    shutil.copytree(base / "notes", site / "content")
    (site / "layouts" / "_default").mkdir(parents=True)
    for name in ("single", "list"):
        text = "<title>{{ .Title }}</title><main>{{ .Content }}{{ range .Pages }}{{ .Title }}{{ end }}</main>"
        (site / "layouts" / "_default" / f"{name}.html").write_text(text, encoding="utf-8")
    (site / "hugo.toml").write_text('title = "Notes"\n', encoding="utf-8")
    start = time.monotonic()
    subprocess.run(["hugo", "--quiet"], cwd=site, check=True)  # noqa: S607
    return time.monotonic() - start


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="300 notes, once")
    parser.add_argument("--write", action="store_true", help="put the table into docs/project/speed.md")
    given = parser.parse_args()
    bootstrap.ready(bootstrap.TEST)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        notes, runs = (300, 1) if given.quick else (given.notes, given.runs)
        table = measure(notes, runs, Path(folder))
    print(table)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        text = re.sub(r"(<!-- table -->\n).*?(<!-- /table -->)", rf"\g<1>{table}\n\g<2>", text, flags=re.DOTALL)
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
