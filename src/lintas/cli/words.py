"""The help of the command line in a language, and which one was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from lintas.catalogue import Catalogue, languages
from lintas.cli.usage import help_in
from lintas.shapes import field_help


def explain(command: Any, words: Catalogue, name: str = "") -> None:  # noqa: ANN401  (typer keeps click's types to itself)
    """Give a command, its options and its verbs their help in the language of the catalogue."""
    command.help = words.say(f"cli.{name}help")
    theirs = command.get_help
    command.get_help = lambda ctx: help_in(theirs(ctx), words)
    for parameter in command.params:
        keys = (f"cli.{name}{parameter.name}", f"cli.{parameter.name}")
        own = next((words.say(key) for key in keys if words.has(key)), "")
        parameter.help = own or field_help(words, str(parameter.name)) or None
    for verb, below in getattr(command, "commands", {}).items():
        explain(below, words, f"{verb}.")


def asked_language(arguments: Sequence[str]) -> Iterator[str]:
    """The language that `--lang` names, before the command line is read for good."""
    for option, value in pairwise([*arguments, ""]):
        if option == "--lang" and value in languages():
            yield value
        elif option.removeprefix("--lang=") in languages() and option.startswith("--lang="):
            yield option.removeprefix("--lang=")
