"""Themes, cities and glossary, and how a text finds its id: by id, label, name or alias, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Literal

from babel import Locale
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from lintas.meant import meant
from lintas.model import Record, TieStatus
from lintas.several import terms_in
from lintas.suggest import folded
from lintas.validate import HUSHED
from lintas.values import Address, ByLanguage, Date, Line, Many

# What people write between several values.
BETWEEN = re.compile(r"[,;/&\n]|\b(?:dan|serta|and)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """The codes of ISO 3166-1, as the Unicode repository has them; continents have numbers there."""
    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == len("ID") and code.isalpha())


def _country(code: str) -> str:
    if code not in _countries():
        raise PydanticCustomError("unknown-country", "{value}", {"value": code})
    return code


TermKind = Literal["acronym", "organisation", "office", "programme", "place", "term"]
Country = Annotated[str, AfterValidator(_country)]
Text = ByLanguage[Line]
Texts = ByLanguage[Many[Line]]
NOTHING: Mapping[str, Any] = {}


class Theme(Record):
    """A subject of lessons; `broader` themes count its lessons as theirs."""

    label: Text
    definition: Text = NOTHING
    alt: Texts = NOTHING
    broader: Many[str] = ()
    related: Many[str] = ()
    sdg: Many[Line] = ()
    crf: Line = ""
    match: Many[Address] = ()


class Twin(Record):
    """A sister-city tie: `stated` by somebody, or `verified` by a second, independent source."""

    city: str
    since: Date | None = None
    status: TieStatus
    source: Address | None = None
    also: Many[Address] = ()


class City(Record):
    """A city: names by language, country as ISO 3166-1 alpha-2, position in degrees."""

    name: Text
    country: Country
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    aliases: Many[Line] = ()
    twins: tuple[Twin, ...] = ()
    wikidata: Line = ""


class Term(Record):
    """An abbreviation or name, written out per language."""

    kind: TermKind
    term: Line
    full: Text
    explain: Text = NOTHING
    alt: Many[Line] = ()
    theme: Many[str] = ()
    city: Many[str] = ()


@dataclass(frozen=True)
class Vocabulary:
    """The three files; `theme_names`, `city_names` and `term_names` lead from a folded text to an id.

    `unread` are the folded texts of entries that have a fault: it is reported there, not wherever they are named.
    `themes_file` and `cities_file` are the paths by which messages name the files.
    """

    themes: Mapping[str, Theme] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    theme_names: Mapping[str, str] = field(default_factory=dict)
    city_names: Mapping[str, str] = field(default_factory=dict)
    term_names: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    themes_file: str = "themes.yml"
    cities_file: str = "cities.yml"

    def theme_id(self, text: str) -> str:
        """The theme that goes by `text`; raises `PydanticCustomError` of the rule `unknown-theme`."""
        told = self.terms[term].theme if (term := self.term_id(text)) else ()
        return self._find(text, self.theme_names, "unknown-theme", theme_spellings(self.themes), told)

    def city_id(self, text: str) -> str:
        """The city that goes by `text`; raises `PydanticCustomError` of the rule `unknown-city`."""
        told = self.terms[term].city if (term := self.term_id(text)) else ()
        return self._find(text, self.city_names, "unknown-city", city_spellings(self.cities), told)

    def known_theme(self, text: str) -> str:
        """The theme that goes by `text`; empty where none does."""
        return self.theme_names.get(folded(text), "")

    def known_city(self, text: str) -> str:
        """The city that goes by `text`; empty where none does."""
        return self.city_names.get(folded(text), "")

    def _find(
        self, text: str, names: Mapping[str, str], slug: str, spellings: Iterable[tuple[str, str]], told: Sequence[str]
    ) -> str:
        """The id of a text; of what is none the problem names what the glossary is `told` of, or what was meant."""
        found = names.get(folded(text))
        if found is not None:
            return found
        if folded(text) in self.unread:
            raise PydanticCustomError(HUSHED, "{value}", {"value": text})
        spelt = [*spellings]
        parts = _parts(text, names, spelt if slug == "unknown-theme" else [])  # behind a city stands its country
        near = "" if parts else next((key for key in told if folded(key) in names), "") or meant(text, spelt)
        variant = "list" if parts else "near" if near else ""
        values = {"value": text, "near": near, "variant": variant}
        values |= {"parts": ", ".join(parts)} if parts else {}
        file = self.themes_file if slug == "unknown-theme" else self.cities_file
        raise PydanticCustomError(slug, "{value}", {**values, "file": file})

    def theme_label(self, theme: str, lang: str) -> str:
        """A theme's label in a language, else in the first that it has."""
        return in_language(self.themes[theme].label, lang)

    def city_name(self, city: str, lang: str) -> str:
        """A city's name in a language, else in the first that it has."""
        return in_language(self.cities[city].name, lang)

    def term_id(self, text: str) -> str:
        """The glossary's entry for a text, such as an organisation's usual short name; empty where there is none."""
        return self.term_names.get(folded(text), "")

    def glosses(self, text: str) -> tuple[str, ...]:
        """What the glossary writes out for a text, in any language."""
        term = self.terms.get(self.term_id(text))
        return tuple(term.full.values()) if term else ()

    def narrower(self, theme: str) -> tuple[str, ...]:
        """The themes right below a theme, in the order of the file."""
        return tuple(key for key, value in self.themes.items() if theme in value.broader)

    def with_narrower(self, theme: str) -> tuple[str, ...]:
        """A theme and all below it, each once."""
        found: dict[str, None] = {}
        waiting = [theme]
        while waiting:
            key = waiting.pop(0)
            if key not in found:
                found[key] = None
                waiting.extend(self.narrower(key))
        return tuple(found)

    def related(self, theme: str) -> tuple[str, ...]:
        """The related themes; written once, the relation holds both ways."""
        back = [key for key, value in self.themes.items() if theme in value.related]
        return tuple(dict.fromkeys([*self.themes[theme].related, *back]))


