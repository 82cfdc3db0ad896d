"""Several values that somebody typed in one line: one rule for terminals, options and forms.

Texts have semicolons or line breaks between them, since the name of an office has commas. Terms (themes, cities, tags)
may have commas as well; a term that is known stays whole, commas and all. In a file a list has its own signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

BETWEEN_TEXTS = re.compile(r"[;\n]")
BETWEEN_TERMS = re.compile(r"[,;\n]")
# In a sentence, with the words of our languages.
BETWEEN_IN_SENTENCE = re.compile(r"[,;·/&\n]|\b(?:dan|serta|and)\b", re.IGNORECASE)
MOST_PARTS = 10  # of one term; a name with more commas nobody could read


def texts_in(text: str) -> tuple[str, ...]:
    """The texts in a line."""
    return tuple(part for piece in BETWEEN_TEXTS.split(text) if (part := piece.strip()))


def terms_in(
    text: str, is_known: Callable[[str], bool] = lambda _text: False, between: re.Pattern[str] = BETWEEN_TERMS
) -> Iterator[str]:
    """The terms in a line; of two that begin alike, the longer one that `is_known`."""
    parts = [part for part in _parts(text, between) if text[part].strip()]
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + MOST_PARTS), start, -1)
        runs = ((end, text[parts[start].start : parts[end - 1].stop].strip()) for end in ends)
        end, term = next(run for run in runs if run[0] == start + 1 or is_known(run[1]))
        yield term
        start = end


def _parts(text: str, between: re.Pattern[str]) -> Iterator[slice]:
    """Where the parts of a text between its signs begin and end."""
    start = 0
    for sign in between.finditer(text):
        yield slice(start, sign.start())
        start = sign.end()
    yield slice(start, len(text))
