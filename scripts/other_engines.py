"""The site as Markdown, built by other engines: python3 scripts/other_engines.py [mkdocs] [properdocs] [zensical].

    python3 scripts/other_engines.py             # all three; needs the network once
    python3 scripts/other_engines.py --write     # put the table into docs/project/engines.md

This repository's base, and one of a story and of awkward titles, are exported (`lintas export --format markdown`) and
built strictly. What each engine makes is held against the pages of our own site. Each has an environment of its own
below `.cache/engines/`, made of the lock in `tests/engines/`; MkDocs is the one that Lintas itself stands on.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import bootstrap

LOCKS = bootstrap.ROOT / "tests" / "engines"
PAGE = bootstrap.ROOT / "docs" / "project" / "engines.md"
ENVIRONMENTS = bootstrap.ROOT / ".cache" / "engines"
ENGINES = ("mkdocs", "properdocs", "zensical")
NAMES = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "zensical": "Zensical"}
HEAD = ("engine", "version", "base", "pages", "same pages", "strict", "seconds")
START, END = "<!-- engines -->", "<!-- end -->"
LONGEST = 300  # seconds that an engine may take


@dataclass(frozen=True)
class Result:
    """What one engine made of one base; `failed` is what it said where it did not build, else empty."""

    engine: str
    version: str
    base: str
    pages: int
    missing: tuple[str, ...]
    more: tuple[str, ...]
    seconds: float
    failed: str

    @property
    def is_right(self) -> bool:
        """Whether it built strictly, and the same pages as we do."""
        return not (self.failed or self.missing or self.more)


def python_of(engine: str) -> str:
    """The Python in which an engine is installed; it is, where it is not yet."""
    if engine == "mkdocs":
        return sys.executable
    lock = LOCKS / f"{engine}.lock"
    folder = ENVIRONMENTS / f"{engine}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "installed"
    if not stamp.exists():
        print(f"Installing {NAMES[engine]} below .cache/engines (once, with the network) ...", flush=True)
        made = subprocess.call([sys.executable, "-m", "venv", "--clear", str(folder)])
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if made or subprocess.call([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)]):
            bootstrap.stop("", f"{NAMES[engine]} could not be installed; the message above says why.")
        stamp.touch()
    return str(python)


def version_of(engine: str, python: str) -> str:
    """The version of an engine in its environment."""
    asked = f"from importlib.metadata import version; print(version({engine!r}))"
    return subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()


def bases(folder: Path) -> Mapping[str, Path]:
    """The bases that are exported: this repository's, and one of a story and of awkward titles."""
    sys.path.append(str(bootstrap.ROOT / "tests"))
    from awkward import NOTES  # noqa: PLC0415  (a module of the tests)
    from stories import STORY  # noqa: PLC0415  (likewise)

    story = folder / "story"
    shutil.copytree(bootstrap.ROOT / "tests" / "base", story)
    for path, text in {**NOTES, **STORY}.items():
        (story / "notes" / path).parent.mkdir(exist_ok=True)
        (story / "notes" / path).write_text(text, encoding="utf-8")
    return {"this repository's": bootstrap.ROOT, "a story, awkward titles": story}


def lintas(*arguments: str, base: Path) -> None:
    """Run `lintas` on a base; end where it fails."""
    command = [sys.executable, "-m", "lintas", *arguments, "-f", str(base / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        bootstrap.stop(done.stdout, done.stderr)


def pages_of(site: Path) -> set[str]:
    """The addresses of the pages of a site."""
    return {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*.html")}


def tried(engine: str, base: str, exported: Path, ours: set[str]) -> Result:
    """What an engine makes of an export."""
    python, site = python_of(engine), exported / "site"
    shutil.rmtree(site, ignore_errors=True)
    began, said = time.perf_counter(), ""
    command = [python, "-m", engine, "build", "--strict", "-f", "mkdocs.yml"]
    try:
        done = subprocess.run(
            command,
            cwd=exported,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""},
        )
        said = (done.stdout + done.stderr) if done.returncode else ""
    except subprocess.TimeoutExpired:
        said = f"not done after {LONGEST} seconds"
    seconds = time.perf_counter() - began
    theirs = pages_of(site)
    missing, more = tuple(sorted(ours - theirs)), tuple(sorted(theirs - ours))
    return Result(engine, version_of(engine, python), base, len(theirs), missing, more, seconds, said)


def table(results: list[Result]) -> str:
    """The results as a table of Markdown."""
    rows = [
        (
            NAMES[one.engine],
            one.version,
            one.base,
            str(one.pages),
            "no" if one.missing or one.more else "yes",
            "no" if one.failed else "yes",
            f"{one.seconds:.1f}",
        )
        for one in results
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (HEAD, ("---",) * len(HEAD), *rows))


def main() -> None:
    """Export, build, compare, tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("engines", nargs="*", default=[*ENGINES], metavar="engine", help="all where none is named")
    parser.add_argument("--write", action="store_true", help="put the table into docs/project/engines.md")
    options = parser.parse_args()
    if unknown := {*options.engines} - {*ENGINES}:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(ENGINES)}")
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for name, base in bases(Path(folder)).items():
            site, exported = Path(folder) / f"{name} built", Path(folder) / f"{name} exported"
            lintas("build", "-q", "-d", str(site), base=base)
            lintas("export", "--format", "markdown", str(exported), base=base)
            results += [tried(one, name, exported, pages_of(site)) for one in options.engines]
    print(table(results))
    for one in results:
        if not one.is_right:
            print(f"\n{NAMES[one.engine]} on {one.base}: {one.failed.strip()}")
            print(f"missing: {', '.join(one.missing) or 'none'}; more: {', '.join(one.more) or 'none'}")
    if options.write:
        text = PAGE.read_text(encoding="utf-8")
        written = re.sub(f"(?<={START}\n\n).*?(?=\n\n{END})", lambda _: table(results), text, flags=re.DOTALL)
        PAGE.write_text(written, encoding="utf-8", newline="\n")
    sys.exit(not all(one.is_right for one in results))


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is; nothing is installed into it.
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready()
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    main()
