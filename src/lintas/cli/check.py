"""Checking notes, all or some."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from lintas.catalogue import Catalogue
from lintas.cli.given import misused, read, read_notes, rule_addresses
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang, Quiet
from lintas.load import problems_of
from lintas.names import read_path
from lintas.report import REPORTS, Style
from lintas.rules import errors_among
from lintas.settings import Settings
from lintas.spoken import words_for
from lintas.terminal import say, shown, summary


def check(
    paths: Annotated[list[Path] | None, typer.Argument()] = None,
    config_file: ConfigFile = HERE,
    style: Annotated[Style, typer.Option("--format")] = "text",
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """`lintas check`."""
    gc.disable()  # nothing is thrown away before the end, and its rounds would go through all notes again and again
    words = words_for(lang)
    settings, _ = read(config_file, words, style, to_stderr=False)
    wanted = _wanted(paths or [], settings, words)
    problems, files = problems_of(settings, wanted) if wanted else None, frozenset(wanted)
    if problems is None:
        loaded = read_notes(settings, words)
        problems, files = tuple(one for one in loaded.problems if _is_below(one.at.path, wanted)), loaded.base.files
    if quiet and not problems:
        return
    say(REPORTS[style](problems, words, rule_addresses(settings, words)))
    if style == "text":
        say(summary(problems, _count(files, wanted), words))
    raise typer.Exit(FOUND_PROBLEMS if errors_among(problems) else 0)


def _wanted(paths: Sequence[Path], settings: Settings, words: Catalogue) -> list[str]:
    """The files and folders to report on, relative to the base."""
    for path in paths:
        if not path.exists():
            misused(words.say("check.no_path", path=path))
        if not path.resolve().is_relative_to(settings.notes.resolve()):
            misused(words.say("check.outside", path=path, notes=shown(settings.notes)))
    return [settings.relative(path.resolve()) for path in paths]


def _is_below(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def _count(files: Iterable[str], wanted: Sequence[str] = ()) -> int:
    """How many notes were looked at."""
    return len({read_path(path).id for path in files if _is_below(path, wanted)})
