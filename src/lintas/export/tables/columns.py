"""How the columns of a table come about that show dates, cities, words of a list, or something in each language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from lintas.catalogue import catalogue, language_name
from lintas.dates import When
from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Format, joined

R = TypeVar("R")


@dataclass(frozen=True)
class Columns(Generic[R]):
    """Makes columns of a table with rows of `R`."""

    stock: Stock

    def by_language(
        self, name: str, title: str, cell: Callable[[R, str], str], form: Format = "default"
    ) -> tuple[Column[R], ...]:
        """A column for each language of the site: `title_en`, `title_id`."""

        def column(lang: str) -> Column[R]:
            language = language_name(lang, "en")
            meaning = f"In {language}; empty where there is none."
            return Column(f"{name}_{lang}", f"{title} ({language})", meaning, lambda row: cell(row, lang), format=form)

        return tuple(column(lang) for lang in self.stock.library.languages)

    def when(self, name: str, title: str, description: str, value: Callable[[R], When | None]) -> Column[R]:
        """A date as its source gives it."""
        meaning = f"{description} EDTF level 0: `2018-03-19/2018-03-23`; `~` is about, `?` uncertain."
        return Column(name, title, meaning, lambda row: str(value(row) or ""))

    def dated(self, description: str, value: Callable[[R], When | None]) -> tuple[Column[R], ...]:
        """The date of a record as its source gives it, and the days between which it lies."""

        def first(row: R) -> str:
            return iso(date.first_day) if (date := value(row)) else ""

        def last(row: R) -> str:
            return iso(date.last_day) if (date := value(row)) else ""

        return (
            self.when("date", "Date", description, value),
            Column("first_day", "First day", "The first day that the date may stand for.", first, "date"),
            Column("last_day", "Last day", "The last day that the date may stand for.", last, "date"),
        )

    def cities(self, name: str, title: str, value: Callable[[R], Iterable[str]]) -> tuple[Column[R], ...]:
        """The ids of cities, and their names in each language."""
        library = self.stock.library
        called = {
            lang: {city: library.vocabulary.city_name(city, lang) for city in library.vocabulary.cities}
            for lang in library.languages
        }

        def names(row: R, lang: str) -> str:
            return joined([called[lang][city] for city in value(row)])

        ids: Column[R] = Column(name, title, "Ids of cities.", lambda row: joined(value(row)))
        return (ids, *self.by_language(f"{name}_name", title, names))

    def themes(self, value: Callable[[R], Iterable[str]]) -> tuple[Column[R], ...]:
        """The ids of themes, and their labels in each language."""
        library = self.stock.library
        called = {
            lang: {theme: library.vocabulary.theme_label(theme, lang) for theme in library.vocabulary.themes}
            for lang in library.languages
        }

        def labels(row: R, lang: str) -> str:
            return joined([called[lang][theme] for theme in value(row)])

        meaning = "Ids of themes; the first is the main one."
        ids: Column[R] = Column("theme", "Theme", meaning, lambda row: joined(value(row)))
        return (ids, *self.by_language("theme_label", "Theme", labels))

    def word(
        self, name: str, meaning: str, words: str, values: tuple[str, ...], value: Callable[[R], str]
    ) -> tuple[Column[R], ...]:
        """One of some words, and what it is called in each language: in the catalogues below `words`."""

        def label(row: R, lang: str) -> str:
            found = value(row)
            return catalogue(lang).say(f"{words}.{found}") if found else ""

        title = name.capitalize()
        ids: Column[R] = Column(name, title, meaning, value, constraints={"enum": [*values]})
        return (ids, *self.by_language(f"{name}_label", title, label))


def iso(day: dt.date | None) -> str:
    """A day as Table Schema reads it; empty where it is not known."""
    return day.isoformat() if day else ""
