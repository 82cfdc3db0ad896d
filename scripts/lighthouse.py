"""What Lighthouse says of the home page and a lesson on a phone, ours and a stock Material site's of the same notes.

    python3 scripts/lighthouse.py             # medians of 3; takes five minutes
    python3 scripts/lighthouse.py --write     # put the table into docs/project/look.md

Lighthouse comes by npm into `scripts/lighthouse/node_modules` and drives the system's Chromium, with its own settings
for a phone on a slow line. Both sites are served as GitHub Pages does it: compressed, and kept for ten minutes.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import io
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import bootstrap
import chromium
from stock import build_stock_base

PAGE = bootstrap.ROOT / "docs" / "project" / "look.md"
TOOL = bootstrap.ROOT / "scripts" / "lighthouse"
LESSON = "2018-03-jakarta-seoul/stakeholder-engagement/"
PAGES = {
    "Lintas": {"home": "", "lesson": f"notes/{LESSON}"},
    "stock": {"home": "", "lesson": LESSON},
}
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "search engines",
}
# What readers wait for: in seconds, and kilobytes at the end.
TIMES = {
    "first-contentful-paint": "first text",
    "largest-contentful-paint": "largest part",
    "total-blocking-time": "blocked",
    "speed-index": "speed index",
}


class _AsPagesDoes(chromium.Quiet):
    """Texts go out compressed, over a line that stays open, and may be kept for ten minutes.

    For a wrong address there is `404.html`.
    """

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        content = (path if found else Path(self.directory) / "404.html").read_bytes()
        kind = self.guess_type(str(path)) if found else "text/html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "max-age=600")
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml", "xml")):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


def measure(address: str) -> dict[str, Any]:
    """One run of Lighthouse; gives its report."""
    switches = " ".join(("--headless=new", *chromium.SWITCHES))
    command = ["node", str(TOOL / "node_modules" / "lighthouse" / "cli" / "index.js"), address, "--quiet"]
    command += ["--output=json", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={switches}"]
    environment = os.environ | {"CHROME_PATH": str(chromium.program())}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)
    if done.returncode:
        sys.exit(f"Lighthouse failed:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout))


def row(name: str, reports: list[dict[str, Any]]) -> list[str]:
    """The medians of some runs."""
    scores = [statistics.median(report["categories"][one]["score"] for report in reports) for one in CATEGORIES]
    times = [statistics.median(report["audits"][one]["numericValue"] for report in reports) / 1000 for one in TIMES]
    sent = statistics.median(report["audits"]["total-byte-weight"]["numericValue"] for report in reports) / 1000
    return [name, *(f"{100 * score:.0f}" for score in scores), *(f"{time:.1f} s" for time in times), f"{sent:.0f} kB"]


def lost(reports: list[dict[str, Any]]) -> list[str]:
    """What keeps a page from 100, as Lighthouse names it."""
    found = {}
    for report in reports:
        for category in CATEGORIES:
            for part in report["categories"][category]["auditRefs"]:
                audit = report["audits"][part["id"]]
                if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                    found[f"{category}: {audit['title']} ({audit['score']}) {audit.get('displayValue', '')}"] = True
    return list(found)


def main() -> None:
    """Build both sites, measure both in turn, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into docs/project/look.md")
    given = parser.parse_args()
    missing = bootstrap.ready_web(TOOL) or (not chromium.program() and chromium.NOT_FOUND)
    if missing or not shutil.which("node"):
        bootstrap.stop(f"Lighthouse can't run: {missing or 'node is not installed'}.")
    reports: dict[tuple[str, str], list[dict[str, Any]]] = {}
    with tempfile.TemporaryDirectory() as made:
        sites = build_sites(Path(made))
        serve = {name: chromium.served(site, _AsPagesDoes) for name, site in sites.items()}
        with serve["Lintas"] as ours, serve["stock"] as stock:
            for _ in range(given.runs):
                for name, root in (("Lintas", ours), ("stock", stock)):
                    for page, uri in PAGES[name].items():
                        reports.setdefault((page, name), []).append(measure(f"{root}{uri}"))
    made_table = f"{table(reports)}\n\n{remark(given.runs, reports)}"
    print(made_table)
    for (page, name), runs in reports.items():
        if name == "Lintas":
            print("\n".join([f"\n{page}, below 100:", *lost(runs)]))
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        marks = r"(<!-- lighthouse -->\n).*?(<!-- /lighthouse -->)"
        text = re.sub(marks, lambda found: f"{found[1]}{made_table}\n{found[2]}", text, flags=re.DOTALL)
        PAGE.write_text(text, encoding="utf-8")


def build_sites(folder: Path) -> dict[str, Path]:
    """Ours and the stock site of the same notes, built."""
    ours, stock = folder / "lintas", folder / "stock"
    build_stock_base(bootstrap.ROOT / "notes", stock, as_it_comes=True)
    for base, *command in ((bootstrap.ROOT, "lintas", "build", "-d", str(ours)), (stock, "mkdocs", "build")):
        subprocess.run([sys.executable, "-m", *command, "--quiet"], cwd=base, check=True, capture_output=True)
    return {"Lintas": ours, "stock": stock / "site"}


def table(reports: dict[tuple[str, str], list[dict[str, Any]]]) -> str:
    """The medians as Markdown, a page's two sides below each other."""
    head = ["", *CATEGORIES.values(), *TIMES.values(), "sent"]
    rows = [row(f"{page}, {name}", reports[page, name]) for page in PAGES["Lintas"] for name in PAGES]
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---", *["---:"] * (len(head) - 1)], *rows])


def remark(runs: int, reports: dict[tuple[str, str], list[dict[str, Any]]]) -> str:
    """How it was measured, and with what."""
    report = next(iter(reports.values()))[0]
    browser = re.search(r"Chrome/(\d+)", report["environment"]["hostUserAgent"])
    tools = f"Lighthouse {report['lighthouseVersion']}, Chromium {browser[1] if browser else 'unknown'}"
    return (
        f"Medians of {runs}, Lighthouse's phone and slow line; {tools}, mkdocs-material {version('mkdocs-material')}."
    )


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is; nothing is installed into it.
    if importlib.util.find_spec("lintas") is None or importlib.util.find_spec("playwright") is None:
        bootstrap.ready(bootstrap.TEST)
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    main()
