"""Which texts the font of the pictures can write.

It is the one that Pillow brings along (Aileron, cut down to few letters): a test holds this list against it.
"""

from __future__ import annotations

import string

# Without marks on letters: a city is rather not named than named wrongly.
LETTERS = frozenset(string.ascii_letters + string.digits + string.punctuation + " …“”‘’·°«»")
# What may stand for a sign that the font has not: dashes, blanks that break no line.
IN_PLACE = str.maketrans({"–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "ʻ": "‘", "ʼ": "’"})


def writable(text: str) -> str:
    """A text in letters that the font has; empty where it has not all of them."""
    plain = " ".join(text.translate(IN_PLACE).split())
    return plain if LETTERS.issuperset(plain) else ""
