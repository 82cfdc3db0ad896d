"""Themes, cities and glossary, and how a text finds its id: by id, label, name or alias, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from pydantic_core import PydanticCustomError

from lintas.model import Address, Date, Line, Many, Record, TieStatus
from lintas.names import is_name
from lintas.problem import Problem
from lintas.source import Fields, Source, is_blank, plain_fields
from lintas.suggest import folded, nearest
from lintas.validate import validate

FILES = {"themes": "themes.yml", "cities": "cities.yml", "glossary": "glossary.yml"}

Text = Mapping[str, Line]  # by language
Texts = Mapping[str, Many[Line]]  # by language
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
    country: Line
    lat: float | None = None
    lon: float | None = None
    aliases: Many[Line] = ()
    twins: tuple[Twin, ...] = ()
    wikidata: Line = ""


class Term(Record):
    """An abbreviation or name, written out per language."""

    kind: Literal["acronym", "organisation", "office", "programme", "place", "term"]
    term: Line
    full: Text
    explain: Text = NOTHING
    alt: Many[Line] = ()
    theme: Many[str] = ()
    city: Many[str] = ()


V = TypeVar("V", Theme, City, Term)


@dataclass(frozen=True)
class Vocabulary:
    """The three files; `theme_names`, `city_names` and `term_names` lead from a folded text to an id."""

    themes: Mapping[str, Theme] = field(default_factory=dict)
    cities: Mapping[str, City] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    theme_names: Mapping[str, str] = field(default_factory=dict)
    city_names: Mapping[str, str] = field(default_factory=dict)
    term_names: Mapping[str, str] = field(default_factory=dict)

    def theme_id(self, text: str) -> str:
        """The theme that goes by `text`; raises `PydanticCustomError` of the rule `unknown-theme`."""
        return _find(text, self.theme_names, "unknown-theme", theme_spellings(self.themes))

    def city_id(self, text: str) -> str:
        """The city that goes by `text`; raises `PydanticCustomError` of the rule `unknown-city`."""
        return _find(text, self.city_names, "unknown-city", city_spellings(self.cities))

    def theme_label(self, theme: str, lang: str) -> str:
        """A theme's label in a language, else in the first that it has."""
        return in_language(self.themes[theme].label, lang)

    def city_name(self, city: str, lang: str) -> str:
        """A city's name in a language, else in the first that it has."""
        return in_language(self.cities[city].name, lang)

    def term(self, text: str) -> Term | None:
        """The glossary's entry for a text, such as an organisation's usual short name."""
        found = self.term_names.get(folded(text))
        return self.terms[found] if found else None

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


def in_language(words: Mapping[str, str], lang: str) -> str:
    """The text in a language, else in the first one that there is; empty where there is none."""
    return words.get(lang) or next(iter(words.values()), "")


def theme_spellings(themes: Mapping[str, Theme]) -> Iterator[tuple[str, str]]:
    """Every text that leads to a theme, with its id."""
    for key, theme in themes.items():
        yield from _spellings(key, theme.label.values(), *theme.alt.values())


def city_spellings(cities: Mapping[str, City]) -> Iterator[tuple[str, str]]:
    """Every text that leads to a city, with its id."""
    for key, city in cities.items():
        yield from _spellings(key, city.name.values(), city.aliases)


