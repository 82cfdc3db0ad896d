"""The files of the format: each text of each note, a way in for each language, and one with everything."""

from __future__ import annotations

from functools import partial

from lintas.export.stock import Files, Stock
from lintas.export.text.facts import others
from lintas.export.text.llms import full, short, text_path
from lintas.export.text.note import note_text
from lintas.export.text.voice import Voice
from lintas.model import AnyNote, Version
from lintas.pages.site import Site
from lintas.tree import Joined
from lintas.whole import GUIDE, TEXTS


def text_files(stock: Stock) -> Files:
    """`notes/<id>/index.md`, `llms.txt`, each in each language, and `llms-full.txt`."""
    voices = {lang: Voice(stock, Site(stock.library, lang)) for lang in stock.library.languages}

    def told(note: AnyNote, version: Version) -> bytes:
        return note_text(voices[version.lang], note, version).encode()

    files: Files = {}
    for note in stock.library.notes.values():
        key = stock.note_key("text", note, *others(stock.library, note))
        for lang, version in note.versions.items():
            path = text_path(stock, note, lang)
            files[path] = f"{key} {lang}", lambda note=note, version=version: told(note, version)  # type: ignore[misc]
    whole, first = stock.whole_key("text"), voices[stock.library.languages[0]]
    files[TEXTS.path] = whole, Joined(partial(full, first), dict(files))
    for lang, voice in voices.items():
        files[f"{stock.uri(lang)}{GUIDE.path}"] = whole, lambda voice=voice: short(voice).encode()  # type: ignore[misc]
    return files
