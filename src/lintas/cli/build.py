"""Building the site."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from lintas.cli.build_told import build_and_tell
from lintas.cli.given import misused, read
from lintas.cli.options import FOUND_PROBLEMS, HERE, WRONG_USAGE, ConfigFile, Lang, Quiet
from lintas.export.offline.archive import why_not
from lintas.publish import may_write
from lintas.settings import CACHE
from lintas.spoken import words_for
from lintas.terminal import complain, shown


def build(
    config_file: ConfigFile = HERE,
    site_dir: Annotated[Path | None, typer.Option("-d", "--site-dir")] = None,
    offline: Annotated[Path | None, typer.Option("--offline")] = None,
    lang: Lang = None,
    quiet: Quiet = False,
) -> None:
    """`lintas build`."""
    gc.disable()  # nothing is thrown away before the end, and its rounds would go through all notes again and again
    words = words_for(lang)
    settings, config = read(config_file, words)
    site = (site_dir or settings.site).resolve()
    if not may_write(site, (settings.notes, settings.docs, settings.folder / CACHE)):
        complain(words.say("build.not_ours", site=shown(site)))
        raise typer.Exit(WRONG_USAGE)
    if offline and (why := why_not(offline.resolve(), (site, settings.notes, settings.docs))):
        misused(words.say(why, file=shown(offline)))
    is_made = build_and_tell(config, settings, site, words, offline=offline and offline.resolve(), quiet=quiet)
    # An exit also where all is well: what was built is then not freed, see `main`.
    raise typer.Exit(0 if is_made else FOUND_PROBLEMS)
