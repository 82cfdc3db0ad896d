"""Questions on a terminal that can only print and read lines: an old one, one for the blind, one of another system."""

from __future__ import annotations

import os
import sys

import typer

from lintas.catalogue import Catalogue
from lintas.questions import Question, found
from lintas.suggest import folded
from lintas.terminal import wrapped

SHOWN = 12  # choices that fit an answer that is not clear
LISTED = 60  # choices that are named before somebody types; more would push the question off the screen


def is_plain() -> bool:
    """Whether the terminal should get questions in plain lines."""
    encoding = (getattr(sys.stdout, "encoding", "") or "").casefold().replace("-", "")
    return os.environ.get("TERM", "dumb" if os.name == "posix" else "") in {"dumb", "unknown"} or encoding != "utf8"


def ask(question: Question, words: Catalogue) -> str:
    """Ask one question.

    Raises:
        KeyboardInterrupt: somebody pressed Ctrl-C, or ended the input.
    """
    if question.help:
        typer.echo(f"\n{wrapped(question.help)}")
    if question.answered:
        typer.echo(words.say("new.answered", answer=question.answered))
    if question.is_typed or not question.choices:
        if question.choices and len(question.choices) <= LISTED:
            typer.echo(f"  {' · '.join(choice.label for choice in question.choices)}")
        return _line(question.label, question.hint, question.default) or question.default
    for number, choice in enumerate(question.choices, 1):
        typer.echo(f"  {number}  {choice.label}")
    default = next((one for one in question.choices if one.value == question.default), question.choices[0])
    while True:
        answer = _line(question.label, words.say("new.keys.plain"), default.label)
        if (picked := _picked(question, answer) if answer else default.value) is not None:
            return picked
        for choice in list(found(question.choices, answer))[:SHOWN]:
            typer.echo(f"  {question.choices.index(choice) + 1}  {choice.label}")
        typer.echo(words.say("new.not_in_list", answer=answer))


def _picked(question: Question, answer: str) -> str | None:
    """What a number, a name or the beginning of one stands for; None where it fits none or several."""
    if answer.isdecimal() and 0 < int(answer) <= len(question.choices):
        return question.choices[int(answer) - 1].value
    exact = [one for one in question.choices if folded(answer) in {folded(one.label), folded(one.value)}]
    fitting = exact or list(found(question.choices, answer))
    return fitting[0].value if len(fitting) == 1 else None


def _line(label: str, hint: str, default: str) -> str:
    """One line that somebody types; keys that such a terminal shows as signs are left out."""
    shown = (label, f"({hint.removesuffix('.')})" if hint else "", f"[{default}]" if default else "")
    typer.echo(f"{' '.join(filter(None, shown))}: ", nl=False)
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return "".join(letter for letter in line if letter.isprintable()).strip()
