"""Text that others wrote for other programs, given to Lintas: python3 scripts/foreign.py FOLDER...

    python3 scripts/foreign.py ../hugoDocs ../jekyll.git        # folders of Markdown, or git directories
    python3 scripts/foreign.py ../hugoDocs --write              # put the table into docs/project/hostile.md

Nothing is fetched. Twice a base is made of each folder's Markdown. In the first one its files are notes as they are,
under their own names, and are checked: there must be no exception, and a place for all that is said. In the second one
their texts stand below the facts of a good note; what the check refuses is left out, and a site is built of the rest.
Ends with 1 where something went wrong.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import os
import re
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import bootstrap
from good_facts import FACTS

PAGE = bootstrap.ROOT / "docs" / "project" / "hostile.md"
START, END = "<!-- foreign -->", "<!-- end of foreign -->"
HEAD = ("folder", "files", "check, s", "problems", "most in one file", "texts built", "refused texts", "build, s")
MARKDOWN = {".md", ".mdx", ".markdown", ".qmd", ".rmd", ".org"}
LARGEST = 5_000_000  # bytes of a file that is taken along; what is larger is refused by its size


@dataclass(frozen=True)
class Result:
    """What came of one folder; seconds are those of the processor, in all processes."""

    name: str
    files: int
    checked: float
    problems: int
    most: int
    built: int
    refused: int
    building: float
    failures: tuple[str, ...]

    @property
    def row(self) -> tuple[str, ...]:
        """It as cells of the table."""
        counts = (f"{self.problems:,}", str(self.most), f"{self.built:,}", f"{self.refused:,}")
        return (self.name, f"{self.files:,}", f"{self.checked:.1f}", *counts, f"{self.building:.1f}")


def files_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The Markdown below a folder, or in the newest commit of a git directory, by path; links are not followed."""
    if (folder / "HEAD").is_file():
        yield from _committed(folder)
        return
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in MARKDOWN and file.is_file() and not file.is_symlink():
            yield file.relative_to(folder).as_posix(), file.read_bytes()


def _committed(git: Path) -> Iterator[tuple[str, bytes]]:
    listed = _git(git, b"", "ls-tree", "-r", "-z", "-l", "HEAD").decode("utf-8", errors="replace")
    names: list[str] = []
    blobs: list[str] = []
    for entry in filter(None, listed.split("\0")):
        told, _, path = entry.partition("\t")
        mode, _, blob, length = told.split()
        if mode.startswith("100") and PurePosixPath(path).suffix.lower() in MARKDOWN and int(length) <= LARGEST:
            names.append(path)
            blobs.append(blob)
    stream = io.BytesIO(_git(git, "\n".join(blobs).encode(), "cat-file", "--batch"))
    for name in names:
        _, kind, size = stream.readline().split()
        content = stream.read(int(size) + 1)[:-1]
        if kind == b"blob":
            yield name, content


def _processor() -> float:
    """Seconds that this process and those that it has started and ended have worked: other programs take none away."""
    return sum(os.times()[:4])


def _git(git: Path, given: bytes, *arguments: str) -> bytes:
    return subprocess.run(["git", f"--git-dir={git}", *arguments], input=given, capture_output=True, check=True).stdout  # noqa: S607


def text_of(note: bytes) -> bytes:
    """What stands below the facts of a note, whichever signs are around these."""
    text = note.replace(b"\r\n", b"\n")
    found = re.match(rb"(---|\+\+\+|;;;)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", text, re.DOTALL)
    return text[found.end() :] if found else text


def tried(name: str, files: dict[str, bytes], folder: Path) -> Result:
    """Check a folder's files as they are, and build a site of their texts."""
    sys.path.append(str(bootstrap.ROOT / "tests"))
    from conftest import NOW  # noqa: PLC0415  (likewise)
    from fuzz_target import placed, told  # noqa: PLC0415  (it needs the environment)
    from hostile_cases import built, small_base  # noqa: PLC0415  (likewise)

    from lintas.load import load  # noqa: PLC0415
    from lintas.rules import errors_among  # noqa: PLC0415
    from lintas.settings import read_settings, settings_of  # noqa: PLC0415

    failures: list[str] = []
    as_they_are, texts = folder / "as they are", folder / "texts"
    for base in (as_they_are, texts):
        small_base(base)

    def problems_in(base: Path) -> list[tuple[str, int]]:
        """How many problems each file has of which there are errors; of other files nothing."""
        config, _ = read_settings(base / "mkdocs.yml")
        assert config is not None  # noqa: S101  (the base is ours)
        loaded = load(settings_of(config), NOW)
        failures.extend(
            f"{find.sort}: {find.detail}" for find in (*told(loaded.problems), *placed(loaded.problems, base))
        )
        counts = Counter(problem.at.path for problem in loaded.problems)
        wrong = {problem.at.path for problem in errors_among(loaded.problems)}
        return [(path, count if path in wrong else 0) for path, count in counts.items()]

    found: list[tuple[str, int]] = []
    left_out: set[str] = set()
    checked = building = 0.0
    try:
        for number, (path, note) in enumerate(files.items()):
            there = as_they_are / "notes" / re.sub(r"\.mdx$", ".md", path)  # by that name it would not be read at all
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(note)
            (texts / "notes" / f"text-{number}.md").write_bytes(FACTS.encode() + text_of(note))
        began = _processor()
        found = problems_in(as_they_are)
        checked = _processor() - began
        while wrong := {path for path, count in problems_in(texts) if count and (texts / path).is_file()}:
            for path in wrong:
                (texts / path).unlink()
            left_out |= wrong
        began = _processor()
        built(texts)
        building = _processor() - began
    except Exception:  # noqa: BLE001  (whatever it is, it is told, and the next folder comes)
        failures.append(traceback.format_exc())
    counts = [count for _, count in found]
    made = len(files) - len(left_out)
    return Result(
        name, len(files), checked, sum(counts), max(counts, default=0), made, len(left_out), building, tuple(failures)
    )


def table(results: list[Result]) -> str:
    """The results as a table of Markdown."""
    rows = (HEAD, ("---",) * len(HEAD), *(result.row for result in results))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def main() -> int:
    """Take the folders one by one; gives the status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="put the table into docs/project/hostile.md")
    given = parser.parse_args()
    results = []
    for folder in given.folders:
        files = dict(files_of(folder))
        name = folder.parent.name if folder.name == "repo" else folder.name.removesuffix(".git")
        with tempfile.TemporaryDirectory() as made:
            result = tried(name.replace("+", "/"), files, Path(made))
        print(
            f"{result.name}: {', '.join(f'{head} {cell}' for head, cell in zip(HEAD[1:], result.row[1:], strict=True))}"
        )
        for failure in result.failures[:20]:
            print(failure)
        results.append(result)
    print(f"\n{table(results)}")
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        written = re.sub(f"(?<={START}\n\n).*?(?=\n\n{END})", lambda _: table(results), text, flags=re.DOTALL)
        PAGE.write_text(written, encoding="utf-8", newline="\n")
    return 1 if any(result.failures for result in results) else 0


if __name__ == "__main__":
    # An environment that has Lintas is taken as it is.
    if importlib.util.find_spec("lintas") is None:
        bootstrap.ready(bootstrap.TEST)
        sys.exit(bootstrap.python(__file__, *sys.argv[1:]))
    sys.exit(main())
