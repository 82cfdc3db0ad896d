"""The columns that the tables of all kinds of notes have."""

from __future__ import annotations

from collections.abc import Callable

from lintas.citation.read import citation_of
from lintas.citation.text import citation_text
from lintas.export.api.names import FOLDERS, Names
from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Format, joined
from lintas.export.tables.columns import Columns, iso
from lintas.model import AnyNote, Version
from lintas.recency import told
from lintas.vocabulary import in_language as in_words


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
    names, make, dates = Names(stock), Columns[AnyNote](stock), stock.library.latest_dates
    latest = "The latest day that the record speaks of: a source read, a follow-up."
    return (
        Column("original", "Original", "The language in which it was written first.", lambda note: note.original.lang),
        *make.by_language("tags", "Tags", lambda note, lang: in_language(note, lang, lambda text: joined(text.tags))),
        Column("authors", "Authors", "Who wrote it.", lambda note: joined(note.authors)),
        make.when(
            "reported", "Reported", "When the first source, the report, was published.", lambda note: note.reported
        ),
        Column("sources", "Sources", "Their addresses; the first is the report.", _sources),
        Column("source_titles", "Source titles", "The titles of these, as far as they are known.", _source_titles),
        make.when("told", "Told", "When it was reported, else when it was.", told),
        Column("latest_date", "Latest date", latest, lambda note: iso(dates[note.id]), "date"),
        *make.by_language("citation", "Citation", lambda note, lang: _cited(stock, note, lang)),
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


def _cited(stock: Stock, note: AnyNote, lang: str) -> str:
    if lang not in note.versions:
        return ""
    address = page(stock, note, lang) if stock.site_url else ""
    return citation_text(citation_of(stock.library, note, lang).at(stock.site_name, address))


def _source_titles(note: AnyNote) -> str:
    return joined(in_words(source.title, note.original.lang) for source in note.sources if source.title)


def _sources(note: AnyNote) -> str:
    return joined(address for source in note.sources if (address := source.url or source.archived))
