"""What is said on a terminal."""

from __future__ import annotations

import errno
import os
import shutil
import textwrap
from collections.abc import Sequence
from pathlib import Path

import typer

from lintas.catalogue import Catalogue
from lintas.problem import Problem
from lintas.rules import errors_among

# What systems refuse most often, and its wording; they say it in English or in a language of their own.
REFUSED = {
    errno.ENOENT: "usage.refused.not_there",
    errno.EACCES: "usage.refused.denied",
    errno.EPERM: "usage.refused.denied",
    errno.EROFS: "usage.refused.denied",
    errno.ENOSPC: "usage.refused.full",
    errno.ENOTDIR: "usage.refused.no_folder",
    errno.EEXIST: "usage.refused.there",
    errno.EISDIR: "usage.refused.a_folder",
    errno.ELOOP: "usage.refused.a_link",
}
NARROWEST = 20  # columns; below, a text is not broken any more


def summary(problems: Sequence[Problem], number: int, words: Catalogue) -> str:
    """How many problems of how many notes."""
    notes = words.count("count.note", number)
    if not problems:
        return words.say("report.clean", notes=notes)
    errors = len(errors_among(problems))
    counted = words.count("count.error", errors), words.count("count.warning", len(problems) - errors)
    return words.say("report.found", errors=counted[0], warnings=counted[1], notes=notes)


def shown(path: Path) -> str:
    """A path as seen from where the command runs, if that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return str(path)
    return str(path) if relative.startswith("..") else relative


def refusal(error: OSError, words: Catalogue) -> str:
    """What the system refuses, in the language that is spoken where we have words for it, and of which file."""
    why = words.say(REFUSED[error.errno]) if error.errno in REFUSED else error.strerror or str(error)
    return f"{shown(Path(os.fsdecode(error.filename)))}: {why}" if isinstance(error.filename, str | bytes) else why


def wrapped(text: str) -> str:
    """A text for people with its lines broken between words, as wide as the terminal."""
    width = max(shutil.get_terminal_size().columns - 1, NARROWEST)
    lines = (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join("\n".join(line) for line in lines)


def say(text: str) -> None:
    """Say what was asked for, if there is anything to say."""
    if text:
        typer.echo(text)


def complain(*texts: str) -> None:
    """Say what went wrong, or what else there is to know."""
    for text in texts:
        typer.echo(text, err=True)
