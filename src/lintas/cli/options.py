"""Options that several verbs have, and the exit statuses of all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lintas.catalogue import languages

FOUND_PROBLEMS, WRONG_USAGE, INTERRUPTED = 1, 2, 130
HERE = Path("mkdocs.yml")


def _known_language(value: str | None) -> str | None:
    if value and value not in languages():
        raise typer.BadParameter(" / ".join(languages()))
    return value


ConfigFile = Annotated[Path, typer.Option("-f", "--config-file")]
Lang = Annotated[
    str | None,
    typer.Option("--lang", callback=_known_language),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet")]
