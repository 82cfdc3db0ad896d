"""How wide a text is, without its type at hand: no less than in the usual types without serifs."""

from __future__ import annotations

import unicodedata

# In ems, at a weight of 600. Each is the widest of Roboto, Arial, Segoe UI, Noto and DejaVu Sans, which has no weight
# between its regular and its bold one, or near it.
NARROW, HALF, SMALL, CAPITAL, BROAD, SQUARE = 0.4, 0.48, 0.71, 0.8, 1.04, 1.05
THIN = frozenset("iljI.,:;'’|!()[]-· ")
SLIM = frozenset("tfr")
WIDE = frozenset("mwMW@%")
ABOVE, BELOW = 0.92, 0.24  # of the size: what a line of type takes above and below its foot


def text_width(text: str, size: float) -> float:
    """The width of a text in units of its size."""
    return size * sum(map(_ems, unicodedata.normalize("NFC", text)))


def _ems(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return SQUARE
    if character in THIN:
        return NARROW
    if character in SLIM:
        return HALF
    if character in WIDE:
        return BROAD
    return CAPITAL if character.isupper() else SMALL
