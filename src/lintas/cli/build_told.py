"""How a build is told on a terminal: how far it is, what it found, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from babel.numbers import format_decimal
from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from lintas.build import Built, Tell, build_site
from lintas.catalogue import Catalogue
from lintas.cli.given import rule_addresses
from lintas.export.offline.archive import Zipped, write_zip
from lintas.export.offline.modules import UnknownFormError
from lintas.export.offline.parts import Whole, parts_of
from lintas.problem import Problem
from lintas.report import REPORTS
from lintas.settings import Settings
from lintas.terminal import complain, refusal, say, shown, summary
from lintas.workspace import workspace

LONG = 180  # characters of a path in a zip; Windows knows 260, and the folder it is unpacked into has its part of them


def build_and_tell(
    config: MkDocsConfig, settings: Settings, site: Path, words: Catalogue, *, offline: Path | None, quiet: bool
) -> bool:
    """Build a base into a folder and, where `offline` names a zip, pack it; whether all of it was made."""
    console = Console(stderr=True, quiet=quiet)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    # No thread refreshes it: processes are forked below.
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal)
    task = bar.add_task(words.say("build.reading"), total=None)

    def found(problems: Sequence[Problem], notes: int) -> None:
        if problems:
            complain(REPORTS["text"](problems, words, rule_addresses(settings, words)), summary(problems, notes, words))

    def progress(done: int, of: int) -> None:
        bar.update(task, description=words.say("build.rendering"), completed=done, total=of, refresh=True)

    def stepped_back(names: list[str]) -> None:
        complain(words.say("build.stepped_back", names=", ".join(names)))

    def packing(done: int, of: int) -> None:
        bar.update(task, description=words.say("build.zipping"), completed=done, total=of, refresh=True)

    packed: Zipped | None = None
    thrown_away = cache(lambda key: complain(words.say(key)))  # once, however many files it concerns
    try:
        with workspace(settings.folder, site) as work, bar:
            bar.refresh()
            built = build_site(config, settings, work, Tell(found, progress, stepped_back, thrown_away))
            if offline and not (built.refused or built.failure):
                packed = _pack(settings, site, offline, packing, words)
    except OSError as error:  # a disk that is full, or may not be written to
        built = Built(failure=refusal(error, words))
    _tell(built, shown(site), words, quiet=quiet)
    if offline and packed:
        _tell_packed(packed, shown(offline), words, quiet=quiet)
    return not (built.refused or built.failure or (packed and packed.failure))


def _pack(settings: Settings, site: Path, file: Path, progress: Callable[[int, int], None], words: Catalogue) -> Zipped:
    """Pack a site for reading offline."""
    whole = Whole(site, settings.site_name, settings.site_url, settings.languages)
    try:
        listed = whole.listed()
        return write_zip(file, parts_of(whole, listed), lambda done: progress(done, len(listed)))
    except OSError as error:
        return Zipped(failure=refusal(error, words))
    except (ValueError, UnknownFormError) as error:
        return Zipped(failure=str(error))


def _tell_packed(packed: Zipped, file: str, words: Catalogue, *, quiet: bool) -> None:
    """What became of the zip."""
    if packed.failure:
        complain(words.say("build.zip_failed", detail=packed.failure))
        return
    if len(packed.longest) > LONG:
        complain(words.say("build.zip_long", length=len(packed.longest), path=packed.longest))
    if not quiet:
        size = format_decimal(packed.size / 1_000_000, format="#,##0.0", locale=words.lang)
        say(words.say("build.zipped", file=file, files=words.count("count.file", packed.files), size=size))


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
