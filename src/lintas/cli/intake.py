"""A form that was filled in on GitHub, as a note."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lintas.cli.given import read, said_if_it_fails
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.cli.words import words_for
from lintas.intake.event import Issue, NotForUsError, read_event
from lintas.intake.take import Taken, take
from lintas.terminal import complain, say, shown


def intake(
    event: Path,
    out: Annotated[Path, typer.Option("--out")],
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas intake`."""
    words = words_for(lang)
    settings, _ = read(config_file, words)
    try:
        issue = read_event(event)
        with said_if_it_fails(words):
            taken = take(issue, settings)
    except NotForUsError as error:
        complain(words.say(f"intake.not.{error}"))
        raise typer.Exit(FOUND_PROBLEMS) from error
    for path in taken.files:
        say(words.say("forms.written", path=shown(Path(path))))
    with said_if_it_fails(words):
        _hand_over(issue, taken, out)
    raise typer.Exit(FOUND_PROBLEMS if taken.state == "to-mend" else 0)


def _hand_over(issue: Issue, taken: Taken, out: Path) -> None:
    """Write what the workflow needs as a file each, so that nothing has to be taken out of another text."""
    credit = f"\n\nCo-authored-by: {issue.login} <{issue.user}+{issue.login}@users.noreply.github.com>"
    parts = {
        "state": taken.state,
        "issue": str(issue.number),
        "label": taken.label,
        "answer.md": taken.answer,
        "kept.md": taken.kept,
        "branch": f"form-{issue.number}" if taken.files else "",
        "title": f"note: {taken.note}" if taken.files else "",
        "body.md": taken.body,
        "message": f"note: {taken.note}\n\nFrom the form #{issue.number}.{credit * bool(issue.login)}\n"
        * bool(taken.files),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, text in parts.items():
        file = out / name
        if text:
            file.write_text(text, encoding="utf-8", newline="\n")
        else:
            file.unlink(missing_ok=True)
