"""Starting a note: asked on a terminal, or told by options."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from lintas.catalogue import Catalogue
from lintas.cli.from_word import note_from_word
from lintas.cli.given import misused
from lintas.cli.options import HERE, WRONG_USAGE, ConfigFile, Lang
from lintas.cli.starting import ask_of, is_somebody_there, read_base, say_what_next, told_if_refused
from lintas.countries import country_name
from lintas.dates import today
from lintas.forms.fresh import forms_anew
from lintas.ground import read_ground
from lintas.interview import Interview
from lintas.model import KINDS, Kind, same_side
from lintas.new import RefusedError, Starter, Wish
from lintas.new_cities import NewCity
from lintas.place import below_notes
from lintas.settings import Settings
from lintas.spoken import words_for
from lintas.takes import Takes, fields_of, option_of
from lintas.terminal import complain, say, shown, wrapped
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
    settings, loaded = read_base(config_file, words)
    folder = below_notes(folder, settings.relative(settings.notes))
    starter = Starter(settings.notes, loaded.base.library, words)
    if from_file:
        if options := [option_of(name) for name, texts in told.items() if texts]:
            misused(words.say("word.no_fields", options=", ".join(options)))
        with told_if_refused(words):
            note_from_word(from_file, Wish(kind or "lesson", folder=folder, name=name, lang=lang or ""), starter)
        return
    with told_if_refused(words):
        interview = Interview(starter, ask_of(words), _complain_wrapped) if is_somebody_there() else None
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


def _complain_wrapped(text: str) -> None:
    complain(wrapped(text))


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
            instead = same_side(name, wish.kind)
            key = "new.no_field.near" if instead else "new.no_field"
            refusals.append(starter.words.say(key, option=option, kind=kind, instead=option_of(instead)))
            continue
        value, problems = starter.read(fields[name], texts)
        refusals.extend(f"{option}: {starter.said(problem)}" for problem in problems)
        wish = wish.with_value(name, value)
    if refusals:
        raise RefusedError("\n".join(refusals))
    return wish


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
