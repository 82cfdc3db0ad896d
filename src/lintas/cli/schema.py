"""Writing what editors need to help with a note."""

from __future__ import annotations

import typer

from lintas.cli.given import read, read_notes
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.editors.files import editor_files
from lintas.plain_files import keep_inside
from lintas.report import REPORTS
from lintas.spoken import words_for
from lintas.terminal import complain, say


def schema(config_file: ConfigFile = HERE, lang: Lang = None) -> None:
    """`lintas schema`."""
    words = words_for(lang)
    settings, _ = read(config_file, words)
    loaded = read_notes(settings, words)
    unread = [one for one in loaded.errors if one.at.path.endswith(".yml")]
    if unread:  # a theme that can't be read would be offered to nobody
        complain(REPORTS["text"](unread, words))
        raise typer.Exit(FOUND_PROBLEMS)
    for path, text in editor_files(loaded.library.vocabulary, settings.languages).items():
        file = settings.folder / path
        keep_inside(file, settings.folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        say(words.say("schema.written", path=path))
