"""Where long Indonesian words may break at the end of a line: by soft hyphens, which nobody sees elsewhere.

No browser knows how to part Indonesian, and its words are long. Only the rule that needs no knowledge of the word is
used: consonants between two vowels are parted after the first, where `ng`, `ny`, `sy` and `kh` are one consonant
(Ejaan Bahasa Indonesia yang Disempurnakan, edisi V: pemenggalan kata). It also parts most words from their affixes:
mem-per-tang-gung-jawab-kan.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

PARTED = {"id"}  # languages
SOFT = "\u00ad"
LONG = 10  # letters; a shorter word may go to the next line whole
# Not in addresses: who copies one would copy what nobody sees in it.
WORD = re.compile(rf"(?<![\w/@.:#&=?-])[^\W\d_]{{{LONG},}}(?![\w/@]|[.:]\w)")
CONSONANT = "(?>ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])"
# Of three consonants the last two must be such as begin a syllable: "an-tre", and not "tran-sfer".
BREAK = re.compile(
    rf"(?<=[aeiou])(?:{CONSONANT}(?={CONSONANT}[aeiou])|(?>ng|[mnlr])(?=[bdfgkpt][lr][aeiou]))", re.IGNORECASE
)
EDGE = 3  # letters that stay together at either end of a word
LEFT_ALONE = {"code", "kbd", "pre", "samp", "script", "style", "var"}


def part(element: Element) -> None:
    """Put soft hyphens into the words of an element and of all that is in it, but for another language."""
    if element.tag in LEFT_ALONE or element.get("lang", "id") not in PARTED:
        return
    if element.text:
        element.text = _same_kind(element.text, parted(element.text))
    for child in element:
        part(child)
        if child.tail:
            child.tail = _same_kind(child.tail, parted(child.tail))


def parted(text: str) -> str:
    """A text with soft hyphens in its long words."""
    return WORD.sub(lambda word: _parted_word(word[0]), text)


@lru_cache(maxsize=1 << 14)
def _parted_word(word: str) -> str:
    places = [found.end() for found in BREAK.finditer(word) if EDGE <= found.end() <= len(word) - EDGE]
    ends = [*places, len(word)]
    return SOFT.join(word[start:end] for start, end in zip([0, *places], ends, strict=True))


def _same_kind(before: str, after: str) -> str:
    """What Python-Markdown is to leave alone stays so."""
    return AtomicString(after) if isinstance(before, AtomicString) else after
