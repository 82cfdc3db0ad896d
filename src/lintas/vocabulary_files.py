"""The vocabulary's files to a Vocabulary, and all that is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from lintas.fields import Fields, Plain, is_blank, plain, plain_fields
from lintas.names import is_name
from lintas.problem import Problem, Value
from lintas.source import Source
from lintas.suggest import folded, nearest
from lintas.validate import validate
from lintas.vocabulary import City, Term, Theme, Vocabulary, city_spellings, term_spellings, theme_spellings

FILES = {"themes": "themes.yml", "cities": "cities.yml", "glossary": "glossary.yml"}
MOST = {"themes": 500, "cities": 20_000, "glossary": 5_000}  # entries; nobody finds a theme among so many
MOST_ADVISED = 10  # entries of a file of which it is searched what they meant; no more are told

V = TypeVar("V", Theme, City, Term)


def read_vocabulary(files: Mapping[str, Source], languages: tuple[str, ...]) -> tuple[Vocabulary, list[Problem]]:
    """Make the vocabulary of the files that there are (`themes`, `cities`, `glossary`)."""
    problems = list(_languages(files, languages))
    unread: set[str] = set()
    themes = _entries(Theme, files.get("themes"), problems, unread)
    cities = _entries(City, files.get("cities"), problems, unread)
    terms = _entries(Term, files.get("glossary"), problems, unread)
    vocabulary = Vocabulary(
        themes=themes,
        cities=cities,
        terms=terms,
        theme_names=_names(theme_spellings(themes), files.get("themes"), problems),
        city_names=_names(city_spellings(cities), files.get("cities"), problems),
        # In the glossary one text may have two meanings; the first entry is the one shown.
        term_names=_names(term_spellings(terms), None, problems),
        unread=frozenset(unread),
        themes_file=files["themes"].path if "themes" in files else FILES["themes"],
        cities_file=files["cities"].path if "cities" in files else FILES["cities"],
    )
    problems.extend(_dangling(vocabulary, files))
    return _without_dangling(vocabulary), problems


def _entries(model: type[V], source: Source | None, problems: list[Problem], unread: set[str]) -> dict[str, V]:
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
        if key.text not in found:
            values: Plain = plain(node)
            unread |= {folded(text) for text in (key.text, *_texts(values))}
    return found


def _texts(value: Plain) -> Iterator[str]:
    """Every text in a value: an entry with a fault may be meant by any of them."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


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
    themes = _Known(vocabulary.themes, vocabulary.unread, vocabulary.themes_file)
    cities = _Known(vocabulary.cities, vocabulary.unread, vocabulary.cities_file)
    for key, theme in vocabulary.themes.items():
        yield from _unknown("unknown-theme", files["themes"], theme.broader, themes, key, "broader")
        yield from _unknown("unknown-theme", files["themes"], theme.related, themes, key, "related")
        if any(key in vocabulary.with_narrower(below) for below in vocabulary.narrower(key)):
            at = files["themes"].locate(key, "broader")
            yield Problem("circle", at, {"field": "broader", "start": key})
    for key, city in vocabulary.cities.items():
        for index, twin in enumerate(city.twins):
            yield from _unknown("unknown-city", files["cities"], (twin.city,), cities, key, "twins", index, "city")
            if twin.city == key:
                at = files["cities"].locate(key, "twins", index, "city")
                yield Problem("circle", at, {"field": "twins", "start": key})
    for key, term in vocabulary.terms.items():
        yield from _unknown("unknown-theme", files["glossary"], term.theme, themes, key, "theme")
        yield from _unknown("unknown-city", files["glossary"], term.city, cities, key, "city")


@dataclass(frozen=True)
class _Known:
    """The ids that a reference may name, the texts of entries whose own fault is reported, and the file of both.

    `advised` are those of which it was said that they are unknown.
    """

    ids: Mapping[str, object]
    unread: frozenset[str]
    file: str
    advised: list[str] = field(default_factory=list)

    def __contains__(self, target: str) -> bool:
        return target in self.ids or folded(target) in self.unread


def _unknown(rule: str, source: Source, targets: Iterable[str], known: _Known, *steps: str | int) -> Iterator[Problem]:
    for target in targets:
        if target not in known:
            known.advised.append(target)
            near = nearest(target, known.ids) if len(known.advised) <= MOST_ADVISED else ""
            values: dict[str, Value] = {"value": target, "near": near, "file": known.file}
            yield Problem(rule, source.locate(*steps), values, "near" * bool(near))


def _without_dangling(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary without references that lead nowhere: the preview shows the rest all the same."""

    def kept(targets: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(target for target in targets if target in vocabulary.themes)

    return replace(
        vocabulary,
        themes={
            key: theme.model_copy(update={"broader": kept(theme.broader), "related": kept(theme.related)})
            for key, theme in vocabulary.themes.items()
        },
        cities={
            key: city.model_copy(
                update={"twins": tuple(t for t in city.twins if t.city in vocabulary.cities and t.city != key)}
            )
            for key, city in vocabulary.cities.items()
        },
    )
