"""Cities that somebody typed because the list does not have them: known by another name, or new."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lintas.catalogue import languages, locale
from lintas.intake.harmless import line
from lintas.intake.trouble import Trouble
from lintas.names import as_name
from lintas.several import texts_in
from lintas.suggest import folded, nearest
from lintas.vocabulary import Vocabulary
from lintas.written import lines_of

MAX_CITIES = 10  # in one answer; nobody types more by hand
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


def typed_cities(
    question: str, text: str, vocabulary: Vocabulary, lang: str
) -> tuple[list[str | NewCity], list[Trouble]]:
    """The cities of an answer: ids of known ones, and new ones; countries are named in a language."""
    found: list[str | NewCity] = []
    troubles: list[Trouble] = []
    parts = [part for part in map(line, texts_in(text)) if part]
    if len(parts) > MAX_CITIES:
        return [], [Trouble(question, "intake.cities", {"limit": str(MAX_CITIES)})]
    for part in parts:
        known = vocabulary.known_city(part)
        name, _, country = (piece.strip() for piece in part.rpartition(","))
        code = _countries().get(folded(country), "")
        same = vocabulary.known_city(name) if code and not known else ""
        there = vocabulary.cities[same].country if same else code
        city = as_name(name)
        if known or (same and there == code):
            found.append(known or same)
        elif there != code:
            values = {"city": name, "known": country_name(there, lang), "country": country_name(code, lang)}
            troubles.append(Trouble(question, "intake.other_country", values))
        elif not code or not name:
            troubles.append(Trouble(question, "intake.country", {"value": part}))
        elif not city or not CITY.fullmatch(name):
            troubles.append(Trouble(question, "intake.city", {"value": name}))
        elif city in vocabulary.cities:
            values = {"value": name, "known": vocabulary.city_name(city, lang)}
            troubles.append(Trouble(question, "intake.city.taken", values))
        else:
            names = (text for known in vocabulary.cities.values() for text in known.name.values())
            found.append(NewCity(city, name, code, nearest(name, names)))
    return found, troubles


def country_name(code: str, lang: str) -> str:
    """A country's name in a language, by its code of ISO 3166-1."""
    return str(locale(lang).territories.get(code, code))


def with_cities(text: str, cities: Sequence[NewCity], site_languages: Sequence[str]) -> str:
    """The file of the cities with some more at its end; its other lines stay."""
    entries: Mapping[str, object] = {
        city.id: {"name": dict.fromkeys(site_languages, city.name), "country": city.country} for city in cities
    }
    added = "".join(f"\n{lines_of({key: entry}, in_line=True)}\n" for key, entry in entries.items())
    return f"{text.rstrip()}\n{added}"


@cache
def _countries() -> Mapping[str, str]:
    """The codes of ISO 3166-1 by the names of countries in our languages, and by themselves."""
    found: dict[str, str] = {}
    for lang in languages():
        for code, name in locale(lang).territories.items():
            if len(code) == len("ID") and code.isalpha():
                found |= {folded(name): code, folded(code): code}
    return found
