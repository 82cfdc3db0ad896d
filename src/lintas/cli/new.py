"""Starting a note: asked on a terminal, or told by options."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from lintas.catalogue import Catalogue
from lintas.cli import plain_questions
from lintas.cli.from_word import note_from_word
from lintas.cli.given import misused, read, read_notes, said_if_it_fails
from lintas.cli.options import FOUND_PROBLEMS, HERE, INTERRUPTED, WRONG_USAGE, ConfigFile, Lang
from lintas.cli.words import words_for
from lintas.dates import today
from lintas.forms.stale import forms_anew
from lintas.ground import read_ground
from lintas.interview import Interview
from lintas.model import KINDS, Kind
from lintas.new import RefusedError, Starter, Wish
from lintas.new_cities import NewCity, country_name
from lintas.questions import Ask
from lintas.settings import Settings
from lintas.takes import Takes, fields_of, option_of
from lintas.terminal import complain, refusal, say, shown, wrapped
from lintas.vocabulary_files import FILES

OPTIONS: Mapping[str, Takes] = {name: takes for kind in KINDS for name, takes in fields_of(kind).items()}


def new(
    kind: Annotated[Kind | None, typer.Argument()] = None,
    folder: Annotated[str, typer.Option("--in")] = "",
    name: Annotated[str, typer.Option("--name")] = "",
    from_file: Annotated[Path | None, typer.Option("--from", metavar="DOCX")] = None,
    config_file: ConfigFile = HERE,
    lang: Lang = None,
    **told: list[str] | None,
) -> None:
    """`lintas new`."""
    words = words_for(lang)
    settings, _ = read(config_file, words)
    with said_if_it_fails(words):
        loaded = read_notes(settings, words)
    folder = folder.replace("\\", "/").strip("/").removeprefix(f"{settings.relative(settings.notes)}/")
    starter = Starter(settings.notes, loaded.base.library, words)
    if from_file:
        if options := [option_of(name) for name, texts in told.items() if texts]:
            misused(words.say("word.no_fields", options=", ".join(options)))
        with told_if_refused(words):
            note_from_word(from_file, Wish(kind or "lesson", folder=folder, name=name, lang=lang or ""), starter)
        return
    is_asked = sys.stdin.isatty() and sys.stdout.isatty()
    with told_if_refused(words):
        interview = Interview(starter, ask_of(words), lambda text: complain(wrapped(text))) if is_asked else None
        kind = kind or (interview.kind() if interview and not any(told.values()) else "lesson")
        wish = _with_options(Wish(kind, folder=folder, name=name, lang=lang or ""), told, starter)
        # What the options say in full needs no questions, on a terminal either.
        if interview and (not any(told.values()) or starter.refusals(wish)):
            wish = interview.completed(wish)
        elif not (interview or starter.bad_folder(wish)) and starter.missing(wish):
            complain(words.say("new.refused"), *starter.refusals(wish))
            raise typer.Exit(WRONG_USAGE)
        cities = starter.new_cities(wish)
        path = starter.write(wish)
    say(words.say("new.written", path=shown(path)))
    if cities:
        _say_new_cities(cities, settings, words)
    say_what_next(settings, words)
    if kind == "exchange":
        say(words.say("new.next.lessons", folder=path.parent.name))


@contextmanager
def told_if_refused(words: Catalogue) -> Iterator[None]:
    """Why nothing was written: what was said is wrong, the disk refuses, or somebody stopped."""
    try:
        yield
    except RefusedError as refused:
        complain(words.say("new.refused"), str(refused))
        raise typer.Exit(FOUND_PROBLEMS) from refused
    except OSError as error:
        complain(words.say("new.refused"), words.say("new.failed", detail=refusal(error, words)))
        raise typer.Exit(FOUND_PROBLEMS) from error
    except KeyboardInterrupt as stopped:
        complain("", words.say("new.stopped"))
        raise SystemExit(INTERRUPTED) from stopped  # `main` has nothing to add, as it has to an Exit of Typer's


def say_what_next(settings: Settings, words: Catalogue) -> None:
    """The way from a file with placeholders to a note that others read."""
    say(words.say("new.next"))
    address = settings.repository
    say(words.say("new.next.bring", address=address) if address else words.say("new.next.bring_anywhere"))


def _say_new_cities(cities: Sequence[NewCity], settings: Settings, words: Catalogue) -> None:
    """Which cities are new in their list, for somebody to look at, and the forms that offer them now."""
    file = shown(settings.notes / FILES["cities"])
    for city in cities:
        values = {"city": city.name, "country": country_name(city.country, words.lang), "path": file}
        say(words.say("new.city", **values))
        if city.near:
            say(words.say("new.city.near", city=city.name, near=city.near))
    for form in forms_anew(settings, read_ground(settings, today()).vocabulary):
        say(words.say("forms.written", path=form))


def _with_options(wish: Wish, told: Mapping[str, list[str] | None], starter: Starter) -> Wish:
    """The wish with what the options say; one of another kind of note is refused."""
    fields = fields_of(wish.kind)
    refusals = []
    for name, texts in told.items():
        if not texts:
            continue
        option = option_of(name)
        if name not in fields:
            kind = starter.words.say(f"kind.{wish.kind}")
            refusals.append(starter.words.say("new.no_field", option=option, kind=kind))
            continue
        value, problems = starter.read(fields[name], texts)
        refusals.extend(f"{option}: {starter.said(problem)}" for problem in problems)
        wish = wish.with_value(name, value)
    if refusals:
        raise RefusedError("\n".join(refusals))
    return wish


def ask_of(words: Catalogue) -> Ask:
    """How this terminal is asked."""
    if plain_questions.is_plain():
        return partial(plain_questions.ask, words=words)
    from lintas.cli import prompts  # noqa: PLC0415  (takes Python a while, and only a terminal needs it)

    return partial(prompts.ask if prompts.is_possible() else plain_questions.ask, words=words)


def _signature() -> inspect.Signature:
    """The signature of `new` with an option for each field that a kind of note has: typer reads it there."""
    written = inspect.signature(new, eval_str=True)
    *own, _ = written.parameters.values()
    options: list[Any] = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[list[str] | None, typer.Option(option_of(name), metavar=takes.what)],
        )
        for name, takes in OPTIONS.items()
    ]
    return written.replace(parameters=[*own, *options])


new.__signature__ = _signature()  # type: ignore[attr-defined]
