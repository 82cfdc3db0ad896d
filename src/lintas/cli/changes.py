"""What has changed between two built sites."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lintas.changes.compare import changes as compared
from lintas.changes.compare import is_site
from lintas.changes.told import TOLD, Style
from lintas.cli.given import misused
from lintas.cli.options import Lang
from lintas.spoken import words_for
from lintas.terminal import say, shown


def changes(
    old: Annotated[Path, typer.Argument()],
    new: Annotated[Path, typer.Argument()],
    style: Annotated[Style, typer.Option("--format")] = "text",
    lang: Lang = None,
) -> None:
    """`lintas changes`."""
    words = words_for(lang)
    for folder in (old, new):
        if not is_site(folder):
            misused(words.say("changes.no_site", folder=shown(folder)))
    say(TOLD[style](compared(old, new), words))
