"""Which note somebody means who types its title, its id or the address of its page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lintas.library import Library
from lintas.model import AnyNote, Kind
from lintas.suggest import folded, nearest

FILE = re.compile(r"(?:/index)?(?:\.[a-z]{2,3})?\.md$")  # the end of the address of a note's file


def note_named(text: str, library: Library, kinds: Collection[Kind]) -> AnyNote | None:
    """The note of one of some kinds that goes by a text; None where none or several do."""
    notes = [note for note in library.notes.values() if note.kind in kinds]
    by_title = [note for note in notes if folded(text) in {folded(title) for title in _titles(note)}]
    if len(by_title) == 1:
        return by_title[0]
    path = f"/{FILE.sub('', text.partition('#')[0].partition('?')[0].strip().strip('/'))}/"
    in_path = [note for note in notes if f"/{note.id}/" in path]
    return max(in_path, key=lambda note: len(note.id), default=None)


def nearest_title(text: str, library: Library, kinds: Collection[Kind]) -> str:
    """The title most like a text; empty where none is."""
    return nearest(text, {title for note in library.notes.values() if note.kind in kinds for title in _titles(note)})


def _titles(note: AnyNote) -> Iterator[str]:
    return (version.title for version in note.versions.values())
