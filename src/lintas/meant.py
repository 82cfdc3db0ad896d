"""What somebody meant who wrote a label, a gloss or a slip where a file has an id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from lintas.catalogue import Catalogue, catalogue, language_name, languages
from lintas.model import KINDS
from lintas.suggest import folded, nearest

LONGEST = 200  # characters of a text that are looked at; nothing that somebody may mean has half of them
SHORTEST = 4  # letters; fewer begin too many words


def meant(text: str, spellings: Iterable[tuple[str, str]]) -> str:
    """The spelling that a text stands for: the same, the one that has its words, or the one most like it; else empty.

    `spellings` come with what each of them leads to; words that lead to several things lead to none.
    """
    ids = dict(reversed([*spellings]))  # of two claims to a text the first holds
    wanted = folded(text[:LONGEST])
    for holds in (_is_same, _begins_with, _has_words):
        found = [spelling for spelling in reversed(ids) if holds(_spelt(spelling), wanted)]
        if len({ids[spelling] for spelling in found}) == 1:
            return found[0]
    return nearest(text[:LONGEST], ids)


def value_meant(field: str, text: str, allowed: Collection[str], glosses: Sequence[str] = ()) -> str:
    """The value of a field that a text stands for: by its name or its label in any language.

    `glosses` are what the glossary writes out for the text: `studi banding` is a study visit.
    """
    spellings = {folded(label): value for label, value in _labels(field, allowed)}
    known = next((spellings[folded(gloss)] for gloss in glosses if folded(gloss) in spellings), "")
    return known or spellings.get(meant(text, spellings.items()), "")


def key_meant(text: str, keys: Iterable[str]) -> str:
    """The field that a key stands for: by its name, its label, or another word for it, in any language."""
    spellings = _spellings(tuple(keys))
    return spellings.get(meant(text, spellings.items()), "")


@lru_cache(maxsize=32)  # a note of another program has many keys, and few models have fields
def _spellings(keys: tuple[str, ...]) -> Mapping[str, str]:
    return {folded(word): key for key in keys for word in _words_for(key)}


def language_meant(text: str, codes: Iterable[str]) -> str:
    """The code of a language that a text stands for: by its name in any language."""
    spellings = {
        folded(name): code for code in codes for name in (*(language_name(code, lang) for lang in languages()), code)
    }
    return spellings.get(meant(text, spellings.items()), "")


def labels_of(field: str, value: str, words: Catalogue) -> Iterator[str]:
    """What a value of a field is called; the states of asks and offers have words of their own."""
    for group in (field, *(f"{kind}-{field}" for kind in KINDS)):
        if words.has(f"{group}.{value}"):
            yield words.say(f"{group}.{value}")


def _labels(field: str, values: Collection[str]) -> Iterator[tuple[str, str]]:
    for words in map(catalogue, languages()):
        yield from ((label, value) for value in values for label in labels_of(field, value, words))
    yield from ((value, value) for value in values)


def _words_for(key: str) -> Iterator[str]:
    for words in map(catalogue, languages()):
        yield words.say(f"field.{key}")
        yield from words.say(f"field.{key}.synonyms").split(";") if words.has(f"field.{key}.synonyms") else ()
    yield key


@lru_cache(maxsize=1 << 14)  # labels, which are many fewer than what somebody wrote in their place
def _spelt(label: str) -> str:
    return folded(label)


def _is_same(spelling: str, wanted: str) -> bool:
    return spelling == wanted


def _begins_with(spelling: str, wanted: str) -> bool:
    return len(wanted) >= SHORTEST and spelling.startswith(wanted)


def _has_words(spelling: str, wanted: str) -> bool:
    return len(wanted) >= SHORTEST and f" {wanted} " in f" {spelling} "
