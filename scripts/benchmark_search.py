"""How well and how cheaply the search answers, beside what a user would pick instead, in a real browser.

    python3 scripts/benchmark_search.py            # the queries of tests/search/queries.tsv on this repository's notes
    python3 scripts/benchmark_search.py --notes 10000   # bytes and times on a made-up base as well; takes minutes
    python3 scripts/benchmark_search.py --notes 10000 --write   # put the tables into docs/project/search.md
    python3 scripts/benchmark_search.py --notes 10000 --only index   # one table: answers, small, large or index

The other side is a stock Material site of the same notes with its own search and, for making the index, Pagefind where
`python -m pagefind` runs. Both sides are measured in one run; times are medians.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import html
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bootstrap
from chromium import browser, served
from stock import build_stock_base

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "search" / "queries.tsv"
PAGE = ROOT / "docs" / "project" / "search.md"
RUNS = 3
PATIENCE = 180_000  # milliseconds that the browser waits for an answer
LEAD = ("leadership", "how did Seoul reclaim the stream", "pengelolaan sampah kota cerdas di Balikpapan")


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=0, help="also measure bytes and times on so many made-up notes")
    parser.add_argument("--only", choices=("answers", "small", "large", "index"), help="one of the tables")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/project/search.md")
    given = parser.parse_args()
    bootstrap.ready(bootstrap.TEST)
    with tempfile.TemporaryDirectory() as folder:
        bases = {"own": ROOT, "large": Path(folder) / "large"}
        if given.notes:
            import made_up  # noqa: PLC0415

            made_up.make(bases["large"], given.notes)
        making: dict[str, Callable[[], str]] = {
            "answers": lambda: answers(*both_sites(bases["own"], Path(folder))),
            "small": lambda: costs(*both_sites(bases["own"], Path(folder))),
            "large": lambda: (
                f"{given.notes:,} notes of 600 words:\n\n{costs(*both_sites(bases['large'], Path(folder)))}"
            ),
            "index": lambda: index_costs(bases["large"], Path(folder)),
        }
        wanted = (
            [given.only] if given.only else [name for name in making if given.notes or name in {"answers", "small"}]
        )
        tables = {name: making[name]() for name in wanted}
    for table in tables.values():
        print(f"\n{table}")
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        for name, table in tables.items():
            text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", rf"\g<1>{table}\n\g<2>", text, flags=re.DOTALL)
        PAGE.write_text(text, encoding="utf-8")


# Both sites


def both_sites(base: Path, folder: Path) -> tuple[Path, Path]:
    """Our site of a base and the stock one; made once."""
    ours, stock = folder / f"{base.name}-ours", folder / f"{base.name}-stock"
    if not ours.exists():
        build_ours(base, ours)
        build_stock(base / "notes", stock)
    return ours, stock


def build_ours(base: Path, site: Path) -> None:
    """Build a base as its owner would."""
    done = subprocess.run(
        [sys.executable, "-m", "lintas", "build", "-f", str(base / "mkdocs.yml"), "-d", str(site)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def build_stock(notes: Path, site: Path) -> None:
    """The same notes as a stock Material site: every file a page, its search as it comes."""
    base = site.with_name(f"{site.name}-base")
    build_stock_base(notes, base)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(base / "mkdocs.yml"), "-d", str(site)]
    subprocess.run(command, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True)


# How well


def ours_finds(page: Any, address: str, query: dict[str, str]) -> list[str]:  # noqa: ANN401  (Playwright's page)
    """The ids of the notes that our explore page shows, best first."""
    home = "" if query["site"] == "en" else f"{query['site']}/"
    page.goto(f"{address}{home}about/")  # so that the next address is a new page, not a change of this one
    page.goto(f"{address}{home}explore/?{urlencoded(query['query'])}")
    page.wait_for_selector(".lintas-hit, .lintas-nothing", timeout=PATIENCE)
    links = page.eval_on_selector_all("a.lintas-hit", "all => all.map((one) => one.href)")
    return [re.sub(r"^.*?/notes/(.*)/$", r"\1", link) for link in links]


def stock_finds(page: Any, address: str, query: dict[str, str]) -> list[str]:  # noqa: ANN401
    """The ids of the notes that Material's search shows, best first; a note in two languages counts once."""
    page.goto(f"{address}404.html")
    page.goto(f"{address}?{urlencoded(query['query'])}")
    ready = "!/^(Initializing|Type to start)/.test(document.querySelector('.md-search-result__meta').innerText.trim())"
    page.wait_for_function(ready, timeout=PATIENCE)
    page.wait_for_timeout(60)
    items = page.eval_on_selector_all(".md-search-result__item > a", "all => all.map((one) => one.href)")
    found = [re.sub(r"^https?://[^/]+/|[?#].*$", "", link).removesuffix("/").removesuffix(".id") for link in items]
    return list(dict.fromkeys(found))


