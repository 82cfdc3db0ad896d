"""What people wrote behind a label, as a note has it: ids of themes and cities, dates, names of offices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from lintas.catalogue import catalogue, languages
from lintas.dates import NotADateError
from lintas.fields import Plain
from lintas.model import MAX_SUMMARY, MAX_TITLE, MODELS, SIDES, Format, Header, Kind
from lintas.several import BETWEEN_IN_SENTENCE, terms_in
from lintas.suggest import folded
from lintas.typed_dates import read_typed
from lintas.vocabulary import Vocabulary
from lintas.word.form import Fact

NOBODY = frozenset({"none", "no", "tidak perlu", "tidak", "tidak ada", "-"})


@dataclass
class Placed:
    """The fields of a note, and the facts that no field takes."""

    values: dict[str, Plain] = field(default_factory=dict)
    others: dict[Fact, str] = field(default_factory=dict)


def place_facts(kind: Kind, facts: Mapping[Fact, str], vocabulary: Vocabulary, lang: str) -> Placed:
    """Put every fact into its field, or among the others where it is not understood."""
    placed = Placed()
    teaches, learns = SIDES[kind]
    fields = {"city": teaches, "learners": learns, "theme_2": "theme"}
    for fact, text in facts.items():
        name = fields.get(fact, fact)
        has_field = name in (*MODELS[kind].model_fields, *Header.model_fields)
        value = _value(fact, text, vocabulary, lang) if has_field else None
        known = placed.values.get(name)
        if text and not value:
            placed.others[fact] = text
        elif isinstance(known, list) and isinstance(value, list):
            placed.values[name] = list(dict.fromkeys([*known, *value]))
        elif value:
            placed.values[name] = value
    return placed


def _date(text: str, lang: str) -> str:
    """The date as notes have it; empty where somebody has to look."""
    try:
        return read_typed(text, lang)
    except NotADateError:
        return ""


def _value(fact: Fact, text: str, vocabulary: Vocabulary, lang: str) -> Plain | None:
    """What stands in the field; nothing where the text is not understood as a whole."""
    readers: Mapping[str, Callable[[str], Plain | None]] = {
        "title": lambda title: title if len(title) <= MAX_TITLE else None,
        "summary": lambda summary: summary if len(summary) <= MAX_SUMMARY else None,
        "theme": lambda names: _ids(names, vocabulary.known_theme),
        "theme_2": lambda names: _ids(names, vocabulary.known_theme),
        "city": lambda names: _ids(names, vocabulary.known_city),
        "learners": lambda names: _ids(names, vocabulary.known_city),
        "date": lambda date: _date(date, lang),
        "format": lambda name: next(_formats(name), None),
        "authors": lambda office: [office] if folded(office) not in NOBODY else None,
    }
    return readers[fact](text) if text and fact in readers else None


def _ids(text: str, find: Callable[[str], str]) -> list[Plain] | None:
    ids = [find(term) for term in terms_in(text, lambda term: bool(find(term)), BETWEEN_IN_SENTENCE)]
    return list(dict.fromkeys(ids)) if all(ids) else None


def _formats(text: str) -> Iterator[str]:
    for one in get_args(Format):
        if folded(text) in {folded(catalogue(lang).say(f"format.{one}")) for lang in languages()}:
            yield one
