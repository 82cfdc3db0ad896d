from __future__ import annotations

from collections.abc import Callable, Mapping

from awkward import NOTES, TITLES

from lintas.load import Loaded


def test_awkward_titles_are_read_as_they_are_written(load_notes: Callable[[Mapping[str, str]], Loaded]) -> None:
    loaded = load_notes(NOTES)
    assert loaded.errors == ()
    assert {key: note.original.title for key, note in loaded.library.notes.items()} == TITLES
