"""The themes for other vocabularies, in two notations of one graph."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lintas.export.stock import Files, Stock
from lintas.export.thesaurus import PREFIXES, Iri, Thing, Words, thesaurus
from lintas.export.turtle import turtle
from lintas.whole import JSON_LD, TURTLE

LINKS = (
    *("skos:inScheme", "skos:topConceptOf", "skos:hasTopConcept", "skos:broader", "skos:narrower", "skos:related"),
    *("skos:closeMatch", "skos:relatedMatch", "dcterms:license"),
)
BY_LANGUAGE = ("dcterms:title", "skos:prefLabel", "skos:altLabel", "skos:definition")
# What the short names below stand for; it is written into the file, which nobody needs another one to read.
CONTEXT: dict[str, Any] = PREFIXES | {
    "id": "@id",
    "type": "@type",
    **{name: {"@id": name, "@type": "@id"} for name in LINKS},
    **{name: {"@id": name, "@container": "@language"} for name in BY_LANGUAGE},
}


def skos_files(stock: Stock) -> Files:
    """One file a notation; none where the site's address is not known, of which the themes' names are made."""
    if not stock.site_url:
        return {}
    key = stock.key("skos")
    return {
        TURTLE.path: (key, lambda: turtle(thesaurus(stock)).encode()),
        JSON_LD.path: (key, lambda: _json_ld(thesaurus(stock)).encode()),
    }


def _json_ld(things: Iterable[Thing]) -> str:
    graph = [
        {"id": thing.iri.text, "type": thing.type, **{name: _values(name, values) for name, values in thing.said}}
        for thing in things
    ]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _values(name: str, values: tuple[Iri | Words, ...]) -> object:
    if name not in BY_LANGUAGE:
        return _one_or_list([_value(value) for value in values])
    found: dict[str, list[object]] = {}
    for value in values:
        found.setdefault(getattr(value, "lang", ""), []).append(value.text)
    return {lang: _one_or_list(texts) for lang, texts in found.items()}


def _value(value: Iri | Words) -> object:
    lang = "" if isinstance(value, Iri) else value.lang
    return {"@value": value.text, "@language": lang} if lang else value.text


def _one_or_list(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values
