"""What it costs a build that programs can read everything: the same base with and without, in turn.

    python3 scripts/benchmark_data.py             # 10,000 notes of 600 words, medians of 3; takes ten minutes
    python3 scripts/benchmark_data.py --quick     # 300 notes, once
    python3 scripts/benchmark_data.py --write     # put the tables into docs/project/data.md

Without is: no format, no JSON-LD in pages, no files for reference managers below notes (`without_data.py`). What each
format takes is measured in one process and without the disk.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

import bootstrap
import made_up
from side import Side, Spent

SCRIPTS = Path(__file__).parent
PAGE = SCRIPTS.parent / "docs" / "project" / "data.md"
WITH, WITHOUT = "with", "without"
COMMANDS = {WITH: (sys.executable, "-m", "lintas"), WITHOUT: (sys.executable, str(SCRIPTS / "without_data.py"))}
Steps = dict[tuple[str, str], list[Spent]]


def make_sides(folder: Path, notes: int) -> dict[str, Side]:
    """Write the same notes for both."""
    sides = {}
    for name, command in COMMANDS.items():
        made_up.make(folder / name, notes)
        sides[name] = Side(folder / name, command, ("build", "-q"), "notes", "notes/", ("site", ".cache"))
    return sides


def time_steps(sides: dict[str, Side], runs: int) -> Steps:
    """A first build, one with nothing changed, and one after an edit: all sides in turn, some times over."""
    spent: Steps = {}
    note = next(iter(sorted((sides[WITH].base / "notes").glob("*/*.md")))).relative_to(sides[WITH].base / "notes")
    for number in range(runs):
        for name, side in sides.items():
            spent.setdefault(("first build", name), []).append(side.first_build())
        for name, side in sides.items():
            spent.setdefault(("nothing changed", name), []).append(side.build())
        for name, side in sides.items():
            side.edit(note, f"edited{number}")
            spent.setdefault(("one note's body edited", name), []).append(side.build())
    return spent


def step_rows(spent: Steps) -> list[list[str]]:
    """The steps by the clock, and the first build by all processors: medians, and how the sides stand."""
    rows = []
    for step in dict.fromkeys(step for step, _ in spent):
        clock = {name: statistics.median(one.seconds for one in spent[step, name]) for name in COMMANDS}
        rows.append(_row(step, clock, "{:.1f} s"))
    processor = {name: statistics.median(one.processor for one in spent["first build", name]) for name in COMMANDS}
    return [*rows, _row("first build, time of all processors", processor, "{:.1f} s")]


def size_rows(sides: dict[str, Side]) -> list[list[str]]:
    """How large the site is, and a note's page."""
    files = {name: [path for path in (side.base / "site").rglob("*") if path.is_file()] for name, side in sides.items()}
    megabytes = {name: sum(path.stat().st_size for path in found) / 1e6 for name, found in files.items()}
    pages = {
        name: [path for path in found if path.name == "index.html" and "/notes/" in path.as_posix()][:200]
        for name, found in files.items()
    }
    packed = {
        name: statistics.mean(len(gzip.compress(page.read_bytes(), 6)) for page in found) / 1000
        for name, found in pages.items()
    }
    return [
        _row("files", {name: float(len(found)) for name, found in files.items()}, "{:,.0f}"),
        _row("the whole site", megabytes, "{:,.0f} MB"),
        _row("a note's page, compressed", packed, "{:.1f} kB"),
    ]


def format_rows(base: Path) -> list[list[str]]:
    """What each format takes one process, the digests by which its files are known among it, and what comes of it."""
    # Imported here: this module runs without Lintas until it has its environment.
    from lintas.export.files import FORMATS  # noqa: PLC0415
    from lintas.export.stock import stock_of  # noqa: PLC0415
    from lintas.load import load  # noqa: PLC0415
    from lintas.render.places import known_links  # noqa: PLC0415
    from lintas.settings import read_settings, settings_of  # noqa: PLC0415

    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems  # noqa: S101
    settings = settings_of(config)
    loaded = load(settings)
    stock = stock_of(settings, loaded, known_links(config, settings, loaded), "")
    stock.whole_key("")  # what all have in common
    rows = []
    for name, files in FORMATS.items():
        start = time.process_time()
        made = files(stock)
        size = sum(len(content()) for _, content in made.values())
        taken = time.process_time() - start
        rows.append([f"`{name}`", f"{taken:.2f} s", f"{len(made):,}", f"{size / 1e6:,.1f} MB"])
    return rows


def table(*lines: list[str]) -> str:
    """Lines as Markdown, the first as their head."""
    head, *rows = lines
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---", *["---:"] * (len(head) - 1)], *rows))


def _row(what: str, values: dict[str, float], form: str) -> list[str]:
    return [what, *(form.format(values[name]) for name in COMMANDS), f"{values[WITH] / values[WITHOUT]:.2f}"]


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="300 notes, once")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/project/data.md")
    given = parser.parse_args()
    notes, runs = (300, 1) if given.quick else (given.notes, given.runs)
    with tempfile.TemporaryDirectory() as folder:
        sides = make_sides(Path(folder), notes)
        spent = time_steps(sides, runs)
        builds = table([f"{notes:,} notes of 600 words", *COMMANDS, "ratio"], *step_rows(spent), *size_rows(sides))
        formats = table(["format", "one process", "files", "size"], *format_rows(sides[WITH].base))
    made = f"{builds}\n\n{formats}"
    print(made)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        text = re.sub(r"(<!-- costs -->\n).*?(<!-- /costs -->)", rf"\g<1>{made}\n\g<2>", text, flags=re.DOTALL)
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is; nothing is installed into it.
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready(bootstrap.TEST)
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    main()
