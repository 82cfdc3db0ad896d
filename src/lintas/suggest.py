"""The word that somebody probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from lintas.unseen import caseless

ALIKE = 70  # per cent of letters in place; below, a suggestion puzzles more than it helps


def folded(text: str) -> str:
    """A text as lookups compare it: one Unicode form, lower case, single blanks, hyphens and underscores as blanks."""
    return " ".join(caseless(text).replace("-", " ").replace("_", " ").split())


def unaccented(text: str) -> str:
    """A folded text without accents, as people type it who don't have them on their keys."""
    parts = unicodedata.normalize("NFKD", folded(text))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def nearest(text: str, choices: Iterable[str]) -> str:
    """The choice most like `text`; empty where none is like it."""
    return Choices(choices).nearest(text)


class Choices:
    """Choices that many texts are held against: they are prepared once."""

    def __init__(self, choices: Iterable[str]) -> None:
        self._by_folded = {folded(choice): choice for choice in sorted(choices)}
        self._folded = list(self._by_folded)

    def nearest(self, text: str, but: str = "") -> str:
        """The choice most like `text`, but for one; empty where none is like it."""
        found = process.extract(folded(text), self._folded, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=2)
        return next((choice for spelt, *_ in found if (choice := self._by_folded[spelt]) != but), "")
