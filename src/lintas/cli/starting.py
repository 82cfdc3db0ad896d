"""What the verbs that start a note share: where it goes to, who is asked, what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import typer

from lintas.catalogue import Catalogue
from lintas.cli import plain_questions
from lintas.cli.given import read, read_notes
from lintas.cli.options import FOUND_PROBLEMS, INTERRUPTED
from lintas.load import Loaded
from lintas.new import RefusedError
from lintas.questions import Ask
from lintas.settings import Settings
from lintas.terminal import complain, refusal, say


def read_base(config_file: Path, words: Catalogue) -> tuple[Settings, Loaded]:
    """The settings of a base and its notes; where these can't be had the command ends, and says why."""
    settings, _ = read(config_file, words)
    return settings, read_notes(settings, words)


def is_somebody_there() -> bool:
    """Whether somebody sits at a terminal and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_of(words: Catalogue) -> Ask:
    """How this terminal is asked."""
    if plain_questions.is_plain():
        return partial(plain_questions.ask, words=words)
    from lintas.cli import prompts  # noqa: PLC0415  (takes Python a while, and only a terminal needs it)

    return partial(prompts.ask if prompts.is_possible() else plain_questions.ask, words=words)


@contextmanager
def told_if_refused(words: Catalogue) -> Iterator[None]:
    """Why nothing was written: what was said is wrong, the disk refuses, or somebody stopped."""
    try:
        yield
    except RefusedError as refused:
        complain(words.say("new.refused"), str(refused))
        raise typer.Exit(FOUND_PROBLEMS) from refused
    except OSError as error:
        complain(words.say("new.refused"), words.say("new.failed", detail=refusal(error, words)))
        raise typer.Exit(FOUND_PROBLEMS) from error
    except KeyboardInterrupt as stopped:
        complain("", words.say("new.stopped"))
        raise SystemExit(INTERRUPTED) from stopped  # `main` has nothing to add, as it has to an Exit of Typer's


def say_what_next(settings: Settings, words: Catalogue) -> None:
    """The way from a file with placeholders to a note that others read."""
    say(words.say("new.next"))
    address = settings.repository
    say(words.say("new.next.bring", address=address) if address else words.say("new.next.bring_anywhere"))
