"""Questions on a terminal that can only print and read lines: an old one, one for the blind, one of another system."""

from __future__ import annotations

import os
import sys

import typer

from lintas.catalogue import Catalogue
from lintas.questions import Question, found
from lintas.suggest import folded

SHOWN = 12  # choices of a long list that are shown at once


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
        typer.echo(f"\n{question.help}")
    is_list = question.choices and not question.is_typed
    for number, choice in enumerate(question.choices if is_list else (), 1):
        typer.echo(f"  {number}  {choice.label}")
    hint = words.say("new.keys.plain") if is_list else question.hint
    default = f" [{question.default}]" if question.default else ""
    while True:
        answer = _line(f"{question.label}{f' ({hint})' if hint else ''}{default}: ") or question.default
        if not is_list:
            return answer
        if (picked := _picked(question, answer)) is not None:
            return picked
        for choice in list(found(question.choices, answer))[:SHOWN]:
            typer.echo(f"  {question.choices.index(choice) + 1}  {choice.label}")
        typer.echo(words.say("new.not_in_list", answer=answer))


def _picked(question: Question, answer: str) -> str | None:
    """What a number, a name or the beginning of one stands for; Enter for the first of a list."""
    if not answer:
        return question.choices[0].value
    if answer.isdecimal() and 0 < int(answer) <= len(question.choices):
        return question.choices[int(answer) - 1].value
    exact = [one for one in question.choices if folded(answer) in {folded(one.label), folded(one.value)}]
    fitting = exact or list(found(question.choices, answer))
    return fitting[0].value if len(fitting) == 1 else None


def _line(prompt: str) -> str:
    typer.echo(prompt, nl=False)
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()
