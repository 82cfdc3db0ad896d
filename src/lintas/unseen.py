"""Characters that nobody sees, or that are not what they look like: each with what it is, for whoever wrote it.

Some have no place in any text: they turn the order of letters about, hide a message, or pile up over other lines (the
attacks of Unicode's Technical Reports 36 and 39). Others do no harm and part a word for whoever searches it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_MARKS = 8  # accents on one letter; Vietnamese has two, Hebrew with its marks for singing four
SHOWN = 30  # characters before and after a place that a message may repeat

# By what they are: each is a variant of the help of `forbidden-character`.
FORBIDDEN = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f)"  # of a part of a country: of Scotland
    "|(?P<control>[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f])"
    "|(?P<line>[\x85\u2028\u2029])"
    "|(?P<direction>[\u202a-\u202e\u2066-\u2069\u206a-\u206f])"
    "|(?P<nothing>[\ufff9-\ufffc\ufdd0-\ufdef\ud800-\udfff\U000e0080-\U000e00ff\U000e01f0-\U000e0fff]"
    f"|[{''.join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))}])"
    "|(?P<hidden>[\U000e0000-\U000e007f]+)"
)
MARKS = re.compile(
    "(?P<marks>[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0e31-\u0e4e\u0f71-\u0fbc\u1ab0-\u1aff"
    f"\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{{{MOST_MARKS + 1},}})"
)
# What UTF-8 looks like that was read as Windows-1252, and a letter that was lost on the way.
DAMAGED = re.compile(
    "\ufffd|[\u00c2\u00c3][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020-\u2022\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]|\u00e2\u20ac[\u0080-\u00bf\u2018-\u203a\u0152-\u017e\u2122\u02dc\u00a6]"
    "|\u00f0\u0178[\u0080-\u203a]{2}"
)
LEFT_BEHIND = "\ufffc"  # of a picture in a text that was copied; Unicode counts it among what can be printed
JOINERS = "\u200c\u200d"
UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u061c\u2060-\u2064\u2800\u3164\ufeff\uffa0"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
DIRECTION_MARKS = "\u200e\u200f\u061c"
ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
LAST = 0x10FFFF
# Letters that look like Latin ones, by what the names of their characters begin with; each is in Unicode's list of
# confusables (UTS 39, version 14.0), which also has many that no reader takes for the Latin letter.
ALIKE = {
    "CYRILLIC": ("аеорсухіјѕһԁԛԝүѵАВЕЅІЈКМНОРСТУХҮԌԜ", "aeopcyxijshdqwyvABESIJKMHOPCTYXYGW"),
    "GREEK": ("αοριυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aopiuvABEZHIKMNOPTYX"),
    "ARMENIAN": ("օսոհցՕՏՍ", "ounhgOSU"),
    "SMALL ROMAN NUMERAL": ("ⅼ", "l"),
    "LATIN": ("ıɡ", "ig"),  # Turkish, and the phonetic alphabet
}
LOOKALIKES = {one: latin for some, others in ALIKE.values() for one, latin in zip(some, others, strict=True)}
LATIN = str.maketrans(LOOKALIKES)
LETTERS = re.compile(r"[^\W\d_]+")
LATIN_LETTER = re.compile("[A-Za-z]")
FOREIGN_LETTER = re.compile(f"[{''.join(some for script, (some, _) in ALIKE.items() if script != 'LATIN')}]")


@dataclass(frozen=True)
class Sign:
    """Something in a text, from `start` on: which characters, and what they are (`kind`)."""

    start: int
    text: str
    kind: str

    @property
    def code(self) -> str:
        """The first of the characters as a message names it: its number in Unicode, and its name."""
        return named(self.text[0])


def named(sign: str) -> str:
    """A character by its number in Unicode and its name there, such as `U+0430, cyrillic small letter a`."""
    name = unicodedata.name(sign, "").lower()
    return f"U+{ord(sign):04X}" + (f", {name}" if name else "")


def forbidden(text: str) -> Iterator[Sign]:
    """What has no place in any text."""
    patterns = []
    # Nearly every text is printable, but for its ends of lines, and that is told at once.
    plain = text.replace("\n", "").replace("\t", "")
    may_have = LEFT_BEHIND in text or not plain.isprintable()  # a blank that keeps words together is not, either
    if may_have and FORBIDDEN.search("".join(set(text))):
        patterns.append(FORBIDDEN)
    if not text.isascii():
        patterns.append(MARKS)
    for pattern in patterns:
        for found in pattern.finditer(text):
            if found.lastgroup != "flag":
                yield Sign(found.start(), found[0], found.lastgroup or "")


def forbidden_entities(text: str) -> Iterator[Sign]:
    """The same where it is written by its number, as HTML can: `&#x202e;`."""
    for found in ENTITY.finditer(text) if "&#" in text else ():
        number = int(found[1], 16) if found[1] else int(found[2])
        if 0 < number <= LAST and (sign := next(forbidden(chr(number)), None)):
            yield Sign(found.start(), sign.text, sign.kind)


def damaged(text: str) -> Iterator[tuple[Sign, str]]:
    """What a wrong encoding left of letters, each with what it was; empty where that can't be known."""
    for found in () if text.isascii() else DAMAGED.finditer(text):
        try:
            was = found[0].encode("cp1252").decode()
        except UnicodeError:
            was = ""
        yield Sign(found.start(), found[0], "gone" if found[0] == "\ufffd" else ""), was


