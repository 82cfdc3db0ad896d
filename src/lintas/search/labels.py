"""What the search says in a language: its wording, and the name of every value of a facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import get_args

from lintas.catalogue import catalogue, language_name
from lintas.library import Library
from lintas.model import KINDS, Format, Stage
from lintas.search.facets import FACETS, Values

SUGGESTED = 6  # themes

# The wording that names a facet.
NAMES: Mapping[str, str] = {
    "theme": "field.theme",
    "from": "field.lesson_from",
    "learner": "field.learners",
    "year": "search.year",
    "kind": "field.kind",
    "format": "field.format",
    "stage": "field.stage",
    "language": "field.lang",
    "tag": "field.tag",
}


def value_label(library: Library, facet: str, value: str, lang: str) -> str:
    """The name of a facet's value in a language."""
    if facet == "theme":
        return library.vocabulary.theme_label(value, lang)
    if facet in {"from", "learner"}:
        return library.vocabulary.city_name(value, lang)
    if facet == "language":
        return language_name(value, lang)
    return catalogue(lang).say(f"{facet}.{value}") if facet in {"kind", "format", "stage"} else value


def labels(library: Library, values: Iterable[Values], lang: str) -> dict[str, object]:
    """The file `labels.<lang>.json`; `values` are those of all notes.

    `order` has the values that go by an order of their own, not by frequency.
    """
    vocabulary, words = library.vocabulary, catalogue(lang)
    known: Mapping[str, tuple[str, ...]] = {
        "theme": tuple(vocabulary.themes),
        "from": tuple(vocabulary.cities),
        "learner": tuple(vocabulary.cities),
        "kind": KINDS,
        "format": get_args(Format),
        "stage": get_args(Stage),
        "language": library.languages,
    }
    themes = Counter(theme for by_facet in values for theme in by_facet["theme"])
    most = [theme for theme, _ in sorted(themes.items(), key=lambda item: (-item[1], item[0]))[:SUGGESTED]]
    return {
        "say": words.below("search."),
        "home": "" if lang == library.languages[0] else f"{lang}/",
        "facets": {facet: words.say(NAMES[facet]) for facet in (*FACETS, "tag")},
        "values": {
            facet: {value: value_label(library, facet, value, lang) for value in values}
            for facet, values in known.items()
        },
        "order": {"kind": KINDS, "format": get_args(Format), "stage": get_args(Stage)},
        "broader": {key: theme.broader for key, theme in vocabulary.themes.items() if theme.broader},
        "marks": {
            other: words.say("language.mark", language=language_name(other, lang)) for other in library.languages
        },
        "most": most,
    }
