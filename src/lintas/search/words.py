"""A text to the roots of its words, the same in Python and in the browser (`skin/assets/lintas/search/words.js`).

A word is first taken for Indonesian: affixes come off while a root of the dictionary remains. What is left goes
through the endings of English, whatever its language was: a query does not say its language either. The rules are in
`language.toml`; the dictionary is the list of root words of PySastrawi.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

LONGEST = 40  # letters of a word; what is longer is no word, and is cut
WORD = re.compile(r"[^\W_]+")
POSSESSIVE = re.compile(r"(?<=[^\W_])['’]s\b")
VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=1)
def language() -> Mapping[str, Any]:
    """The declarations of `language.toml`."""
    return tomllib.loads(resources.files("lintas.search").joinpath("language.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Every root of Indonesian that an affix may be taken off."""
    rules = language()["indonesian"]
    listed = resources.files("Sastrawi.Stemmer").joinpath("data", "kata-dasar.txt").read_text(encoding="utf-8")
    long = {word for word in listed.split() if word.isalpha() and len(word) >= rules["shortest"]}
    return frozenset((long | set(rules["more"].split()) | set(rules["short"].split())) - set(rules["rare"].split()))


def words(text: str) -> list[str]:
    """The words of a text in lower case, without accents and marks; digits count as letters."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return [word[:LONGEST] for word in WORD.findall(POSSESSIVE.sub("", plain).lower())]


@dataclass(frozen=True)
class Roots:
    """Words to roots by a lexicon of Indonesian roots: all there are, or those that occur in a base."""

    lexicon: AbstractSet[str] = field(default_factory=dictionary)
    _known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def met(self) -> Iterable[str]:
        """Every word that was asked for so far."""
        return self._known

    def root(self, word: str) -> str:
        """The root of a word; empty for one that says nothing."""
        found = self._known.get(word)
        if found is None:
            found = "" if word in stop_words() else english(self.indonesian(word))
            self._known[word] = found
        return found

    def roots(self, text: str) -> list[str]:
        """The roots of a text in order, without the words that say nothing."""
        return [root for word in words(text) if (root := self.root(word))]

    def indonesian(self, word: str) -> str:
        """The root in the lexicon that the fewest letters have to be taken off for; the word where there is none."""
        if word in self.lexicon:
            return word
        best, cost = word, (len(word), 0)
        for rest, after in _without_suffixes(word):
            for root, before in _without_prefixes(rest, language()["indonesian"]["most_prefixes"]):
                if (after + before, before) < cost and root in self.lexicon:
                    best, cost = root, (after + before, before)
        return best


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The words of all languages that say nothing of what is looked for."""
    return frozenset(word for listed in language()["stop"].values() for word in listed.split())


def _without_suffixes(word: str) -> Iterator[tuple[str, int]]:
    """A word without particle, possessive and suffix, each taken off or not, with the letters that went."""
    rules = language()["indonesian"]
    shortest = rules["shortest"] - 1
    found = [(word, 0)]
    for endings in (rules["particles"], rules["possessives"], rules["suffixes"]):
        found += [
            (rest[: -len(ending)], taken + len(ending))
            for rest, taken in found
            for ending in endings
            if rest.endswith(ending) and len(rest) - len(ending) >= shortest
        ]
    return iter(found)


def _without_prefixes(word: str, most: int) -> Iterator[tuple[str, int]]:
    """A word without up to `most` prefixes, with the letters that went."""
    yield word, 0
    if most == 0:
        return
    rules = language()["indonesian"]
    for prefix, followed, beginnings in rules["prefixes"]:
        rest = word[len(prefix) :]
        fits = word.startswith(prefix) and len(rest) >= rules["shortest"] - 1 and (not followed or rest[0] in followed)
        if fits:
            for beginning in beginnings:
                for root, taken in _without_prefixes(beginning + rest, most - 1):
                    yield root, taken + len(prefix)


def english(word: str) -> str:
    """A word without English endings."""
    rules = language()["english"]
    if word in rules["keep"]:
        return word
    word = rules["irregular"].get(word, word)
    for step in rules["steps"]:
        for _ in range(step.get("repeat", 1)):
            shorter = _step(word, step["rules"])
            if shorter == word:
                break
            word = shorter
    return word


def _step(word: str, rules: Iterable[tuple[str, str, int]]) -> str:
    for ending, instead, least in rules:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= least and (least == 0 or VOWEL.search(stem)):
            return stem + instead
    return word
