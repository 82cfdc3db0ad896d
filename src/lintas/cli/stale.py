"""What needs an editor's attention."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from lintas.catalogue import Catalogue
from lintas.cli.given import misused, read, read_notes
from lintas.cli.options import HERE, ConfigFile, Lang
from lintas.dates import today
from lintas.history import history_of
from lintas.spoken import words_for
from lintas.stale.links import dead_links, places, silence
from lintas.stale.look import Look
from lintas.stale.matter import in_order
from lintas.stale.report import REPORTS, Report, Style, ticked_in
from lintas.terminal import refusal, say


def stale(
    style: Annotated[Style, typer.Option("--format")] = "text",
    links: Annotated[bool, typer.Option("--links")] = False,
    on: Annotated[str, typer.Option("--on")] = "",
    was: Annotated[Path | None, typer.Option("--was")] = None,
    config_file: ConfigFile = HERE,
    lang: Lang = None,
) -> None:
    """`lintas stale`."""
    words = words_for(lang)
    now = _day(on, words)
    ticked = ticked_in(_text(was, words)) if was else frozenset()
    settings, _ = read(config_file, words)
    base = read_notes(settings, words).base
    base = replace(base, library=replace(base.library, now=now))
    history = history_of(settings)
    matters = Look(base, now, words.lang, history.days, history.text_beside).matters()
    dead, unasked = dead_links(places(base, words.lang), silence) if links else ([], 0)
    told = Report(in_order([*matters, *dead]), words, unasked, settings.repository, ticked)
    say(REPORTS[style](told))


def _day(text: str, words: Catalogue) -> dt.date:
    try:
        return dt.date.fromisoformat(text) if text else today()
    except ValueError:
        misused(words.say("stale.bad_day", day=text))


def _text(file: Path, words: Catalogue) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        misused(words.say("usage.refused", detail=refusal(error, words)))
