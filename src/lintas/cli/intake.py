"""A form that was filled in on GitHub, as a note."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from lintas.cli.given import read
from lintas.cli.options import FOUND_PROBLEMS, HERE, ConfigFile, Lang
from lintas.dates import today
from lintas.intake.event import Issue, NoEventError, NotForUsError, read_event
from lintas.intake.take import Taken, take
from lintas.spoken import words_for
from lintas.terminal import complain, say, shown

PARTS = ("state", "label", "answer.md", "kept.md", "title", "body.md", "message")


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
        taken = take(issue, settings, today())
    except NotForUsError as error:
        complain(words.say(f"intake.not.{error}"))
        _write(out, {} if isinstance(error, NoEventError) else {"state": "none"})
        raise typer.Exit(FOUND_PROBLEMS) from error
    for path in taken.files:
        say(words.say("forms.written", path=shown(settings.folder / path)))
    _write(out, _parts(issue, taken))
    raise typer.Exit(FOUND_PROBLEMS if taken.state == "to-mend" else 0)


def _parts(issue: Issue, taken: Taken) -> dict[str, str]:
    """What the workflow needs, by the name of a file: nothing has to be taken out of another text."""
    parts = {"state": taken.state, "label": taken.label, "answer.md": taken.answer}
    if taken.files:
        title, credit = f"note: {taken.note}", ""
        if issue.login:
            credit = f"\nCo-authored-by: {issue.login} <{issue.user}+{issue.login}@users.noreply.github.com>\n"
        parts |= {"title": title, "body.md": taken.body, "kept.md": taken.kept}
        parts["message"] = f"{title}\n\nFrom the form #{issue.number}.\n{credit}"
    return parts


def _write(out: Path, parts: Mapping[str, str]) -> None:
    """Write the parts into a folder, in which nothing of another form stays; where there are none, make no folder."""
    for name in PARTS:
        (out / name).unlink(missing_ok=True)
    if parts:
        out.mkdir(parents=True, exist_ok=True)
    for name, text in parts.items():
        if text:
            (out / name).write_text(text, encoding="utf-8", newline="\n")
