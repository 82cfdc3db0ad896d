"""A draft note of a Word file: `lintas new --from FILE`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lintas.new import RefusedError, Starter, Wish
from lintas.terminal import refusal, say, shown
from lintas.word.refusal import UnreadableError
from lintas.written import write_new


def note_from_word(file: Path, wish: Wish, starter: Starter) -> None:
    """Write the draft and say what it lacks.

    Raises: `RefusedError`, OSError: nothing was written.
    """
    from lintas.word.draft import draft_of  # noqa: PLC0415  (all verbs would load what reads Word)

    words, library = starter.words, starter.library
    if folder := starter.bad_folder(wish):
        raise RefusedError(folder)
    try:
        draft = draft_of(file, wish.kind, library.vocabulary, library.languages, wish.lang, starter.exchange(wish))
    except UnreadableError as error:
        why = f"{shown(file)}: {words.say(error.key, **error.values)}"
        raise RefusedError(why) from error
    except OSError as error:
        raise RefusedError(refusal(error, words)) from error
    wish = replace(wish, lang=draft.lang, values=draft.values)
    if refusals := starter.refusals_of_place(wish):
        raise RefusedError("\n".join(refusals))
    path = starter.place(wish)
    write_new(path, draft.text, starter.notes)
    say(words.say("word.written", path=shown(path)))
    if draft.agreed:
        say(f"- {words.say('word.agreed', who=draft.agreed)}")
    for key, number in draft.told.items():
        say(f"- {words.count(key, number)}")
