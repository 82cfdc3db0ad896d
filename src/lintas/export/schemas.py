"""The schemas of a note's facts, for editors that read them from the site: the same files as in the base itself."""

from __future__ import annotations

from lintas.editors.files import schema_files
from lintas.export.stock import Files, Stock


def note_schema_files(stock: Stock) -> Files:
    """`schemas/note.json`, and one for each kind of note."""
    made = schema_files(stock.library.vocabulary, stock.library.languages)
    return {path: (stock.key("schemas", path), text.encode) for path, text in made.items()}
