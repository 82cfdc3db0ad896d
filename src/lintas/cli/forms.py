"""Writing the issue forms of GitHub."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lintas.cli.given import read
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.cli.words import words_for
from lintas.dates import today
from lintas.forms.address import FOLDER
from lintas.forms.written import form_files
from lintas.ground import read_ground
from lintas.rules import errors_among
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
    files = form_files(ground.vocabulary, settings.languages, settings.license)
    stale = {path: text for name, text in files.items() if _text(path := settings.folder / FOLDER / name) != text}
    for path, text in stale.items():
        shown = settings.relative(path)
        if only_check:
            complain(words.say("forms.stale", path=shown))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        say(words.say("forms.written", path=shown))
    if not stale:
        say(words.say("forms.fresh"))
    raise typer.Exit(FOUND_PROBLEMS if stale and only_check else 0)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
