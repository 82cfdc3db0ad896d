"""One picture of every type of page in every state, to be looked at: .cache/contact-sheet.png.

    python3 scripts/contact_sheet.py                      # this repository's notes, and the odd states of tests/odd/
    python3 scripts/contact_sheet.py --only lesson        # the pages with this in their name
    python3 scripts/contact_sheet.py --base FOLDER        # the same pages of another base
    python3 scripts/contact_sheet.py --stock              # beside a stock Material site of the same notes

A row is a page: on a phone and a desk, light and dark, in both languages, and on paper.
"""

from __future__ import annotations

import argparse
import base64
import contextlib
import html
import importlib.util
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import bootstrap
import chromium
from seen import LISTS, ODD_BASE, ODD_PAGES, PAGES, SEARCHED, Seen
from stock import build_stock_base

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OUTPUT = bootstrap.ROOT / ".cache" / "contact-sheet.png"
OURS = (*PAGES, *LISTS, *SEARCHED)
SCALE = 0.4
IN_ONE_COLUMN = 8  # pages
TALLEST = 1400  # CSS pixels of a page that are shown


@dataclass(frozen=True)
class Look:
    """How a page is shot: its width in CSS pixels (A4 at 96 dots an inch is 794), and for whom."""

    width: int
    scheme: Literal["light", "dark"] = "light"
    lang: str = "en"
    media: Literal["screen", "print"] = "screen"


LOOKS = (Look(390), Look(390, "dark", "id"), Look(1280), Look(1280, "dark", "id"), Look(794, media="print"))
BESIDE_STOCK = (Look(390), Look(1280))
# What a stock site has of ours: the address there.
IN_STOCK = {"": "", "tags/": "tags/", "404.html": "404.html"}

CELL = '<img style="width:{}px;box-shadow:0 1px 4px #0006" src="data:image/jpeg;base64,{}">'
ROW = """<section><h2 style="font:600 18px system-ui;margin:0 0 6px">{}</h2>
<div style="display:flex;gap:10px;align-items:flex-start">{}</div></section>"""
SHEET = """<body style="margin:0;padding:20px;background:#dfe7e5;display:inline-grid;gap:26px 40px;
grid-template-columns:repeat({},auto)">{}</body>"""


def row(browser: Browser, label: str, seen: Seen, roots: Iterable[tuple[str, str]], looks: Iterable[Look]) -> str:
    """A page in all its looks; `roots` are addresses of sites with the page's address below each."""
    cells = []
    for look in looks:
        lang = look.lang if look.lang in seen.languages else seen.languages[0]
        for root, uri in roots:
            page = browser.new_page(viewport={"width": look.width, "height": 844}, color_scheme=look.scheme)
            page.goto(Seen("", uri).below(root, lang))
            if uri == seen.uri:
                seen.bring_about(page)
            page.emulate_media(media=look.media, color_scheme=look.scheme)
            high = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            page.set_viewport_size({"width": look.width, "height": max(high, 844)})
            shot = page.screenshot(type="jpeg", quality=80)
            cells.append(CELL.format(round(look.width * SCALE), base64.b64encode(shot).decode()))
            page.close()
    return ROW.format(html.escape(label), "\n".join(cells))


def composed(browser: Browser, rows: list[str]) -> bytes:
    """All rows on one sheet, as a PNG; in two columns where they are many, as a picture may only be so high."""
    sheet = browser.new_page(viewport={"width": 1200, "height": 800})
    sheet.set_content(SHEET.format(2 if len(rows) > IN_ONE_COLUMN else 1, "\n".join(rows)))
    return sheet.locator("body").screenshot()


@contextlib.contextmanager
def built(base: Path) -> Iterator[str]:
    """A base, built and on a server of this machine."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        _run("lintas", "build", "-d", str(site), cwd=base)
        with chromium.served(site) as root:
            yield root


@contextlib.contextmanager
def built_stock(base: Path) -> Iterator[str]:
    """A stock site of a base's notes, likewise."""
    with tempfile.TemporaryDirectory() as folder:
        stock = Path(folder) / "stock"
        build_stock_base(base / "notes", stock, as_it_comes=True)
        _run("mkdocs", "build", cwd=stock)
        with chromium.served(stock / "site") as root:
            yield root


def _run(*command: str, cwd: Path) -> None:
    subprocess.run([sys.executable, "-m", *command, "--quiet"], cwd=cwd, check=True, capture_output=True)


def in_stock(seen: Seen) -> str | None:
    """Where a stock site has this page; None where it has nothing like it."""
    return seen.uri.removeprefix("notes/") if seen.uri.startswith("notes/") else IN_STOCK.get(seen.uri)


def rows(browser: Browser, base: Path, pages: Iterable[Seen]) -> list[str]:
    """A row for each of these pages of a base."""
    with built(base) as root:
        return [row(browser, seen.name, seen, [(root, seen.uri)], LOOKS) for seen in pages]


def rows_beside_stock(browser: Browser, base: Path, pages: Iterable[Seen]) -> list[str]:
    """A row for each page that a stock site has, too: ours to the left."""
    with built(base) as ours, built_stock(base) as theirs:
        return [
            row(browser, seen.name, seen, [(ours, seen.uri), (theirs, uri)], BESIDE_STOCK)
            for seen in pages
            if (uri := in_stock(seen)) is not None and not seen.searched
        ]


def main() -> None:
    """Build what is to be seen, shoot it, write the sheet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    parser.add_argument("--base", type=Path, help="a folder with mkdocs.yml, instead of ours and the odd states")
    parser.add_argument("--only", default="", help="pages with this in their name")
    parser.add_argument("--stock", action="store_true", help="beside a stock site of the same notes")
    given = parser.parse_args()

    def wanted(pages: Iterable[Seen]) -> list[Seen]:
        return [seen for seen in pages if given.only in seen.name]

    with chromium.browser() as browser:
        base = given.base or bootstrap.ROOT
        if given.stock:
            made = rows_beside_stock(browser, base, wanted(OURS))
        else:
            made = rows(browser, base, wanted(OURS))
            if given.base is None and wanted(ODD_PAGES):
                made += rows(browser, ODD_BASE, wanted(ODD_PAGES))
        given.output.parent.mkdir(parents=True, exist_ok=True)
        given.output.write_bytes(composed(browser, made))
    print(f"Wrote {given.output}: {len(made)} pages.")


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is; nothing is installed into it.
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready(bootstrap.TEST)
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    main()
