"""Themes and cities as values that an editor offers, and all spellings in which they are taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lintas.suggest import folded
from lintas.vocabulary import Vocabulary, city_spellings, in_language, theme_spellings

SIGNS = frozenset(r"\^$.|?*+()[]{}/")  # those that mean something in a pattern


@dataclass(frozen=True)
class Term:
    """An entry of the vocabulary: the names that are offered, what it is, and all texts that lead to it."""

    names: tuple[str, ...]
    meaning: str
    spellings: tuple[str, ...]


def themes(vocabulary: Vocabulary, languages: Sequence[str]) -> tuple[Term, ...]:
    """The themes, explained by their definitions."""
    spellings = _by_id(theme_spellings(vocabulary.themes))
    return tuple(
        Term(
            _names(key, theme.label.values()),
            "\n\n".join(theme.definition[lang] for lang in languages if lang in theme.definition),
            spellings[key],
        )
        for key, theme in vocabulary.themes.items()
    )


def cities(vocabulary: Vocabulary, languages: Sequence[str]) -> tuple[Term, ...]:
    """The cities, explained by their names and countries."""
    spellings = _by_id(city_spellings(vocabulary.cities))
    return tuple(
        Term(
            _names(key, city.name.values()),
            f"{' · '.join(dict.fromkeys(in_language(city.name, lang) for lang in languages))} ({city.country})",
            spellings[key],
        )
        for key, city in vocabulary.cities.items()
    )


def terms_schema(terms: Sequence[Term], mistaken: str) -> dict[str, Any]:
    """A schema that offers the names, with what they mean, and takes every spelling as the check does.

    A pattern can't ignore capitals everywhere that schemas are read, so that it names both forms of each letter.
    """
    offered = {name: term.meaning for term in terms for name in term.names}
    taken = dict.fromkeys(_pattern(text) for term in terms for text in term.spellings)
    return {
        "type": "string",
        "anyOf": [
            {"enum": list(offered), "enumDescriptions": list(offered.values())},
            {"pattern": f"^({'|'.join(taken)})$", "patternErrorMessage": mistaken},
        ],
    }


def _names(key: str, labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*labels, key)))


def _by_id(spellings: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for text, key in spellings:
        found.setdefault(key, {})[folded(text)] = None
    return {key: tuple(texts) for key, texts in found.items()}


def _pattern(text: str) -> str:
    """A folded text with either form of each letter, and hyphens for blanks."""
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter == " ":
        return "[ _-]"
    upper = letter.upper()
    if upper != letter and len(upper) == 1:
        return f"[{letter}{upper}]"
    return f"\\{letter}" if letter in SIGNS else letter
