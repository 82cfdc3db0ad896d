"""Words for made-up notes: those of this repository's notes, and a long tail of rare ones.

They are drawn by Zipf's law, as they are spread in real texts: the real ones first, then made-up ones.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOTES = Path(__file__).parent.parent / "notes"
TAIL = 30_000  # made-up words
TAGS = 300  # of each language
SYLLABLES = (
    "ba be bi bo bu da de di do du ga gi go ka ke ki ko ku la le li lo lu ma me mi na ni no pa pi po ra ri ro sa"
)


@dataclass(frozen=True)
class Words:
    """The words of a language, the most frequent first, with the sums of their weights so far."""

    listed: list[str]
    sums: list[float]

    def drawn(self, draw: random.Random, number: int) -> Iterator[str]:
        """So many words, one after the other."""
        return iter(draw.choices(self.listed, cum_weights=self.sums, k=number))

    def tags(self, draw: random.Random, number: int) -> str:
        """So many tags of two words, as frontmatter has them; some are on hundreds of notes, most on a few."""
        places = {min(TAGS - 1, int(draw.paretovariate(0.6))) for _ in range(number)}
        return f"[{', '.join(f'{self.listed[2 * place]} {self.listed[2 * place + 1]}' for place in places)}]"


def words_of(lang: str, draw: random.Random) -> Words:
    """The words of the real notes in a language, and the tail."""
    files = NOTES.glob("*/*.md")
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(files) if (path.suffixes[0] == ".id") == (lang == "id")
    ]
    counted: dict[str, int] = {}
    for word in re.findall(r"[a-z]{2,}", " ".join(texts).lower()):
        counted[word] = counted.get(word, 0) + 1
    real = sorted(counted, key=lambda word: (-counted[word], word))
    syllables = SYLLABLES.split()
    tail = {"".join(draw.choices(syllables, k=draw.randint(2, 5))) for _ in range(TAIL)} - counted.keys()
    listed = [*real, *sorted(tail)]
    return Words(listed, list(itertools.accumulate(1 / rank for rank in range(1, len(listed) + 1))))
