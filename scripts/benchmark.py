"""How long builds take and what they need, beside what a user would pick instead: stock MkDocs with Material, and Hugo.

    python3 scripts/benchmark.py                   # 10,000 notes of 600 words, medians of 3; takes half an hour
    python3 scripts/benchmark.py --quick           # 300 notes, once
    python3 scripts/benchmark.py --write           # put the tables into docs/project/speed.md

A second table is of notes in the shape of the real ones, half as many in two languages: as many files. The stock site
has the same notes, the same Markdown, its own search and its tags with their page; notes are not in its navigation.
Hugo is measured where `hugo` runs: a small layout, no search. Each may use all cores; Lintas does.

Everything is measured in one run on one machine, all sides in turn, because a machine is not as fast at all times. The
files have just been written, so that nobody waits for the disk to read them. Stock and Hugo have no check and make all
pages anew each time: one figure, of a build after an edit, stands beside all that Lintas does with what it has kept.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import os
import platform
import re
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

import bootstrap
from hugo import hugo_version
from preview_time import visible_after
from rounds import FIRST, HUGO, OURS, STEPS, STOCK, Bases, Medians, make_bases, time_first_builds, time_steps

PAGE = Path(__file__).parent.parent / "docs" / "project" / "speed.md"


def time_rows(medians: Medians, names: list[str]) -> list[list[str]]:
    """A row for each step: each side's seconds, and how Lintas stands to stock."""
    rows = [_row(step, {name: medians[step, name].seconds for name in names}, "{:.1f} s") for step in STEPS]
    processor = {name: medians[FIRST, name].processor for name in names}
    return [*rows, _row("first build, time of all processors", processor, "{:.1f} s")]


def other_rows(bases: Bases, few: Bases, growth: dict[str, float], notes: tuple[int, int]) -> list[list[str]]:
    """What else one wants to know of a base: the preview, memory, how time grows, how large the pages are."""
    number, small = notes
    in_preview = {name: visible_after(few.sides[name], few.note) for name in (OURS, STOCK)}
    rows = [_row(f"preview: saved to visible, {small:,} notes", in_preview, "{:.1f} s")]
    memory = {name: side.peak() / 1e9 for name, side in bases.sides.items()}
    if all(memory.values()):
        rows.append(_row("memory at most, all processes (PSS), first build", memory, "{:.2f} GB"))
    rows.append(_row(f"time a note at {number:,}, against {small:,} notes", growth, "{:.2f} ×", ratio=False))
    packed = {
        name: statistics.mean(len(gzip.compress(page.read_bytes(), 6)) for page in bases.pages(name)) / 1000
        for name in (OURS, STOCK)
    }
    rows.append(_row("a note's page, compressed", packed, "{:.1f} kB"))
    sizes = {name: _megabytes(side.base / side.made[0]) for name, side in bases.sides.items()}
    return [*rows, _row("the whole site", sizes, "{:,.0f} MB")]


def _row(what: str, values: dict[str, float], form: str, *, ratio: bool = True) -> list[str]:
    ours, stock, *_ = (form.format(value) for value in values.values())
    share = f"{values[OURS] / values[STOCK]:.3f}" if ratio else ""
    return [what, ours, stock, share, form.format(values[HUGO]) if HUGO in values else ""]


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def table(heading: str, rows: list[list[str]], names: list[str]) -> str:
    """Rows as Markdown; Hugo has a column where it runs."""
    head = [heading, OURS, STOCK, "ratio", HUGO]
    columns = len(head) if HUGO in names else len(head) - 1
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line[:columns])} |" for line in lines)


def plain_table(folder: Path, notes: int, runs: int) -> str:
    """The table of plain notes. The small base comes first: what a first run leaves behind on the machine is there."""
    small = max(notes // 10, 30)
    few, bases = make_bases(folder, small, "plain"), make_bases(folder, notes, "plain")
    names = list(bases.sides)
    little, medians = time_first_builds(few, runs), time_steps(bases, runs)
    growth = {name: (medians[FIRST, name].seconds / notes) / (little[FIRST, name].seconds / small) for name in names}
    rows = [*time_rows(medians, names), *other_rows(bases, few, growth, (notes, small))]
    return table(f"{notes:,} notes of 600 words", rows, names)


def real_table(folder: Path, notes: int, runs: int) -> str:
    """The table of notes in the shape of the real ones, each in two languages."""
    bases = make_bases(folder, notes, "real")
    names = list(bases.sides)
    heading = f"{notes:,} notes in two languages, in the shape of the real ones"
    return table(heading, time_rows(time_steps(bases, runs), names), names)


def remark(runs: int) -> str:
    """How it was measured, and with what."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    versions = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown"))
    hugo = f"Hugo {hugo_version()}" if hugo_version() else "Hugo is not installed here"
    machine = f"{cores} cores, {platform.system()}, Python {platform.python_version()}"
    return f"Medians of {runs}; {machine}, {versions}; {hugo}."


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--shape", choices=("plain", "real"), help="one of the tables")
    parser.add_argument("--quick", action="store_true", help="300 notes, once")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/project/speed.md")
    given = parser.parse_args()
    notes, runs = (300, 1) if given.quick else (given.notes, given.runs)
    tables = {}
    for shape, make_table, number in (("plain", plain_table, notes), ("real", real_table, notes // 2)):
        if given.shape in {None, shape}:
            with tempfile.TemporaryDirectory() as folder:
                tables[shape] = f"{make_table(Path(folder), number, runs)}\n\n{remark(runs)}"
            print(f"{tables[shape]}\n", flush=True)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        for shape, made in tables.items():
            text = re.sub(rf"(<!-- {shape} -->\n).*?(<!-- /{shape} -->)", rf"\g<1>{made}\n\g<2>", text, flags=re.DOTALL)
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is; nothing is installed into it.
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready(bootstrap.TEST)
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    main()