def _parts(text: str, names: Mapping[str, str], spelt: Sequence[tuple[str, str]]) -> list[str]:
    """What a list of several would have, where a text is several that were written in one line; else nothing.

    Every part is known; or one is, and commas or semicolons keep it from what, if it stands for one of `spelt` at all,
    stands for another.
    """

    def is_known(term: str) -> bool:
        return folded(term) in names

    terms = [*terms_in(text, is_known, BETWEEN)]
    if not all(map(is_known, terms)):
        terms = [*terms_in(text, is_known)] if spelt else []
    parts: dict[str, str] = {}
    for term in terms:
        part = term if is_known(term) else meant(term, spelt) or term
        parts.setdefault(names.get(folded(part), part), part)
    several = len(parts) > 1 and any(map(is_known, terms))
    return [f'"{part}"' if "," in part else part for part in parts.values()] if several else []


def in_language(words: Mapping[str, str], lang: str) -> str:
    """The text in a language, else in the first one that there is; empty where there is none."""
    return words.get(lang) or next(iter(words.values()), "")


def theme_spellings(themes: Mapping[str, Theme]) -> Iterator[tuple[str, str]]:
    """Every text that leads to a theme, with its id."""
    for key, theme in themes.items():
        yield from _spellings(key, theme.label.values())
    for key, theme in themes.items():  # after all labels: of two claims to a text the synonym's is the wrong one
        yield from ((text, key) for texts in theme.alt.values() for text in texts)


def city_spellings(cities: Mapping[str, City]) -> Iterator[tuple[str, str]]:
    """Every text that leads to a city, with its id."""
    for key, city in cities.items():
        yield from _spellings(key, city.name.values())
    for key, city in cities.items():
        yield from ((text, key) for text in city.aliases)


def term_spellings(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Every text that leads to an entry of the glossary, with its id."""
    for key, term in terms.items():
        yield from _spellings(key, [term.term], term.full.values(), term.alt)


def _spellings(key: str, *groups: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield key, key
    for group in groups:
        for text in group:
            yield text, key