def term_spellings(terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Every text that leads to an entry of the glossary, with its id."""
    for key, term in terms.items():
        yield from _spellings(key, [term.term], term.full.values(), term.alt)


def read_vocabulary(files: Mapping[str, Source], languages: tuple[str, ...]) -> tuple[Vocabulary, list[Problem]]:
    """Make the vocabulary of the files that there are (`themes`, `cities`, `glossary`)."""
    problems = list(_languages(files, languages))
    themes = _entries(Theme, files.get("themes"), problems)
    cities = _entries(City, files.get("cities"), problems)
    terms = _entries(Term, files.get("glossary"), problems)
    vocabulary = Vocabulary(
        themes=themes,
        cities=cities,
        terms=terms,
        theme_names=_names(theme_spellings(themes), files.get("themes"), problems),
        city_names=_names(city_spellings(cities), files.get("cities"), problems),
        # In the glossary one text may have two meanings; the first entry is the one shown.
        term_names=_names(term_spellings(terms), None, problems),
    )
    problems.extend(_dangling(vocabulary, files))
    return vocabulary, problems


def _spellings(key: str, *groups: Iterable[str]) -> Iterator[tuple[str, str]]:
    yield key, key
    for group in groups:
        for text in group:
            yield text, key


def _find(text: str, names: Mapping[str, str], slug: str, spellings: Iterable[tuple[str, str]]) -> str:
    found = names.get(folded(text))
    if found is None:
        near = nearest(text, (spelling for spelling, _ in spellings))
        raise PydanticCustomError(slug, "{value}", {"value": text, "near": near})
    return found


def _entries(model: type[V], source: Source | None, problems: list[Problem]) -> dict[str, V]:
    if source is None:
        return {}
    found: dict[str, V] = {}
    for key, node in source.fields.entries:
        if not is_name(key.text):
            problems.append(Problem("bad-name", source.locate(key.text), {"name": key.text}, "vocabulary"))
        elif not isinstance(node, Fields):
            problems.append(Problem("wrong-type", source.locate(key.text), {"field": key.text}, "mapping"))
        else:
            record, found_problems = validate(model, plain_fields(node), source, None, key.text)
            problems.extend(found_problems)
            if record:
                found[key.text] = record
    return found


def _languages(files: Mapping[str, Source], languages: tuple[str, ...]) -> Iterator[Problem]:
    """A label or name must be there in every language of the site."""
    for file, name in (("themes", "label"), ("cities", "name")):
        source = files.get(file)
        for key, node in source.fields.entries if source else ():
            words = node.get(name) if isinstance(node, Fields) else None
            for lang in languages:
                if source and isinstance(words, Fields) and (not (word := words.get(lang)) or is_blank(word)):
                    at = source.locate(key.text, name)
                    yield Problem("missing-label", at, {"entry": key.text, "field": name, "lang": lang})


def _names(spellings: Iterable[tuple[str, str]], source: Source | None, problems: list[Problem]) -> dict[str, str]:
    names: dict[str, str] = {}
    for text, key in spellings:
        owner = names.setdefault(folded(text), key)
        if owner != key and source:
            values = {"text": text, "owner": owner, "entry": key}
            problems.append(Problem("duplicate-label", source.locate(key), dict(values)))
    return names


def _dangling(vocabulary: Vocabulary, files: Mapping[str, Source]) -> Iterator[Problem]:
    """References inside the files that lead nowhere, or round in a circle."""
    themes, cities = vocabulary.themes, vocabulary.cities
    for key, theme in themes.items():
        yield from _unknown("unknown-theme", files["themes"], theme.broader, themes, key, "broader")
        yield from _unknown("unknown-theme", files["themes"], theme.related, themes, key, "related")
        if any(key in vocabulary.with_narrower(below) for below in vocabulary.narrower(key)):
            at = files["themes"].locate(key, "broader")
            yield Problem("circle", at, {"field": "broader", "start": key})
    for key, city in cities.items():
        for index, twin in enumerate(city.twins):
            yield from _unknown("unknown-city", files["cities"], (twin.city,), cities, key, "twins", index, "city")
    for key, term in vocabulary.terms.items():
        yield from _unknown("unknown-theme", files["glossary"], term.theme, themes, key, "theme")
        yield from _unknown("unknown-city", files["glossary"], term.city, cities, key, "city")


def _unknown(
    rule: str, source: Source, targets: Iterable[str], known: Iterable[str], *steps: str | int
) -> Iterator[Problem]:
    for target in targets:
        if target not in known:
            near = nearest(target, known)
            yield Problem(rule, source.locate(*steps), {"value": target, "near": near}, "near" * bool(near))
