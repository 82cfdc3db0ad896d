"""The hostile set: notes that mean harm, or that the wrong tool wrote, each in a folder of its own.

`tests/hostile/<kind>--<name>/` holds what is laid over the small base: `notes/…`, `docs/…`, `mkdocs.yml`. What should
not lie in a repository as it is (bombs, odd bytes, links, names that some system refuses) is told in `made.toml`:

    [[file]]
    path = "notes/a-note.md"
    text = "…"                                              # or
    parts = [{text = "a"}, {repeat = "[", times = 50000}]   # or
    hex = "ff fe"                                           # or
    link = "../outside"                                     # a symbolic link, or
    hard = "mkdocs.yml"                                     # a second name of a file, from the base's root
    encoding = "utf-16"                                     # of `text` and `parts`; UTF-8 where it is not said

`expected.txt` says in its first line what becomes of the base, `built` or `refused`, and then what is reported.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from built import BuiltSite
from conftest import NOW, ROOT, SMALL_BASE, TESTS

from lintas.build import Tell, build_site
from lintas.catalogue import catalogue
from lintas.load import load
from lintas.problem import Problem
from lintas.report import as_text
from lintas.rules import errors_among
from lintas.settings import read_settings, settings_of
from lintas.workspace import workspace

FOLDER = TESTS / "hostile"
MADE, EXPECTED = "made.toml", "expected.txt"
BUILT, REFUSED = "built", "refused"
ONE_NOTE = "notes/a-note.md"


@dataclass(frozen=True)
class Case:
    """One folder of the hostile set."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def kind(self) -> str:
        """What it tries: `script`, `path`, `bomb` …"""
        return self.name.partition("--")[0]

    @property
    def expected(self) -> Path:
        return self.folder / EXPECTED

    @property
    def is_accepted(self) -> bool:
        """Whether a site is built of it, by its own word."""
        return self.expected.is_file() and self.expected.read_text(encoding="utf-8").split("\n", 1)[0] == BUILT

    @property
    def is_one_note(self) -> bool:
        """Whether it is a note of its own and nothing else, so that it can stand beside others in one base."""
        lying = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}
        return (lying - {EXPECTED, MADE}) | {made["path"] for made in self._made()} == {ONE_NOTE}

    def lay_out(self, base: Path) -> Path:
        """Make a base of it in a folder that is not there yet."""
        small_base(base)
        self.lay_over(base)
        return base

    def lay_over(self, base: Path, names: Mapping[str, str] = {}) -> None:
        """Put its files into a base, some under other names."""
        for lying in sorted(self.folder.rglob("*")):
            path = lying.relative_to(self.folder).as_posix()
            if lying.is_file() and path not in {EXPECTED, MADE}:
                there = base / names.get(path, path)
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(lying, there)
        for made in self._made():
            _make(base, base / names.get(made["path"], made["path"]), made)

    def _made(self) -> Sequence[Mapping[str, Any]]:
        file = self.folder / MADE
        told = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        files: list[Mapping[str, Any]] = told.get("file", [])
        return files


CASES = [Case(path) for path in sorted(FOLDER.iterdir()) if path.is_dir()] if FOLDER.is_dir() else []


def judged(base: Path) -> str:
    """What becomes of a base and what is reported, as `expected.txt` has it."""
    config, problems = read_settings(base / "mkdocs.yml")
    found: Sequence[Problem] = problems
    if config is not None:
        found = load(settings_of(config), NOW).problems
    fate = REFUSED if config is None or errors_among(found) else BUILT
    report = as_text(found, catalogue("en"))
    return f"{fate}\n{report}\n" if report else f"{fate}\n"


def sites(folder: Path, cases: Iterable[Case]) -> dict[str, BuiltSite]:
    """The sites of accepted cases by name: one of all that are one note, which has its case's name; and of each other.

    Raises: AssertionError where one can't be built.
    """
    accepted = [case for case in cases if case.is_accepted]
    together = folder / "together"
    small_base(together)
    for case in accepted:
        if case.is_one_note:
            case.lay_over(together, {ONE_NOTE: f"notes/{case.name.replace('--', '-')}.md"})
    bases = {"together": together} if any(case.is_one_note for case in accepted) else {}
    bases |= {case.name: case.lay_out(folder / case.name) for case in accepted if not case.is_one_note}
    return {name: built(base) for name, base in bases.items()}


def built(base: Path) -> BuiltSite:
    """Build a base as `lintas build` does, without the time that it takes Python to start.

    Raises: AssertionError where it can't be built.
    """
    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems
    settings = settings_of(config)
    told: list[Problem] = []
    with workspace(base, settings.site) as work:
        done = build_site(config, settings, work, Tell(problems=lambda found, _notes: told.extend(found)))
    assert not done.failure, f"{base.name}: {done.failure}"
    assert not done.refused, f"{base.name}: {errors_among(told)}"
    return BuiltSite(settings.site)


def small_base(folder: Path) -> None:
    """The small base of the tests, with the Markdown extensions of the real one."""
    shutil.copytree(SMALL_BASE, folder)
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"markdown_extensions: {list(_extensions())}\n")


@cache
def _extensions() -> tuple[str, ...]:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", "")
    return tuple(yaml.safe_load(text)["markdown_extensions"])


def _make(base: Path, file: Path, made: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_symlink() or file.is_file():
        file.unlink()
    if "link" in made:
        file.symlink_to(made["link"])
    elif "hard" in made:
        os.link(base / made["hard"], file)
    elif "hex" in made:
        file.write_bytes(bytes.fromhex(made["hex"]))
    else:
        parts = made.get("parts", [{"text": made.get("text", "")}])
        text = "".join(part["text"] if "text" in part else part["repeat"] * part["times"] for part in parts)
        file.write_bytes(text.encode(made.get("encoding", "utf-8"), errors="surrogatepass"))
