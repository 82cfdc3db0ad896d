"""The columns that the tables of all kinds of notes have."""

from __future__ import annotations

from collections.abc import Callable

from lintas.export.api.names import FOLDERS, Names
from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Format, joined
from lintas.export.tables.columns import Columns, iso
from lintas.model import AnyNote, Version
from lintas.recency import first_told, last_changed


def opening(stock: Stock) -> tuple[Column[AnyNote], ...]:
    """With what every note begins: its id, titles and summaries."""
    make = Columns[AnyNote](stock)
    meaning = "Stable, and the same in all languages."
    return (
        Column("id", "Id", meaning, lambda note: note.id, constraints={"unique": True}),
        *make.by_language("title", "Title", lambda note, lang: in_language(note, lang, lambda text: text.title)),
        *make.by_language("summary", "Summary", lambda note, lang: in_language(note, lang, lambda text: text.summary)),
    )


def exchange(stock: Stock) -> Column[AnyNote]:
    """The exchange that a note came out of."""
    notes = stock.library.notes
    meaning = "The id of the exchange that it came out of."
    return Column("exchange", "Exchange", meaning, lambda note: note.exchange if note.exchange in notes else "")


def closing(stock: Stock) -> tuple[Column[AnyNote], ...]:
    """With what every note ends: where it is from, when it was told, and where to read it."""
    names, make = Names(stock), Columns[AnyNote](stock)
    told, changed = (
        "The day on which it was reported, else happened.",
        "The last day of which the record tells anything.",
    )
    return (
        Column("original", "Original", "The language in which it was written first.", lambda note: note.original.lang),
        *make.by_language("tags", "Tags", lambda note, lang: in_language(note, lang, lambda text: joined(text.tags))),
        Column("authors", "Authors", "Who wrote it.", lambda note: joined(note.authors)),
        make.when(
            "reported", "Reported", "When the first source, the report, was published.", lambda note: note.reported
        ),
        Column("sources", "Sources", "Their addresses; the first is the report.", _sources),
        Column("first_told", "First told", told, lambda note: iso(first_told(note)), "date"),
        Column("last_changed", "Last changed", changed, lambda note: iso(last_changed(note)), "date"),
        *make.by_language("url", "Page", lambda note, lang: page(stock, note, lang), address_format(stock)),
        Column(
            "api",
            "Record",
            "The address of the whole record as JSON.",
            lambda note: names.record(FOLDERS[note.kind], note.id),
            format=address_format(stock),
        ),
    )


def in_language(note: AnyNote, lang: str, value: Callable[[Version], str]) -> str:
    """Something of a note's text in a language; empty where there is none."""
    return value(note.versions[lang]) if lang in note.versions else ""


def page(stock: Stock, note: AnyNote, lang: str) -> str:
    """The address of a note's page in a language; empty where there is none."""
    return stock.address(stock.uri(lang, "notes", note.id)) if lang in note.versions else ""


def address_format(stock: Stock) -> Format:
    """What our own addresses are: where the site's is not known, they begin at its root."""
    return "uri" if stock.site_url else "default"


def _sources(note: AnyNote) -> str:
    return joined(address for source in note.sources if (address := source.url or source.archived))
