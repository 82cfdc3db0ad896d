"""Countries by their codes of ISO 3166-1 (two letters), as the Unicode repository has them, and by their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lintas.catalogue import languages, locale
from lintas.suggest import folded


def is_country(code: str) -> bool:
    """Whether a text is the code of a country; continents have numbers there."""
    return len(code) == len("ID") and code.isalpha() and code in locale(languages()[0]).territories


def country_name(code: str, lang: str) -> str:
    """A country's name in a language; its code where it has none."""
    return str(locale(lang).territories.get(code, code))


def country_called(text: str) -> str:
    """The code of the country that somebody names in one of our languages, or by its code; empty where it is none."""
    return _codes().get(folded(text), "")


@cache
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for lang in languages():
        for code, name in locale(lang).territories.items():
            if is_country(code):
                found |= {folded(name): code, folded(code): code}
    return found
