"""Writing a format out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lintas.cli.given import misused, read, read_notes, rule_addresses
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.export.write import formats, why_not, write_format
from lintas.render.places import known_links
from lintas.report import REPORTS
from lintas.spoken import words_for
from lintas.terminal import complain, say, shown


def export(
    folder: Annotated[Path, typer.Argument()],
    form: Annotated[str, typer.Option("--format", metavar=f"[{'|'.join(formats())}]")],
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas export`."""
    words = words_for(lang)
    name = form.lower()
    if name not in formats():
        misused(words.say("export.no_format", form=form, formats=", ".join(formats())))
    settings, config = read(config_file, words)
    if why := why_not(folder, (settings.notes, settings.docs, settings.site)):
        misused(words.say(why, folder=shown(folder)))
    loaded = read_notes(settings, words)
    if loaded.problems:
        complain(REPORTS["text"](loaded.problems, words, rule_addresses(settings, words)))
    if loaded.errors:
        complain(words.say("export.refused"))
        raise typer.Exit(FOUND_PROBLEMS)
    number = write_format(name, folder, known_links(config, settings, loaded), settings, loaded)
    if not number:
        complain(words.say("export.nothing" if settings.site_url else "export.no_address", form=name))
        raise typer.Exit(FOUND_PROBLEMS)
    say(words.say("export.done", files=words.count("count.file", number), folder=shown(folder)))
