"""Writing the issue forms of GitHub."""

from __future__ import annotations

from typing import Annotated

import typer

from lintas.cli.given import read
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.dates import today
from lintas.forms.fresh import stale_forms, write_form
from lintas.ground import read_ground
from lintas.rules import errors_among
from lintas.spoken import words_for
from lintas.terminal import complain, say
from lintas.vocabulary_files import FILES


def forms(
    *,
    only_check: Annotated[bool, typer.Option("--check")] = False,
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas forms`."""
    words = words_for(lang)
    settings, _ = read(config_file, words)
    ground = read_ground(settings, today())
    vocabulary = {settings.relative(settings.notes / file) for file in FILES.values()}
    if errors := errors_among(problem for problem in ground.problems if problem.at.path in vocabulary):
        complain(words.say("forms.broken", count=len(errors)))
        raise typer.Exit(FOUND_PROBLEMS)
    stale = stale_forms(settings, ground.vocabulary)
    for path, text in stale.items():
        if only_check:
            complain(words.say("forms.stale", path=settings.relative(path)))
        else:
            write_form(path, text, settings)
            say(words.say("forms.written", path=settings.relative(path)))
    if not stale:
        say(words.say("forms.fresh"))
    raise typer.Exit(FOUND_PROBLEMS if stale and only_check else 0)
