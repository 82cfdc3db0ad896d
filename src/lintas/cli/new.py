"""Starting a note."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from lintas.catalogue import Catalogue
from lintas.cli.from_word import note_from_word
from lintas.cli.given import misused, read, read_notes, said_if_it_fails
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.cli.words import words_for
from lintas.model import Kind
from lintas.new import RefusedError, Starter, Wish
from lintas.terminal import complain, say, shown


def new(
    kind: Annotated[Kind, typer.Argument()] = "lesson",
    title: Annotated[str, typer.Option()] = "",
    folder: Annotated[str, typer.Option("--in")] = "",
    name: Annotated[str, typer.Option()] = "",
    city: Annotated[str, typer.Option()] = "",
    learners: Annotated[str, typer.Option()] = "",
    date: Annotated[str, typer.Option()] = "",
    theme: Annotated[str, typer.Option()] = "",
    from_file: Annotated[Path | None, typer.Option("--from", metavar="DOCX")] = None,
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas new`."""
    words = words_for(lang)
    settings, _ = read(config_file, words)
    with said_if_it_fails(words):
        loaded = read_notes(settings, words)
    folder = folder.replace("\\", "/").strip("/").removeprefix(f"{settings.relative(settings.notes)}/")
    if from_file:
        place = {"folder": folder, "name": name, "lang": lang or ""}
        note_from_word(from_file, kind, settings, loaded.base.library, words, **place)
        return
    wish = Wish(kind, title, folder, name, city, learners, date, theme, lang or "")
    starter = Starter(
        settings.notes,
        loaded.base.library,
        words,
        ask=lambda key, option: _ask(key, option, words),
        ask_if_possible=lambda key: _ask_if_possible(key, words),
        tell=complain,
    )
    try:
        path = starter.write(wish)
    except RefusedError as refused:
        complain(f"{words.say('new.refused')} {refused}")
        raise typer.Exit(FOUND_PROBLEMS) from refused
    say(words.say("new.written", path=shown(path)))


def _ask(key: str, option: str, words: Catalogue) -> str:
    if not sys.stdin.isatty():
        misused(words.say("new.missing", option=option))
    answer: str = typer.prompt(words.say(key))
    return answer.strip()


def _ask_if_possible(key: str, words: Catalogue) -> str:
    if not sys.stdin.isatty():
        return ""
    answer: str = typer.prompt(words.say(key), default="", show_default=False)
    return answer.strip().strip("/")
