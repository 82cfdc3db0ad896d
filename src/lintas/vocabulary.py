"""Themes, cities and glossary, and how a text finds its id: by id, label, name or alias, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from lintas.countries import is_country
from lintas.meant import meant
from lintas.model import Record, TieStatus
from lintas.several import BETWEEN_IN_SENTENCE, MOST_PARTS, terms_in
from lintas.suggest import folded, unaccented
from lintas.unseen import latin, named
from lintas.validate import HUSHED
from lintas.values import Address, ByLanguage, Date, Line, Many, OneLine


def _country(code: str) -> str:
    if not is_country(code):
        raise PydanticCustomError("unknown-country", "{value}", {"value": code})
    return code


TermKind = Literal["acronym", "organisation", "office", "programme", "place", "term"]
Country = Annotated[str, AfterValidator(_country)]
Text = ByLanguage[Line]
Texts = ByLanguage[Many[Line]]
MAX_TERM = 100  # characters of an abbreviation or a name as it stands in texts
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
    term: Annotated[OneLine, Field(max_length=MAX_TERM)]
    full: Text
    explain: Text = NOTHING
    alt: Many[Line] = ()
    theme: Many[str] = ()
    city: Many[str] = ()


@dataclass(frozen=True)
class Vocabulary:
    """The three files; `theme_names`, `city_names` and `term_names` lead from a folded text to an id.

    `unread` are the folded texts of entries that have a fault: it is reported there, not wherever they are named.
    `cities_are_faulty` says that the file of the cities has errors: then nothing is added to it.
    `themes_file` and `cities_file` are the paths by which messages name the files.
    """

    themes: Mapping[str, Theme] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    theme_names: Mapping[str, str] = field(default_factory=dict)
    city_names: Mapping[str, str] = field(default_factory=dict)
    term_names: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    cities_are_faulty: bool = False
    themes_file: str = "themes.yml"
    cities_file: str = "cities.yml"

    def theme_id(self, text: str) -> str:
        """The theme that goes by `text`; raises `PydanticCustomError` of the rule `unknown-theme`."""
        return self._find(text, self.known_theme(text), "unknown-theme", self.themes_file)

    def city_id(self, text: str) -> str:
        """The city that goes by `text`; raises `PydanticCustomError` of the rule `unknown-city`."""
        return self._find(text, self.known_city(text), "unknown-city", self.cities_file)

    def known_theme(self, text: str) -> str:
        """The theme that goes by `text`; empty where none does."""
        return self.theme_names.get(folded(text), "")

    def known_city(self, text: str) -> str:
        """The city that goes by `text`, with its accents or without; empty where none does."""
        return self.city_names.get(folded(text)) or self._unaccented_cities.get(unaccented(text), "")

    @cached_property
    def _unaccented_cities(self) -> Mapping[str, str]:
        names = reversed([*self.city_names.items()])  # of two that are the same without their accents the first holds
        return {unaccented(name): city for name, city in names}

    def advice(self, rule: str, text: str) -> Mapping[str, str]:
        """What of a text that is no theme or city the glossary tells, or what was meant; values of the problem."""
        is_theme = rule == "unknown-theme"
        names = self.theme_names if is_theme else self.city_names
        spelt = [*(theme_spellings(self.themes) if is_theme else city_spellings(self.cities))]
        # Behind a city stands its country, which is no other city.
        letters = [letter for letter in text if latin(letter) != letter]
        if letters and folded(near := latin(text)) in names:
            return {"variant": "lookalike", "near": near, "letters": ", ".join(dict.fromkeys(map(named, letters)))}
        if parts := _parts(text, names, spelt if is_theme else []):
            return {"variant": "list", "parts": ", ".join(parts), "typed": "; ".join(parts)}
        term = self.terms.get(self.term_id(text))
        told = () if term is None else term.theme if is_theme else term.city
        near = next((key for key in told if folded(key) in names), "") or meant(text, spelt)
        return {"variant": "near", "near": near} if near else {}

    def _find(self, text: str, found: str, slug: str, file: str) -> str:
        if found:
            return found
        if folded(text) in self.unread:
            raise PydanticCustomError(HUSHED, "{value}", {"value": text})
        raise PydanticCustomError(slug, "{value}", {"value": text, "file": file})

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
        return self._narrower.get(theme, ())

    @cached_property
    def _narrower(self) -> Mapping[str, tuple[str, ...]]:
        below: dict[str, list[str]] = {}
        for key, value in self.themes.items():
            for theme in value.broader:
                below.setdefault(theme, []).append(key)
        return {theme: tuple(keys) for theme, keys in below.items()}

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

    terms = [*terms_in(text, is_known, BETWEEN_IN_SENTENCE)]
    if not all(map(is_known, terms)):
        terms = [*terms_in(text, is_known)] if spelt else []
    if len(terms) > MOST_PARTS:
        return []
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
