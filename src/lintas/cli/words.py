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
    command.options_metavar = words.say("cli.takes.options")
    theirs = command.get_help
    command.get_help = lambda ctx: help_in(theirs(ctx), words)
    for parameter in command.params:
        keys = (f"cli.{name}{parameter.name}", f"cli.{parameter.name}")
        own = next((words.say(key) for key in keys if words.has(key)), "")
        parameter.help = own or field_help(words, str(parameter.name)) or None
        _name_what_it_takes(parameter, words)
    if commands := getattr(command, "commands", {}):
        command.subcommand_metavar = words.say("cli.takes.command")
    for verb, below in commands.items():
        below.short_help = words.say(f"cli.{verb}.short")
        explain(below, words, f"{verb}.")


def _name_what_it_takes(parameter: Any, words: Catalogue) -> None:  # noqa: ANN401  (as above)
    """What stands in the help for a value, in the language of the catalogue; choices stand there themselves."""
    argument = f"cli.argument.{parameter.name}"
    if parameter.param_type_name == "argument" and words.has(argument):
        parameter.metavar = words.say(argument)
        if not parameter.type_descriptor.is_choice:
            parameter.display_type_rich = lambda ctx: None  # noqa: ARG005  (Typer hands it over)
        return
    kind = parameter.metavar or ("path" if parameter.type_descriptor.is_path else parameter.bare_type())
    takes = f"cli.takes.{kind}"
    if not parameter.type_descriptor.is_choice and words.has(takes):
        parameter.metavar = words.say(takes)


def put_right(arguments: Sequence[str]) -> list[str]:
    """The arguments as Typer reads them: `help check` as `check --help`, and no verb as a call for help."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] == "--lang" else 1
    before, verb, rest = arguments[:at], arguments[at : at + 1], arguments[at + 1 :]
    if [*verb] == ["help"]:
        return [*before, *rest[:1], "--help"]
    return [*arguments] if verb or at > len(arguments) else [*arguments, "--help"]


def asked_language(arguments: Sequence[str]) -> Iterator[str]:
    """The language that `--lang` names, before the command line is read for good."""
    for option, value in pairwise([*arguments, ""]):
        if option == "--lang" and value in languages():
            yield value
        elif option.removeprefix("--lang=") in languages() and option.startswith("--lang="):
            yield option.removeprefix("--lang=")
