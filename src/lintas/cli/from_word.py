"""A draft note of a Word file: `lintas new --from FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from lintas.catalogue import Catalogue
from lintas.cli.options import FOUND_PROBLEMS
from lintas.library import Library
from lintas.model import Exchange, Kind
from lintas.names import as_name, bad_part, is_name
from lintas.settings import Settings
from lintas.terminal import complain, say, shown
from lintas.word.refusal import UnreadableError

if TYPE_CHECKING:
    from lintas.word.draft import WordDraft


def note_from_word(
    file: Path,
    kind: Kind,
    settings: Settings,
    library: Library,
    words: Catalogue,
    *,
    folder: str = "",
    name: str = "",
    lang: str = "",
) -> None:
    """Write the draft and say what it lacks; a refusal ends the program with its exit status."""
    from lintas.word.draft import draft_of  # noqa: PLC0415  (all verbs would load what reads Word)

    exchange = library.notes.get(folder) if folder and kind != "exchange" else None
    if folder and kind != "exchange" and not isinstance(exchange, Exchange):
        _refuse(words, words.say("new.no_folder", path=folder))
    try:
        draft = draft_of(file, kind, library.vocabulary, library.languages, lang, in_exchange=exchange is not None)
    except UnreadableError as error:
        _refuse(words, f"{shown(file)}: {words.say(error.key, **error.values)}")
    except OSError as error:
        _refuse(words, f"{shown(file)}: {words.say('word.refused.missing')} ({error.strerror})")
    path = _path(draft, kind, settings.notes, library, folder, name, words)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as note:
            note.write(draft.text)
    except FileExistsError:
        _refuse(words, words.say("new.exists", path=shown(path)))
    say(words.say("word.written", path=shown(path)))
    for key, number in draft.told.items():
        say(f"- {words.count(key, number)}")


def _path(
    draft: WordDraft, kind: Kind, notes: Path, library: Library, folder: str, name: str, words: Catalogue
) -> Path:
    """Where the draft goes: its name is made of its title."""
    suffix = ".md" if draft.lang == library.languages[0] else f".{draft.lang}.md"
    own = name or as_name(draft.title) or "note"
    if kind == "exchange":
        own = folder or own
    if bad_part(own) if kind == "exchange" else not is_name(own):
        _refuse(words, words.say("problem.bad-name", name=own))
    path = notes / own / f"index{suffix}" if kind == "exchange" else notes / folder / f"{own}{suffix}"
    if any(other.exists() for other in path.parent.glob(f"{path.name.removesuffix(suffix)}.*")):
        _refuse(words, words.say("new.exists", path=shown(path)))
    return path


def _refuse(words: Catalogue, why: str) -> None:
    complain(f"{words.say('new.refused')} {why}")
    raise typer.Exit(FOUND_PROBLEMS)
