"""Starting the text of a note in another language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lintas.catalogue import Catalogue, language_name
from lintas.cli.given import misused
from lintas.cli.options import HERE, ConfigFile, Lang
from lintas.cli.starting import ask_of, is_somebody_there, read_base, say_what_next, told_if_refused
from lintas.questions import language_question
from lintas.settings import Settings
from lintas.spoken import words_for
from lintas.terminal import say, shown
from lintas.translate import Translator


def translate(
    note: Annotated[str, typer.Argument()],
    to: Annotated[str, typer.Option("--to")] = "",
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas translate`."""
    words = words_for(lang)
    settings, loaded = read_base(config_file, words)
    translator = Translator(settings.folder, loaded.base, words)
    with told_if_refused(words):
        found = translator.note(_from_base(note, settings))
        path = translator.write(found, to or _chosen(translator.languages(found), words))
    say(words.say("translate.written", path=shown(path), original=found.original.path))
    say_what_next(settings, words)
    say(words.say("translate.only_summary"))


def _from_base(note: str, settings: Settings) -> str:
    """A path as seen from the base; an id stays as it is."""
    path = Path(note)
    return settings.relative(path.resolve()) if path.is_file() else note


def _chosen(languages: tuple[str, ...], words: Catalogue) -> str:
    """The language that is left, or the one of several that somebody chooses."""
    if len(languages) == 1:
        return languages[0]
    if not is_somebody_there():
        names = ", ".join(f"--to {lang} ({language_name(lang, words.lang)})" for lang in languages)
        misused(words.say("translate.which", languages=names))
    return ask_of(words)(language_question(languages, words))
