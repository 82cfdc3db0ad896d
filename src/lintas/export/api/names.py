"""What one record says of another: its id, its name in each language, and where it is to be found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from lintas.dates import When
from lintas.export.api.parts import CityName, Date, License, NoteName, ThemeName
from lintas.export.stock import Stock
from lintas.model import KINDS, AnyNote, Exchange, Kind
from lintas.rules.references import references
from lintas.ties import Pair
from lintas.whole import RECORDS

FOLDERS: Mapping[Kind, str] = {kind: f"{kind}s" for kind in KINDS}


@dataclass(frozen=True)
class Names:
    """The names of everything in a base, each made once: all records share them."""

    stock: Stock

    @cached_property
    def root(self) -> str:
        """The complete address of the API; ids are of letters that an address takes as they are."""
        return self.stock.address(RECORDS)

    def record(self, folder: str, key: str) -> str:
        """The complete address of a record."""
        return f"{self.root}{folder}/{key}.json"

    def pages(self, *parts: str) -> dict[str, str]:
        """The complete addresses of a page that there is in every language."""
        stock = self.stock
        return {lang: stock.address(stock.uri(lang, *parts)) for lang in stock.library.languages}

    @cached_property
    def _themes(self) -> Mapping[str, ThemeName]:
        themes = self.stock.library.vocabulary.themes
        return {key: {"id": key, "label": dict(theme.label)} for key, theme in themes.items()}

    @cached_property
    def _cities(self) -> Mapping[str, CityName]:
        cities = self.stock.library.vocabulary.cities
        return {key: {"id": key, "name": dict(city.name), "country": city.country} for key, city in cities.items()}

    def theme(self, theme: str) -> ThemeName:
        """The name of a theme."""
        return self._themes[theme]

    def themes(self, themes: Iterable[str]) -> list[ThemeName]:
        """The names of some themes."""
        return [self._themes[theme] for theme in themes]

    def city(self, city: str) -> CityName:
        """The name of a city."""
        return self._cities[city]

    def cities(self, cities: Iterable[str]) -> list[CityName]:
        """The names of some cities."""
        return [self._cities[city] for city in cities]

    def note(self, note_id: str) -> NoteName | None:
        """The name of a note; None where it is not published, or none is named."""
        note = self.stock.library.notes.get(note_id)
        if note is None:
            return None
        return {"id": note_id, "kind": note.kind, "api": self.record(FOLDERS[note.kind], note_id)}

    def notes(self, ids: Iterable[str]) -> list[NoteName]:
        """The names of those of some notes that are published."""
        return [name for note_id in ids if (name := self.note(note_id))]

    @property
    def license(self) -> License | None:
        """The terms under which the base may be used."""
        return {"id": self.stock.license, "url": self.stock.license_address} if self.stock.license else None

    def latest_day(self, note: AnyNote) -> str | None:
        """The latest day that a note speaks of."""
        return iso_or_none(self.stock.library.latest_dates[note.id])

    def named_by(self, note: AnyNote) -> list[AnyNote]:
        """The other notes that the record of a note names."""
        came = came_of(self.stock, note) if isinstance(note, Exchange) else []
        ids, notes = (note.exchange, *chain(*references(note).values()), *came), self.stock.library.notes
        return [notes[one] for one in ids if one in notes]


def came_of(stock: Stock, exchange: Exchange) -> list[str]:
    """The ids of the notes in the folder of an exchange."""
    return [note.id for note in stock.library.in_exchange(exchange.id)]


def pair_id(pair: Pair) -> str:
    """The id of a pair, which is also the last part of its page's address."""
    return "--".join(pair)


def iso_or_none(day: dt.date | None) -> str | None:
    """A day as the API gives it; None where there is none."""
    return day.isoformat() if day else None


def date(when: When) -> Date:
    """A date as the API gives it."""
    return {
        "edtf": when.text,
        "first_day": when.first_day.isoformat(),
        "last_day": when.last_day.isoformat(),
    }


def date_or_none(when: When | None) -> Date | None:
    """A date as the API gives it; None where there is none."""
    return date(when) if when else None
