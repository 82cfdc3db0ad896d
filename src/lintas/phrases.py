"""What every text is looked through for: the words of its language, advertisements, what was left for its writer."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lintas.catalogue import catalogue, languages

# The commonest words that the two languages do not share; a text of some length has many of its own and hardly any
# of the other.
FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    "en": frozenset("the of and to is that for with was were are this by from not it as have has which their".split()),
    "id": frozenset(
        "yang dan untuk dengan dari pada ini itu tidak oleh dalam adalah agar atau telah akan sebagai para bagi"
        " serta".split()
    ),
}
# A table for bytes, of which all but small letters become spaces: to split by them is faster than any pattern.
LETTERS_ONLY = bytes(code if chr(code) in string.ascii_lowercase else ord(" ") for code in range(256))
# What others said, in their language: a block quotation with the lines that go on in it, and long words in marks.
# Marks hold within a paragraph; short words in them are found as well, so that no text between two of them is one.
BLOCK_QUOTATION = re.compile(r"^ {0,3}>.*(?:\n[ \t]*[^\s].*)*", re.MULTILINE)
MARKED = re.compile(r"“(?:[^“”\n]|\n(?![ \t]*\n))*”|\"(?:[^\"\n]|\n(?![ \t]*\n))*\"")
LONGEST_TERM = 40  # characters in quotation marks that are a word or a name, not a quotation
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ADVERTS = re.compile(
    r"\b(?:online loans?|payday loans?|instant loans?|loans? (?:online|without collateral)|lottery|casinos?|"
    r"sports betting|pinjaman online|pinjaman cepat|pinjol|togel|erek[ -]erek|judi online|slot gacor|situs slot)\b",
    re.IGNORECASE,
)
# One of these is a word of every advert; to look for them first takes a tenth of the time.
ADVERT_WORDS = frozenset("loan loans lottery casino casinos betting pinjaman pinjol togel erek judi slot".split())
# The headings in a draft of a Word file of what is for its editor, by their wordings.
UNPLACED, COMMENTS, LEFT_OVER = TO_PLACE = ("word.unplaced", "word.comments", "word.left_over")
ODD_LETTERS = "İı"  # which the pattern takes for an i and `casefold` does not


@dataclass(frozen=True)
class Match:
    """Words that were found, and the character of the text at which they begin."""

    words: str
    start: int


@dataclass(frozen=True)
class Phrases:
    """What was found in a text. `function_words` are how many of each language's commonest words it has."""

    is_empty: bool = False
    adverts: tuple[Match, ...] = ()
    placeholders: tuple[Match, ...] = ()
    unplaced: tuple[Match, ...] = ()
    function_words: Mapping[str, int] = field(default_factory=dict)


def look_through(text: str) -> Phrases:
    """Look through the body of a note."""
    words = _words(text)
    return Phrases(
        is_empty=not any(letter.isalnum() for letter in COMMENT.sub("", text)),
        adverts=_adverts(text, words),
        placeholders=tuple(Match(found.group(), found.start()) for found in _placeholder().finditer(text)),
        unplaced=tuple(Match(found[1], found.start(1)) for found in _unplaced().finditer(text)),
        function_words=function_words(own_words(text)),
    )


def adverts(text: str) -> tuple[Match, ...]:
    """The advertisements that web pages are full of."""
    return _adverts(text, _words(text))


def function_words(text: str) -> dict[str, int]:
    """By language how many of its commonest words a text has."""
    return _function_words(_words(text))


def own_words(text: str) -> str:
    """A text without its quotations, of which nobody says in which language they are."""
    unmarked = MARKED.sub(lambda found: " " if len(found[0]) > LONGEST_TERM + 2 else found[0], text)
    return BLOCK_QUOTATION.sub(" ", unmarked)


def _adverts(text: str, words: list[str]) -> tuple[Match, ...]:
    if ADVERT_WORDS.isdisjoint(words) and not any(letter in text for letter in ODD_LETTERS):
        return ()
    return tuple(Match(found.group(), found.start()) for found in ADVERTS.finditer(text))


def _function_words(words: list[str]) -> dict[str, int]:
    return {lang: sum(map(known.__contains__, words)) for lang, known in FUNCTION_WORDS.items()}


def _words(text: str) -> list[str]:
    """All rows of the letters a to z, in lower case."""
    return text.casefold().encode("ascii", errors="replace").translate(LETTERS_ONLY).decode("ascii").split()


def is_placeholder(text: str) -> bool:
    """Whether a text holds a reminder of a new note."""
    return _placeholder().search(text) is not None


@lru_cache(maxsize=1)
def _unplaced() -> re.Pattern[str]:
    """The headings of what a draft of a Word file has at its end for an editor to place, in every language."""
    texts = (re.escape(catalogue(lang).say(part)) for lang in languages() for part in TO_PLACE)
    return re.compile(rf"^ {{0,3}}#{{1,6}}[ \t]+({'|'.join(texts)})[ \t#]*$", re.MULTILINE)


@lru_cache(maxsize=1)
def _placeholder() -> re.Pattern[str]:
    """What `lintas new` and `lintas translate` write in brackets, in every language; some quote a text at their end."""
    names = ("summary", "text", "body", "source", "quoted", "translated")
    texts = (catalogue(lang).below("new.placeholder.")[name] for lang in languages() for name in names)
    parts = ((re.escape(begin), bool(value)) for begin, value, _ in (text.partition("{") for text in texts))
    return re.compile("|".join(rf"{begin}[^\]\n]*\]?" if is_quoting else begin for begin, is_quoting in parts))
