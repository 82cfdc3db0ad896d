"""Starting the text of a note in another language: its file, with the original's words where somebody has to write."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lintas.catalogue import Catalogue, catalogue, language_name
from lintas.model import HEADINGS, MAX_SUMMARY, AnyNote, Version
from lintas.names import read_path
from lintas.new import RefusedError
from lintas.phrases import is_placeholder
from lintas.place import below_notes, ending
from lintas.rules.rule import Base
from lintas.suggest import nearest
from lintas.written import file_text, write_new

HEADING = re.compile(r"(#{2,6})[ \t]+(.*?)[ \t#]*")
FENCE = re.compile(r" {0,3}(```|~~~)")
QUOTED = MAX_SUMMARY - 100  # characters of the original that fit in a summary with what stands around them


@dataclass(frozen=True)
class Translator:
    """Starts translations of the notes of a base; `words` are for messages."""

    folder: Path
    base: Base
    words: Catalogue = field(compare=False)

    def note(self, named: str) -> AnyNote:
        """The note that a path or an id names; a path is relative to the base.

        Raises:
            RefusedError: there is none, it can't be read, or the path is that of a translation.
        """
        below = below_notes(named, self.base.notes_folder)
        note_id = read_path(below).id if below.endswith(".md") else below
        notes = self.base.library.notes
        if note_id in self.base.broken:
            raise RefusedError(self.words.say("translate.broken", id=note_id))
        if note_id not in notes:
            near = nearest(note_id, notes) or nearest(note_id.rpartition("/")[2], self._by_file) or ""
            near = self._by_file.get(near, near)
            key = "translate.no_note.near" if near else "translate.no_note"
            raise RefusedError(self.words.say(key, id=note_id, near=near))
        note = notes[note_id]
        _, version = self.base.by_path.get(f"{self.base.notes_folder}/{below}", (note, note.original))
        if version.translated_from:
            raise RefusedError(self.words.say("translate.translation", path=version.path, other=note.original.path))
        return note

    def languages(self, note: AnyNote) -> tuple[str, ...]:
        """The languages in which there is no text of a note yet.

        Raises:
            RefusedError: there are none.
        """
        left = tuple(lang for lang in self.base.library.languages if lang not in note.versions)
        if not left:
            paths = ", ".join(version.path for version in note.versions.values())
            raise RefusedError(self.words.say("translate.complete", paths=paths))
        return left

    def write(self, note: AnyNote, lang: str) -> Path:
        """Write the file of a note in a language.

        Raises:
            RefusedError: the site has not that language, or the note has it already. Nothing was written.
        """
        if lang not in self.base.library.languages:
            languages = ", ".join(self.base.library.languages)
            raise RefusedError(self.words.say("translate.no_language", lang=lang, languages=languages))
        if lang in note.versions:
            raise RefusedError(self.words.say("translate.exists", path=note.versions[lang].path))
        path = self._path(note, lang)
        file = self.folder / path
        if os.path.lexists(file):
            raise RefusedError(self.words.say("translate.exists", path=path))
        write_new(file, translation_text(note.original, lang), self.folder)
        return file

    def _path(self, note: AnyNote, lang: str) -> str:
        """The first language of a site needs no suffix, unless the original of another one has that name."""
        original = PurePosixPath(note.original.path)
        stem = original.name.removesuffix(".md").removesuffix(f".{note.original.lang}")
        path = original.with_name(f"{stem}{ending(lang, self.base.library.languages)}")
        return (path if path != original else original.with_name(f"{stem}.{lang}.md")).as_posix()

    @property
    def _by_file(self) -> dict[str, str]:
        """The ids of notes by the last part of them, which is what somebody remembers."""
        return {note_id.rpartition("/")[2]: note_id for note_id in self.base.library.notes}


def translation_text(original: Version, lang: str) -> str:
    """The text of a translation that has yet to be written: only what a translation says itself."""
    words = catalogue(lang)
    facts: dict[str, object] = {"title": _quoted(original.title, original.lang, words)}
    if original.summary:
        facts["summary"] = _quoted(original.summary, original.lang, words)
    if original.tags:
        facts["tags"] = [_quoted(tag, original.lang, words) for tag in original.tags]
    facts |= {"translated_from": original.lang, "translator": ""}
    return file_text(facts, "\n\n".join(_body(original, words)))


def _body(original: Version, words: Catalogue) -> Iterator[str]:
    """The headings of the original, each with a reminder where there is text below it."""
    known = {catalogue(original.lang).say(f"heading.{one}"): words.say(f"heading.{one}") for one in HEADINGS}
    reminder = words.say("new.placeholder.translated", language=language_name(original.lang, words.lang))
    has_text = False
    for line, is_heading in _lines(original.body):
        match = HEADING.fullmatch(line) if is_heading else None
        if match:
            level, heading = match.groups()
            yield f"{level} {known.get(heading) or _quoted(heading, original.lang, words)}"
            has_text = False
        elif line.strip() and not has_text:
            yield _same_reminder(line, original.lang, words) or reminder
            has_text = True


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """The lines of a text, and whether each can be a heading: not one in a block of code."""
    fence = ""
    for line in body.splitlines():
        opened = FENCE.match(line)
        if opened and fence in {"", opened[1]}:
            fence = "" if fence else opened[1]
        yield line, not fence


def _same_reminder(text: str, lang: str, words: Catalogue) -> str:
    """What a reminder of a new note says in another language; empty where a text is none."""
    reminders = catalogue(lang).below("new.placeholder.").items()
    return next((words.say(f"new.placeholder.{name}") for name, one in reminders if one == text.strip()), "")


def _quoted(text: str, lang: str, words: Catalogue) -> str:
    """A text to translate; where nothing is written yet, the reminder to write it."""
    if is_placeholder(text):
        return _same_reminder(text, lang, words) or text
    cut = text if len(text) <= QUOTED else f"{text[:QUOTED].rstrip()}…"
    return words.say("new.placeholder.quoted", text=cut)
