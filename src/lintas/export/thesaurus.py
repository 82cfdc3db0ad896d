"""The themes as a thesaurus, in the words of SKOS (https://www.w3.org/TR/skos-reference/): a graph, in no notation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lintas.catalogue import catalogue
from lintas.export.stock import Stock
from lintas.pages.linked import THEME, THEMES
from lintas.vocabulary import Vocabulary

PREFIXES = {"dcterms": "http://purl.org/dc/terms/", "skos": "http://www.w3.org/2004/02/skos/core#"}
# Targets and goals of the Sustainable Development Goals as the United Nations name them (http://metadata.un.org/sdg/).
SDG = "http://metadata.un.org/sdg/"
SDG_NUMBER = re.compile(r"\d{1,2}(\.(\d{1,2}|[a-d]))?")
FRAMEWORK_LANGUAGE = "en"  # the City Resilience Framework's wording
# What no IRI may hold (RFC 3987), as it is written there.
ENCODED = {code: f"%{code:02X}" for code in (*range(33), *map(ord, '"<>\\^`{|}'))}


@dataclass(frozen=True)
class Iri:
    """The name of a thing, which is also its address."""

    text: str


@dataclass(frozen=True)
class Words:
    """A text; `lang` is empty for one that is in no language."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Thing:
    """A thing and what is said of it: properties by prefix and name, each once with all its values."""

    iri: Iri
    type: str
    said: tuple[tuple[str, tuple[Iri | Words, ...]], ...]


def thesaurus(stock: Stock) -> Iterator[Thing]:
    """The scheme, then every theme, in the order of the vocabulary's file."""
    names = _names(stock)
    yield _scheme(stock, names)
    for theme in stock.library.vocabulary.themes:
        yield _concept(stock, theme, names)


def _names(stock: Stock) -> dict[str, Iri]:
    """The scheme's name, by no theme, and the themes': as their pages in the site's first language name them."""
    first = stock.library.languages[0]
    scheme = Iri(f"{stock.address(stock.uri(first, 'themes'))}{THEMES}")
    pages = {theme: stock.address(stock.uri(first, "themes", theme)) for theme in stock.library.vocabulary.themes}
    return {"": scheme, **{theme: Iri(f"{page}{THEME}") for theme, page in pages.items()}}


def _scheme(stock: Stock, names: Mapping[str, Iri]) -> Thing:
    themes = stock.library.vocabulary.themes
    titles = [
        Words(f"{stock.site_name}: {catalogue(lang).say('page.themes')}", lang) for lang in stock.library.languages
    ]
    license_address = [Iri(stock.license_address)] if stock.license else []
    return _thing(
        names[""],
        "skos:ConceptScheme",
        ("dcterms:title", titles),
        ("dcterms:creator", [Words(stock.site_name)]),
        ("dcterms:license", license_address),
        ("skos:hasTopConcept", [names[theme] for theme in themes if not themes[theme].broader]),
    )


def _concept(stock: Stock, key: str, names: Mapping[str, Iri]) -> Thing:
    vocabulary = stock.library.vocabulary
    theme = vocabulary.themes[key]
    numbers = [number for number in theme.sdg if SDG_NUMBER.fullmatch(number)]
    notes = [Words(f"SDG: {number}") for number in theme.sdg if number not in numbers]
    if theme.crf:
        notes.append(Words(f"City Resilience Framework: {theme.crf}", FRAMEWORK_LANGUAGE))
    return _thing(
        names[key],
        "skos:Concept",
        ("skos:inScheme", [names[""]]),
        ("skos:topConceptOf", [] if theme.broader else [names[""]]),
        ("skos:notation", [Words(key)]),
        ("skos:prefLabel", [Words(text, lang) for lang, text in theme.label.items()]),
        # A label is one or the other, never both.
        (
            "skos:altLabel",
            [Words(text, lang) for lang, some in theme.alt.items() for text in some if text != theme.label.get(lang)],
        ),
        ("skos:definition", [Words(text, lang) for lang, text in theme.definition.items()]),
        ("skos:broader", [names[other] for other in theme.broader]),
        ("skos:narrower", [names[other] for other in vocabulary.narrower(key)]),
        ("skos:related", [names[other] for other in _related(vocabulary, key)]),
        # Close, not exact: what is exact holds on through every other vocabulary that says so as well.
        ("skos:closeMatch", [Iri(address.translate(ENCODED)) for address in theme.match]),
        ("skos:relatedMatch", [Iri(f"{SDG}{number}") for number in numbers]),
        ("skos:note", notes),
    )


def _related(vocabulary: Vocabulary, theme: str) -> Iterator[str]:
    """The related themes but those above or below, which SKOS keeps apart from these."""
    below = vocabulary.with_narrower(theme)
    for other in vocabulary.related(theme):
        if other not in below and theme not in vocabulary.with_narrower(other):
            yield other


def _thing(iri: Iri, kind: str, *said: tuple[str, Iterable[Iri | Words]]) -> Thing:
    found = ((name, tuple(dict.fromkeys(value for value in values if value.text))) for name, values in said)
    return Thing(iri, kind, tuple((name, values) for name, values in found if values))
