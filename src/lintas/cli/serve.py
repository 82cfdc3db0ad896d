"""Showing the site while it is written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import typer

from lintas.cli.given import read
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.problem import Problem
from lintas.report import REPORTS
from lintas.rules import errors_among
from lintas.spoken import words_for
from lintas.terminal import complain, refusal, say


def serve(config_file: ConfigFile = HERE, lang: Lang = None) -> None:
    """`lintas serve`."""
    from lintas.preview import is_taken, preview  # noqa: PLC0415  (its server takes Python a while, and only a preview needs it)

    words = words_for(lang)
    _, config = read(config_file, words)

    def tell(problems: Sequence[Problem]) -> None:
        complain(REPORTS["text"](problems, words))
        if errors_among(problems):
            complain(words.say("serve.with_errors"))

    if is_taken(config.dev_addr.host, config.dev_addr.port):
        complain(words.say("serve.taken", address=config.dev_addr))
        raise typer.Exit(FOUND_PROBLEMS)
    say(words.say("serve.start", address=config.dev_addr))
    try:
        preview(config_file, tell, partial(refusal, words=words))
    except OSError as error:
        complain(words.say("serve.failed", detail=refusal(error, words)))
        raise typer.Exit(FOUND_PROBLEMS) from error
