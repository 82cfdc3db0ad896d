"""Cities that somebody names and the list does not have: known by another spelling, or new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from lintas.countries import country_called, country_name
from lintas.names import as_name
from lintas.several import BETWEEN_TERMS
from lintas.suggest import folded, nearest
from lintas.vocabulary import Vocabulary
from lintas.written import line_ending, lines_of

CITY = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.() -]){1,79}")  # letters, and what stands between them in names


@dataclass(frozen=True)
class NewCity:
    """A city that the vocabulary does not have yet; its country by ISO 3166-1.

    `near` is the name of a known city that is much like it, and perhaps the same.
    """

    id: str
    name: str
    country: str
    near: str = ""


class NoCityError(ValueError):
    """A text names no city that could be noted; `variant` is that of the advice on an unknown city."""

    def __init__(self, variant: str, values: Mapping[str, str]) -> None:
        super().__init__(variant)
        self.variant = variant
        self.values = values


def typed_city(text: str, vocabulary: Vocabulary, lang: str) -> str | NewCity:
    """The id of a known city, or a new one, `Busan, South Korea`; countries are named in a language in what is raised.

    Raises:
        NoCityError: it has no country that is known, or another than the city of that name has, it is no name, or the
            list has mistakes.
    """
    if known := vocabulary.known_city(text):
        return known
    name, _, country = (piece.strip() for piece in text.rpartition(","))
    if not vocabulary.unread.isdisjoint(map(folded, (text, name, as_name(name)))):
        raise NoCityError("new-unread", {"value": text, "file": vocabulary.cities_file})
    code = country_called(country)
    if not code or not name:
        raise NoCityError("new", {"value": text})
    if same := vocabulary.known_city(name):
        there = vocabulary.cities[same].country
        if there == code:
            return same
        values = {"city": name, "known": country_name(there, lang), "country": country_name(code, lang)}
        raise NoCityError("new-other-country", values)
    city = as_name(name)
    if not city or not CITY.fullmatch(name):
        raise NoCityError("new-name", {"value": name})
    if city in vocabulary.cities:
        raise NoCityError("new-taken", {"value": name, "known": vocabulary.city_name(city, lang)})
    if vocabulary.cities_are_faulty:
        raise NoCityError("new-faulty", {"value": text, "file": vocabulary.cities_file})
    names = (text for known in vocabulary.cities.values() for text in known.name.values())
    return NewCity(city, name, code, nearest(name, names))


@dataclass(frozen=True)
class WithNewCities:
    """A vocabulary that finds by its name and country also a city that it does not have; `lang` is spoken."""

    vocabulary: Vocabulary
    lang: str

    def theme_id(self, text: str) -> str:
        """The theme that goes by `text`."""
        return self.vocabulary.theme_id(text)

    def city_id(self, text: str) -> str:
        """The city that goes by `text`, or would if it were noted; the error says how a new one is written."""
        try:
            return self._typed(text)
        except NoCityError as error:
            if error.variant == "new":
                return self.vocabulary.city_id(text)  # which raises, and knows of what nothing is to be said
            values = {"value": text, **error.values, "variant": error.variant}
            raise PydanticCustomError("unknown-city", "{value}", values) from error

    def advice(self, rule: str, text: str) -> Mapping[str, str]:
        """What else is to be said of a text that is no theme or city."""
        return self.vocabulary.advice(rule, text)

    def glosses(self, text: str) -> Sequence[str]:
        """What the glossary writes out for a text."""
        return self.vocabulary.glosses(text)

    def known_theme(self, text: str) -> str:
        """The id of a theme; empty where the text is none."""
        return self.vocabulary.known_theme(text)

    def known_city(self, text: str) -> str:
        """The id of a city of the list; empty where the text is none."""
        return self.vocabulary.known_city(text)

    def city_or_new(self, text: str) -> str:
        """The id of a city, known or new; empty where the text is none."""
        try:
            return self._typed(text)
        except NoCityError:
            return ""

    def is_one_city(self, text: str) -> bool:
        """Whether a text names one city, commas and all: a known one, or a name with a country."""
        if self.known_city(text):
            return True
        name, _, country = (piece.strip() for piece in text.rpartition(","))
        if not name or not country_called(country):
            return False
        # Singapore is both: with a known city before it, it is another one.
        return not self.known_city(country) if self.known_city(name) else not BETWEEN_TERMS.search(name)

    def new_city(self, text: str) -> NewCity | None:
        """The city that would have to be noted for `text`."""
        try:
            city = typed_city(text, self.vocabulary, self.lang)
        except NoCityError:
            return None
        return None if isinstance(city, str) else city

    def _typed(self, text: str) -> str:
        city = typed_city(text, self.vocabulary, self.lang)
        return city if isinstance(city, str) else city.id


@contextmanager
def noted(cities: Sequence[NewCity], file: Path, site_languages: Sequence[str]) -> Iterator[None]:
    """Add cities to their file; it stays as it was where what is done with them fails."""
    before = file.read_bytes() if file.exists() else None
    try:
        if cities:
            file.write_bytes(with_cities(file, cities, site_languages))
        yield
    except BaseException:
        if cities and before is not None:
            file.write_bytes(before)
        elif cities:
            file.unlink(missing_ok=True)
        raise


def with_cities(file: Path, cities: Sequence[NewCity], site_languages: Sequence[str]) -> bytes:
    """The file of the cities with some more at its end; its other lines stay, and its line ending is theirs too."""
    before = file.read_bytes() if file.exists() else b""
    entries: Mapping[str, object] = {
        city.id: {"name": dict.fromkeys(site_languages, city.name), "country": city.country} for city in cities
    }
    added = "".join(f"\n{lines_of({key: entry}, in_line=True)}\n" for key, entry in entries.items())
    return before.rstrip() + f"\n{added}".replace("\n", line_ending(before)).encode("utf-8")
