"""A text to the roots of its words, the same in Python and in the browser (`skin/assets/lintas/search/words.js`).

A word is first taken for Indonesian: affixes come off while a root of the dictionary remains. What is left goes
through the endings of English, whatever its language was: a query does not say its language either. The rules are in
`language.toml`; the dictionary is the list of root words of PySastrawi.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

WORD = re.compile(r"[^\W_]+")
PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}  # ASCII to words
LONGEST = 40  # letters that a root is worked out from; what is longer is no word
SHORTENED = re.compile(r"(?<=[^\W_])['’](?:s|t|re|ve|ll|d|m)\b")  # city's, don't, we'll
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
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_without_marks)
    if "'" in text or "’" in text:
        text = SHORTENED.sub("", text)
    # The same twice: of plain text, which is most, the second way takes a fifth of the time.
    return WORD.findall(text.lower()) if not text.isascii() else text.translate(PLAIN).split()


UNSEEN = {"Mn", "Mc", "Me", "Cf"}  # marks on letters, and what nobody sees


class _Marks(dict[int, int | None]):
    """For `str.translate`: every mark to nothing, the rest to itself."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) in UNSEEN else code
        return self[code]


_without_marks = _Marks()


class Roots(dict[str, str]):
    """Words to roots by a lexicon of Indonesian roots: all there are, or those that occur in a base.

    `roots["perencanaan"]` is `rencana`; a word that says nothing has an empty root. What was asked for is kept.
    """

    def __init__(self, lexicon: AbstractSet[str] | None = None) -> None:
        super().__init__()
        self.lexicon = dictionary() if lexicon is None else lexicon

    def __missing__(self, word: str) -> str:
        self[word] = "" if word in stop_words() else english(self.indonesian(word[:LONGEST]))
        return self[word]

    def of(self, text: str) -> list[str]:
        """The roots of a text in order, without the words that say nothing."""
        return list(filter(None, map(self.__getitem__, words(text))))

    def indonesian(self, word: str) -> str:
        """The root in the lexicon that the fewest letters have to be taken off for; the word where there is none."""
        if word in self.lexicon:
            return word
        best, cost = word, (len(word), 0)
        most = _affixes().most_prefixes
        for rest, after in _without_suffixes(word):
            for root, before in _without_prefixes(rest, most):
                if root in self.lexicon and (after + before, before) < cost:
                    best, cost = root, (after + before, before)
        return best


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The words of all languages that say nothing of what is looked for."""
    return frozenset(word for listed in language()["stop"].values() for word in listed.split())


Prefix = tuple[str, str, list[str]]  # as `language.toml` declares it


class _Affixes(NamedTuple):
    """The affixes of Indonesian: `prefixes` by their first letter, in the order of the declaration."""

    suffixes: list[tuple[str, ...]]  # from the last of a word inwards
    prefixes: Mapping[str, list[Prefix]]
    most_prefixes: int
    least: int  # letters that are left of a word, without what the root began with


@lru_cache(maxsize=1)
def _affixes() -> _Affixes:
    rules = language()["indonesian"]
    prefixes: dict[str, list[Prefix]] = defaultdict(list)
    for rule in rules["prefixes"]:
        prefixes[rule[0][0]].append(rule)
    suffixes = [tuple(rules[group]) for group in ("particles", "possessives", "suffixes")]
    return _Affixes(suffixes, dict(prefixes), rules["most_prefixes"], rules["shortest"] - 1)


def _without_suffixes(word: str) -> list[tuple[str, int]]:
    """A word without particle, possessive and suffix, each taken off or not, with the letters that went."""
    found = [(word, 0)]
    affixes = _affixes()
    for endings in affixes.suffixes:
        found += [
            (rest[: -len(ending)], taken + len(ending))
            for rest, taken in found
            if rest.endswith(endings)  # all at once: few words have any
            for ending in endings
            if rest.endswith(ending) and len(rest) - len(ending) >= affixes.least
        ]
    return found


def _without_prefixes(word: str, most: int) -> list[tuple[str, int]]:
    """A word without up to `most` prefixes, with the letters that went."""
    found = [(word, 0)]
    affixes = _affixes()
    for prefix, followed, beginnings in affixes.prefixes.get(word[0], ()) if most else ():
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if len(rest) >= affixes.least and (not followed or rest[0] in followed):
                for beginning in beginnings:
                    shorter = _without_prefixes(beginning + rest, most - 1)
                    found += [(root, taken + len(prefix)) for root, taken in shorter]
    return found


def english(word: str) -> str:
    """A word without English endings."""
    rules = language()["english"]
    if word in rules["keep"]:
        return word
    word = rules["irregular"].get(word, word)
    for endings, repeat in _steps():
        for _ in range(repeat):
            shorter = _step(word, endings.get(word[-1], ()))
            if shorter == word:
                break
            word = shorter
    return word


def _step(word: str, endings: Iterable[tuple[str, str, int]]) -> str:
    for ending, instead, least in endings:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) >= least and (least == 0 or VOWEL.search(stem)):
                return stem + instead
    return word


@lru_cache(maxsize=1)
def _steps() -> Sequence[tuple[Mapping[str, list[tuple[str, str, int]]], int]]:
    """The steps, each with its rules by the last letter of their ending, and how often it goes on."""
    found = []
    for step in language()["english"]["steps"]:
        endings: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for rule in step["rules"]:
            endings[rule[0][-1]].append(rule)
        found.append((endings, step.get("repeat", 1)))
    return found
