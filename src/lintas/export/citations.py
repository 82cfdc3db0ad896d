"""All notes for reference managers, each in its original language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache

from lintas.citation.bibtex import bibtex
from lintas.citation.citation import Citation
from lintas.citation.csl import csl
from lintas.citation.read import full_citation
from lintas.citation.ris import ris
from lintas.export.stock import Files, Stock
from lintas.whole import BIBTEX, CSL, RIS


def citation_files(stock: Stock) -> Files:
    """One file a format."""
    key = stock.whole_key("citations")
    citations = cache(lambda: tuple(_citations(stock)))
    return {
        BIBTEX.path: (key, lambda: "\n".join(map(bibtex, citations())).encode()),
        RIS.path: (key, lambda: "".join(map(ris, citations())).encode()),
        CSL.path: (key, lambda: _json(map(csl, citations()))),
    }


def _citations(stock: Stock) -> Iterator[Citation]:
    for note in stock.library.notes.values():
        lang = note.original.lang
        address = stock.address(stock.uri(lang, "notes", note.id)) if stock.site_url else ""
        yield full_citation(stock.library, note, lang, stock.license_address).at(stock.site_name, address)


def _json(items: Iterable[dict[str, object]]) -> bytes:
    """A list with an item a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]\n".encode()
