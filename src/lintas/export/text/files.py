"""The files of the format: each text of each note, a way in for each language, and one with everything."""

from __future__ import annotations

from lintas.export.stock import Files, Stock
from lintas.export.text.facts import others
from lintas.export.text.llms import full, short
from lintas.export.text.note import note_text
from lintas.export.text.voice import Voice
from lintas.model import AnyNote, Version
from lintas.pages.site import Site
from lintas.whole import BESIDE, GUIDE, TEXTS


def text_files(stock: Stock) -> Files:
    """`notes/<id>/index.md`, `llms.txt`, each in each language, and `llms-full.txt`."""
    voices = {lang: Voice(stock, Site(stock.library, lang)) for lang in stock.library.languages}

    def told(note: AnyNote, version: Version) -> bytes:
        return note_text(voices[version.lang], note, version).encode()

    whole, first = stock.whole_key("text"), voices[stock.library.languages[0]]
    # The one that takes longest comes first: the machine's other cores make the rest in the meantime.
    files: Files = {TEXTS.path: (whole, lambda: full(voices, first).encode())}
    for note in stock.library.notes.values():
        key = stock.key(stock.note_key("text", note), others(stock.library, note))
        for lang, version in note.versions.items():
            path = f"{stock.uri(lang, 'notes', note.id)}{BESIDE}"
            files[path] = (f"{key} {lang}", lambda note=note, version=version: told(note, version))  # type: ignore[misc]
    for lang, voice in voices.items():
        files[f"{stock.uri(lang)}{GUIDE.path}"] = whole, lambda voice=voice: short(voice).encode()  # type: ignore[misc]
    return files
