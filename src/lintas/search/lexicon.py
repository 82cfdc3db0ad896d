"""What the browser knows of words: how they are reduced to roots, and how those of this base are spelt."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from lintas.library import Library
from lintas.search.words import Roots, dictionary, english, language, stop_words, words
from lintas.vocabulary import city_spellings, term_spellings, theme_spellings


@lru_cache(maxsize=1)
def dictionary_roots() -> Mapping[str, str]:
    """By word of the dictionary the root that it leads to."""
    return {word: english(word) for word in dictionary()}


def language_file(terms: AbstractSet[str]) -> dict[str, object]:
    """The rules of `language.toml`, and of the dictionary the roots that lead to one of the terms of the index.

    With them go the words that only look as if they came from one: without *beruang* (a bear), the browser would find
    *uang* (money) in it.
    """
    rules = language()
    met = {word for word, root in dictionary_roots().items() if root in terms}
    part = Roots(frozenset(met))
    met |= {word for word in dictionary() if part.indonesian(word) != word}
    return {
        "stop": " ".join(sorted(word for listed in rules["stop"].values() for word in listed.split())),
        "indonesian": {
            key: value for key, value in rules["indonesian"].items() if key not in {"rare", "more", "short"}
        },
        "english": rules["english"],
        "lexicon": " ".join(sorted(met)),
    }


def spelling(library: Library) -> str:
    """The words of titles, places and the vocabulary, the most frequent first: what a slip is held against."""
    counts: dict[str, int] = defaultdict(int)
    for text in _spelt(library):
        for word in words(text):
            if not word.isdigit() and word not in stop_words():
                counts[word] += 1
    return " ".join(sorted(counts, key=lambda word: (-counts[word], word)))


def _spelt(library: Library) -> Iterator[str]:
    vocabulary = library.vocabulary
    spellings = (
        theme_spellings(vocabulary.themes),
        city_spellings(vocabulary.cities),
        term_spellings(vocabulary.terms),
    )
    yield from (text for text, _ in itertools.chain(*spellings))
    for note in library.notes.values():
        for version in note.versions.values():
            yield from (version.title, *version.tags)