def unseen(text: str) -> Iterator[Sign]:
    """What nobody sees in a text of a line and no script needs there, and letters that stand for others."""
    if text.isascii():
        return
    runs = list(UNSEEN.finditer(text))
    directions = bool(runs) and any(unicodedata.bidirectional(one) in {"R", "AL"} for one in text)
    for found in runs:
        if not _is_needed(text, found.start(), found.end(), directions=directions):
            yield Sign(found.start(), found[0], "")
    yield from private(text)
    yield from lookalikes(text)


def lookalikes(text: str) -> Iterator[Sign]:
    """The first letter of another script in each word that has Latin ones as well."""
    for word in LETTERS.finditer(text) if FOREIGN_LETTER.search(text) else ():
        if LATIN_LETTER.search(word[0]) and (letter := FOREIGN_LETTER.search(word[0])):
            yield Sign(word.start() + letter.start(), letter[0], "lookalike")


def private(text: str) -> Iterator[Sign]:
    """Signs that only the font has with which they were written, such as bullets of Word."""
    for found in () if text.isascii() else PRIVATE.finditer(text):
        yield Sign(found.start(), found[0], "private")


def is_seen(text: str) -> bool:
    """Whether anything of a text is seen."""
    return bool(UNSEEN.sub("", text).strip())


def caseless(text: str) -> str:
    """A text as it is compared, and as addresses are made of it: one Unicode form, lower case, nothing unseen.

    After Unicode's caseless matching (chapter 3.13, D146); the Turkish "İ" is an i as well.
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return UNSEEN.sub("", folded).replace("i\u0307", "i")


def latin(text: str) -> str:
    """A text with Latin letters in the place of those that look like them."""
    return text.translate(LATIN)


def in_line(text: str, start: int, end: int) -> str:
    """The word at a place, without what stands from `start` to `end` and what nobody sees; else the next words."""
    before, after = text[max(0, start - SHOWN) : start], text[end : end + SHOWN]
    head = before.split()[-1] if before.strip() and not before[-1].isspace() else ""
    tail = after.split()[0] if after.strip() and not after[0].isspace() else ""
    word = UNSEEN.sub("", "".join(one for one in head + tail if one.isprintable()))
    return word or " ".join(UNSEEN.sub("", after).split()[:2])


def _is_needed(text: str, start: int, end: int, *, directions: bool) -> bool:
    """Whether a script needs what nobody sees: joiners in Persian, Hindi and pictures, marks where directions meet.

    `directions` says whether any letter of the text is read from right to left.
    """
    signs, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if all(SELECTORS.match(one) for one in signs):
        return len(signs) == 1 and bool(before) and (not before.isalpha() or before > "\u2fff")
    if not before or not after:
        return False
    if all(one in JOINERS or SELECTORS.match(one) for one in signs):
        return not before.isascii() and not after.isascii() and unicodedata.category(after)[0] in "LMS"
    if all(one in DIRECTION_MARKS for one in signs):
        return directions
    return False
