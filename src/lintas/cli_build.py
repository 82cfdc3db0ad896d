"""How a build is told on a terminal: how far it is, what it found, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from lintas.build import Built, Tell, build_site
from lintas.catalogue import Catalogue
from lintas.problem import Problem
from lintas.report import REPORTS
from lintas.settings import Settings
from lintas.terminal import complain, say, shown, summary
from lintas.workspace import workspace


def build_and_tell(config: MkDocsConfig, settings: Settings, site: Path, words: Catalogue, *, quiet: bool) -> Built:
    """Build a base into a folder."""
    console = Console(stderr=True, quiet=quiet)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # No thread refreshes it: processes are forked below.
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal)
    task = bar.add_task(words.say("build.reading"), total=None)

    def found(problems: Sequence[Problem], notes: int) -> None:
        if problems:
            complain(REPORTS["text"](problems, words), summary(problems, notes, words))

    def progress(done: int, of: int) -> None:
        bar.update(task, description=words.say("build.rendering"), completed=done, total=of, refresh=True)

    def stepped_back(names: list[str]) -> None:
        complain(words.say("build.stepped_back", names=", ".join(names)))

    thrown_away = cache(lambda key: complain(words.say(key)))  # once, however many files it concerns
    try:
        with workspace(settings.folder, site) as work, bar:
            bar.refresh()
            built = build_site(config, settings, work, Tell(found, progress, stepped_back, thrown_away))
    except OSError as error:  # a disk that is full, or may not be written to
        built = Built(failure=str(error))
    _tell(built, shown(site), words, quiet=quiet)
    return built


def _tell(built: Built, site: str, words: Catalogue, *, quiet: bool) -> None:
    """What became of a build."""
    if built.refused:
        complain(words.say("build.refused", site=site))
    elif built.failure:
        complain(words.say("build.failed", detail=built.failure, site=site))
    elif not quiet:
        pages, notes = words.count("count.page", built.pages), words.count("count.note", built.notes)
        done = words.say("build.done", pages=pages, notes=notes, site=site, seconds=f"{built.seconds:.1f}")
        say(words.say("build.unchanged", site=site) if built.unchanged else done)
        say(words.say("build.look", site=site))
