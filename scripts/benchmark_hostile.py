"""What a bomb costs: time and memory to check each hostile case of its kind, beside an ordinary note and stock MkDocs.

    python3 scripts/benchmark_hostile.py                      # all bombs and odd YAML; takes half an hour
    python3 scripts/benchmark_hostile.py --only table,list    # cases with one of these words in their names
    python3 scripts/benchmark_hostile.py --write              # put the table into docs/project/limits.md

Everything is measured in one run, in turn, each in a process of its own: the processor time and the most memory of a
check that has just begun, as medians, and how they stand to those of a base with one ordinary note. Beside it stands
what a build by stock MkDocs with Material makes of the same note: its time as a ratio to the ordinary one's, `dies`, or
that it was ended after a minute.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import bootstrap
from good_facts import FACTS
from stock import build_stock_base

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "project" / "limits.md"
KINDS = ("bomb", "yaml")
PATIENCE = 60.0  # seconds for stock
ORDINARY = FACTS + "\n## What was seen\n\n"
PARAGRAPH = (
    "Residents came to *hundreds* of meetings before the city decided, as a [report](https://example.org) says.\n\n"
)
CHECK = """
import resource, sys, time
from pathlib import Path
from lintas.load import load
from lintas.settings import read_settings, settings_of
settings = settings_of(read_settings(Path(sys.argv[1]) / "mkdocs.yml")[0])
begun = time.process_time()
load(settings)
who = [resource.getrusage(one) for one in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
children = who[1].ru_utime + who[1].ru_stime
print(time.process_time() - begun + children, max(one.ru_maxrss for one in who))
"""


class Cost(NamedTuple):
    """Seconds of processor time and kilobytes of memory of a check, seconds of a stock build, and how that ended."""

    seconds: float
    memory: float
    stock: float
    ended: str


def measure(base: Path, runs: int) -> Cost:
    """What a base costs; medians of some runs."""
    checked = [_checked(base) for _ in range(runs)]
    built = [_stock(base)]
    while len(built) < runs and not built[0][1]:  # nobody waits for what never ends a second time
        built.append(_stock(base))
    stock, ended = statistics.median(one for one, _ in built), built[0][1]
    seconds, memory = (statistics.median(one) for one in zip(*checked, strict=True))
    return Cost(seconds, memory, stock, ended)


def _checked(base: Path) -> tuple[float, float]:
    said = subprocess.run(
        [sys.executable, "-c", CHECK, str(base)], capture_output=True, text=True, check=True, cwd=base
    )
    seconds, memory = said.stdout.split()[-2:]
    return float(seconds), float(memory)


def _stock(base: Path) -> tuple[float, str]:
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "stock"
        other.mkdir()
        build_stock_base(base / "notes", other)
        begun = time.monotonic()
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        try:
            done = subprocess.run(command, cwd=other, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return PATIENCE, f"ended after {PATIENCE:.0f} s"
        return time.monotonic() - begun, "" if done.returncode == 0 else "dies"


def row(name: str, cost: Cost, ordinary: Cost, fate: str) -> str:
    """A line of the table."""
    stock = cost.ended or f"{cost.stock / ordinary.stock:.1f}"
    ratios = f"{cost.seconds / ordinary.seconds:.1f} | {cost.memory / ordinary.memory:.2f}"
    return f"| `{name}` | {fate} | {ratios} | {stock} |"


def table(only: Sequence[str], runs: int, folder: Path) -> str:
    """All cases as a table of Markdown; what each costs as ratios to an ordinary note."""
    from hostile_cases import BUILT, CASES, REFUSED, Case  # noqa: PLC0415  (of the tests, which are no package)

    plain = Case(folder / "ordinary")
    (plain.folder / "notes").mkdir(parents=True)
    (plain.folder / "notes" / "a-note.md").write_text(ORDINARY + 25 * PARAGRAPH, encoding="utf-8")
    measure(plain.lay_out(folder / "warm-base"), 1)  # what a first run leaves behind on the machine is there
    ordinary = measure(plain.lay_out(folder / "ordinary-base"), runs)
    lines = ["| case | becomes | time | memory | stock, time |", "| --- | --- | ---: | ---: | ---: |"]
    lines.append(row("an ordinary note", ordinary, ordinary, BUILT).replace("`", ""))
    for case in CASES:
        if case.kind in KINDS and (not only or any(word in case.name for word in only)):
            cost = measure(case.lay_out(folder / case.name), runs)
            lines.append(row(case.name, cost, ordinary, BUILT if case.is_accepted else REFUSED))
            print(lines[-1], flush=True)
    cores = os.cpu_count()
    said = (
        f"Time and memory of a check and of a stock build are ratios to those of one ordinary note of 400 words, which "
        f"took {ordinary.seconds:.2f} s of processor time and {ordinary.memory / 1024:.0f} MB, and stock "
        f"{ordinary.stock:.1f} s. Medians of {runs}; {cores} cores, Python {sys.version.split()[0]}."
    )
    return "\n".join([*lines, "", said])


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="words in the names of cases, with commas between them")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into docs/project/limits.md")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    with tempfile.TemporaryDirectory() as folder:
        made = table([word for word in given.only.split(",") if word], given.runs, Path(folder))
    print(made)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        heading = "## What they cost\n\n`python3 scripts/benchmark_hostile.py --write` makes this table.\n\n"
        found = re.sub(
            r"(<!-- hostile -->\n).*?(<!-- /hostile -->)",
            lambda match: f"{match[1]}{heading}{made}\n{match[2]}",
            text,
            flags=re.DOTALL,
        )
        PAGE.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is; nothing is installed into it.
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready(bootstrap.TEST)
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    main()
