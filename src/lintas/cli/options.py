"""Options that several verbs have, and the exit statuses of all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lintas.catalogue import catalogue, languages
from lintas.terminal import complain

FOUND_PROBLEMS, WRONG_USAGE, INTERRUPTED = 1, 2, 130
HERE = Path("mkdocs.yml")


def _known_language(value: str | None) -> str | None:
    if value and value not in languages():
        for lang in languages():  # nobody knows which of them is understood
            complain(catalogue(lang).say("usage.lang", value=value))
        raise typer.Exit(WRONG_USAGE)
    return value


ConfigFile = Annotated[Path, typer.Option("-f", "--config-file")]
Lang = Annotated[
    str | None,
    typer.Option("--lang", callback=_known_language, is_eager=True),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet")]