def urlencoded(query: str) -> str:
    """A query as the end of an address, which both sites take."""
    from urllib.parse import urlencode  # noqa: PLC0415

    return urlencode({"q": query})


def answers(ours: Path, stock: Path) -> str:
    """The table of how often a right answer comes first, and in the first three."""
    with QUERIES.open(encoding="utf-8") as file:
        queries = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    ranks: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with browser() as launched:
        for side, site, finds in (("Lintas", ours, ours_finds), ("Material", stock, stock_finds)):
            with served(site) as address:
                page = launched.new_page()
                for query in queries:
                    rank = ranked(finds(page, address, query), (query["answers"] or "").split())
                    for group in (query["class"], f"site in {query['site']}", "**all**"):
                        ranks[group][side].append(rank)
                page.close()
    order = [*dict.fromkeys(query["class"] for query in queries), "site in en", "site in id", "**all**"]
    lines = [
        "| queries | number | Lintas: first | in three | MRR | Material: first | in three | MRR |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for group in order:
        sides = [ranks[group][side] for side in ("Lintas", "Material")]
        cells = " | ".join(figures(side) for side in sides)
        lines.append(f"| {group} | {len(sides[0])} | {cells} |")
    return "\n".join(lines)


def ranked(found: list[str], wanted: list[str]) -> float:
    """The place of the first right answer, from 1; 0 where there is none. Nothing is right where nothing answers."""
    if not wanted:
        return 0 if found else 1
    return next((place for place, note in enumerate(found, start=1) if note in wanted), 0)


def figures(places: list[float]) -> str:
    """Shares of queries with a right answer first and in the first three, and the mean reciprocal rank."""
    first, three = (sum(0 < place <= most for place in places) / len(places) for most in (1, 3))
    mean = sum(1 / place if place else 0 for place in places) / len(places)
    return f"{first:.0%} | {three:.0%} | {mean:.2f}"


# How cheaply


def costs(ours: Path, stock: Path) -> str:
    """The table of what a first search moves and how long it takes, by the queries of `LEAD`."""
    lines = ["| first search | Lintas | Material |", "| --- | ---: | ---: |"]
    with browser() as launched:
        measured = {
            side: [first_search(launched, site, query, opens, shown) for query in LEAD]
            for side, site, opens, shown in (
                ("Lintas", ours, open_ours, ".lintas-dialog .lintas-hit"),
                ("Material", stock, open_stock, ".md-search-result__item"),
            )
        }
    moved = " | ".join(f"{max(kilobytes for kilobytes, _ in one):,.0f} kB" for one in measured.values())
    waited = " | ".join(f"{statistics.median(seconds for _, seconds in one):.1f} s" for one in measured.values())
    lines += [f"| moves at most, compressed | {moved} |", f"| shows results after (median) | {waited} |"]
    return "\n".join(lines)


def first_search(
    launched: Any,  # noqa: ANN401
    site: Path,
    query: str,
    opens: Callable[[Any], str],
    shown: str,
) -> tuple[float, float]:
    """Kilobytes that a new visitor's first search moves, compressed, and seconds until the first result is shown.

    The reader turns to the search as soon as the page is there. What Material moves for it comes with the page.
    """
    with served(site) as address:
        context = launched.new_context()
        page = context.new_page()
        moved: list[Any] = []
        page.on("response", lambda response: moved.append(response) if "search" in response.url else None)
        page.goto(address, wait_until="domcontentloaded")
        start = time.monotonic()
        field = opens(page)
        page.fill(field, query)
        page.press(field, "End")  # Material looks again at every key, and only then
        page.wait_for_selector(shown, timeout=PATIENCE)
        seconds = time.monotonic() - start
        page.wait_for_load_state("networkidle")
        kilobytes = sum(len(gzip.compress(response.body(), 6)) for response in moved) / 1000
        context.close()
    return kilobytes, seconds


def open_ours(page: Any) -> str:  # noqa: ANN401
    """Open the dialogue by its key; gives its field."""
    page.keyboard.press("/")
    page.wait_for_selector(".lintas-dialog input")
    return ".lintas-dialog input[type=search]"


def open_stock(page: Any) -> str:  # noqa: ANN401
    """Material loads its index when the field is turned to; what is typed before that is there may be lost."""
    page.click("[data-md-component=search-query]")
    there = "!document.querySelector('.md-search-result__meta').innerText.startsWith('Initializing')"
    page.wait_for_function(there, timeout=PATIENCE)
    return "[data-md-component=search-query]"


def index_costs(base: Path, folder: Path) -> str:
    """The table of what making the index of a base takes, on one core."""
    pages = plain_pages(base / "notes", folder / "pages")
    sides: tuple[tuple[str, Callable[[int], list[str]]], ...] = (
        ("Lintas", lambda _: [sys.executable, str(Path(__file__)), "--index", str(base)]),
        # A folder of its own each time: Pagefind does not write again what is there.
        (
            "Pagefind",
            lambda run: [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", f"{pages}-{run}"],
        ),
    )
    lines = [
        "| making the index (Lintas has read the notes, Pagefind reads pages) | processor time | peak memory |",
        "| --- | ---: | ---: |",
    ]
    measured: dict[str, list[tuple[float, float] | None]] = {name: [] for name, _ in sides}
    for run in range(RUNS):  # in turn: a machine is not as fast at all times
        for name, command in sides:
            measured[name].append(spent(command(run)))
    for name, runs in measured.items():
        if all(runs):
            seconds, megabytes = (statistics.median(run[i] for run in runs if run) for i in (0, 1))
            lines.append(f"| {name} | {seconds:.1f} s | {megabytes / 1000:.1f} GB |")
        else:
            lines.append(f"| {name} | not installed | |")
    return "\n".join(lines)


@contextmanager
def one_core() -> Iterator[None]:
    """Whatever is started has one core, where the system can say so."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


def spent(command: list[str]) -> tuple[float, float] | None:
    """Seconds of processor time and megabytes of a command on one core; what it says itself goes before all it took."""
    with tempfile.TemporaryFile("w+") as said, one_core():
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL)  # noqa: SIM115, RUF100
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        own = re.search(r"^index: ([\d.]+) s, ([\d.]+) MB$", said.read(), re.MULTILINE)
    if process.returncode:
        return None
    if own:
        return float(own[1]), float(own[2])
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def index_only(base: Path) -> None:
    """Make the index of a base and say what that alone took: reading the notes is part of every build."""
    from lintas.load import load  # noqa: PLC0415
    from lintas.search.index import index_files  # noqa: PLC0415
    from lintas.settings import read_settings, settings_of  # noqa: PLC0415

    config, _ = read_settings(base / "mkdocs.yml")
    assert config is not None  # noqa: S101  (made by made_up.py)
    library = load(settings_of(config)).library
    start = time.process_time()
    files = index_files(library)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"index: {seconds:.2f} s, {peak:.0f} MB\n{len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB")


def plain_pages(notes: Path, site: Path) -> Path:
    """The notes as bare pages, for an indexer that reads HTML."""
    for path in notes.rglob("*.md"):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title, summary = (html.escape(match) for match in re.findall(r'^(?:title|summary): "(.*)"', head, re.MULTILINE))
        lang = "id" if path.name.endswith(".id.md") else "en"
        text = "".join(f"<p>{html.escape(part)}</p>" for part in body.split("\n\n"))
        target = site / path.relative_to(notes).with_suffix("") / "index.html"
        target.parent.mkdir(parents=True)
        target.write_text(
            f"<!doctype html><html lang={lang}><title>{title}</title>"
            f"<main><h1>{title}</h1><p>{summary}</p>{text}</main>",
            encoding="utf-8",
        )
    return site


if __name__ == "__main__":
    if sys.argv[1:2] == ["--index"]:
        index_only(Path(sys.argv[2]))
    else:
        main()
