"""The columns that several tables have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from lintas.catalogue import catalogue, language_name
from lintas.dates import When
from lintas.export.api.names import FOLDERS, Names
from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Format, joined
from lintas.model import AnyNote, Version
from lintas.recency import first_told, last_changed

R = TypeVar("R")


def by_language(
    stock: Stock, name: str, title: str, cell: Callable[[R, str], str], form: Format = "default"
) -> tuple[Column[R], ...]:
    """A column for each language of the site: `title_en`, `title_id`."""

    def column(lang: str) -> Column[R]:
        language = language_name(lang, "en")
        meaning = f"In {language}; empty where there is none."
        return Column(f"{name}_{lang}", f"{title} ({language})", meaning, lambda row: cell(row, lang), format=form)

    return tuple(column(lang) for lang in stock.library.languages)


def when(name: str, title: str, description: str, value: Callable[[R], When | None]) -> Column[R]:
    """A date as its source gives it."""
    meaning = f"{description} EDTF level 0: `2018-03-19/2018-03-23`; `~` is about, `?` uncertain."
    return Column(name, title, meaning, lambda row: str(value(row) or ""))


def dated(description: str, value: Callable[[R], When | None]) -> tuple[Column[R], ...]:
    """The date of a record as its source gives it, and the days between which it lies."""

    def first(row: R) -> str:
        return iso(date.first_day) if (date := value(row)) else ""

    def last(row: R) -> str:
        return iso(date.last_day) if (date := value(row)) else ""

    return (
        when("date", "Date", description, value),
        Column("first_day", "First day", "The first day that the date may stand for.", first, "date"),
        Column("last_day", "Last day", "The last day that the date may stand for.", last, "date"),
    )


def iso(day: dt.date | None) -> str:
    """A day as Table Schema reads it; empty where it is not known."""
    return day.isoformat() if day else ""


def cities(stock: Stock, name: str, title: str, value: Callable[[R], Iterable[str]]) -> tuple[Column[R], ...]:
    """The ids of cities, and their names in each language."""
    vocabulary = stock.library.vocabulary
    return (
        Column(name, title, "Ids of cities.", lambda row: joined(value(row))),
        *by_language(
            stock,
            f"{name}_name",
            title,
            lambda row, lang: joined(vocabulary.city_name(one, lang) for one in value(row)),
        ),
    )


def themes(stock: Stock) -> tuple[Column[AnyNote], ...]:
    """The ids of themes, and their labels in each language."""
    vocabulary = stock.library.vocabulary
    return (
        Column("theme", "Theme", "Ids of themes; the first is the main one.", lambda note: joined(note.theme)),
        *by_language(
            stock,
            "theme_label",
            "Theme",
            lambda note, lang: joined(vocabulary.theme_label(one, lang) for one in note.theme),
        ),
    )


def word(
    stock: Stock,
    name: str,
    title: str,
    description: str,
    words: str,
    values: tuple[str, ...],
    value: Callable[[R], str],
) -> tuple[Column[R], ...]:
    """One word of a list, and what it is called in each language; `words` is where the catalogues have that."""

    def label(row: R, lang: str) -> str:
        found = value(row)
        return catalogue(lang).say(f"{words}.{found}") if found else ""

    return (
        Column(name, title, description, value, constraints={"enum": [*values]}),
        *by_language(stock, f"{name}_label", title, label),
    )


def opening(stock: Stock) -> tuple[Column[AnyNote], ...]:
    """With what every note begins: its id, titles and summaries."""
    meaning = "Stable, and the same in all languages."
    return (
        Column("id", "Id", meaning, lambda note: note.id, constraints={"unique": True}),
        *by_language(stock, "title", "Title", lambda note, lang: _in(note, lang, lambda text: text.title)),
        *by_language(stock, "summary", "Summary", lambda note, lang: _in(note, lang, lambda text: text.summary)),
    )


def exchange(stock: Stock) -> Column[AnyNote]:
    """The exchange that a note came out of."""
    notes = stock.library.notes
    meaning = "The id of the exchange that it came out of."
    return Column("exchange", "Exchange", meaning, lambda note: note.exchange if note.exchange in notes else "")


def closing(stock: Stock) -> tuple[Column[AnyNote], ...]:
    """With what every note ends: where it is from, when it was told, and where to read it."""
    names = Names(stock)
    return (
        Column("original", "Original", "The language in which it was written first.", lambda note: note.original.lang),
        *by_language(stock, "tags", "Tags", lambda note, lang: _in(note, lang, lambda text: joined(text.tags))),
        Column("authors", "Authors", "Who wrote it.", lambda note: joined(note.authors)),
        when("reported", "Reported", "When the first source, the report, was published.", lambda note: note.reported),
        Column("sources", "Sources", "Their addresses; the first is the report.", _sources),
        Column(
            "first_told",
            "First told",
            "The day on which it was reported, else happened.",
            lambda note: iso(first_told(note)),
            "date",
        ),
        Column(
            "last_changed",
            "Last changed",
            "The last day of which the record tells anything.",
            lambda note: iso(last_changed(note)),
            "date",
        ),
        *pages(stock, lambda note: note),
        Column(
            "api",
            "Record",
            "The address of the whole record as JSON.",
            lambda note: names.record(FOLDERS[note.kind], note.id),
            format=_address_format(stock),
        ),
    )


def pages(stock: Stock, note_of: Callable[[R], AnyNote]) -> tuple[Column[R], ...]:
    """The addresses of the pages of a note."""

    def page(row: R, lang: str) -> str:
        note = note_of(row)
        return stock.address(stock.uri(lang, "notes", note.id)) if lang in note.versions else ""

    return by_language(stock, "url", "Page", page, _address_format(stock))


def _address_format(stock: Stock) -> Format:
    return "uri" if stock.site_url else "default"  # where the site's address is not known, ours are from its root


def _in(note: AnyNote, lang: str, value: Callable[[Version], str]) -> str:
    return value(note.versions[lang]) if lang in note.versions else ""


def _sources(note: AnyNote) -> str:
    return joined(address for source in note.sources if (address := source.url or source.archived))
