"""The text of a body as its author wrote it: Markdown's syntax taken off, by a reading that knows no Markdown parser.

It is simple on purpose. What it takes for syntax and is text costs nothing but a check; what it takes for text and is
syntax would be missed on the page. Syntax becomes blanks, so that every character keeps its place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html.entities import html5

MAX_PIECES = 2_000  # characters or pieces of one tag or one address that are looked through
# A tag, with quoted values in which anything may stand; `<https://…>` and `<name@…>` are text.
TAG = (
    r"</?[A-Za-z](?:[^\s<>/:@]|:(?!//))*(?=[\s/>])"
    rf"(?:(?:[^<>\"']|\"[^\"\n]{{0,500}}\"|'[^'\n]{{0,500}}'){{0,{MAX_PIECES}}}>|[^<>]{{0,{MAX_PIECES}}}>)"
)
ADDRESS = rf"(?<=\])\((?:[^()\"\n]|\"[^\"\n]{{0,500}}\"|\([^()\n]{{0,500}}\)){{0,{MAX_PIECES}}}\)"
LABEL = r"(?<=\])[ \n]?\[[^\[\]]{0,200}\]|\[\^[^\[\]\n]{1,200}\](?!:)"
ENTITY = re.compile(r"&(?:\#\w{1,10}|(?P<name>\w{1,40}));")
ATTRIBUTES = r"\{[ ]*(?:[:.\#][^{}\n]{0,500}|[^{}\n=]{0,200}=[^{}\n]{0,500})\}"
# What begins a line: the first number of a list, which nobody sees as text; a box; a place for the list of headings.
# Behind a fence stands the language of the code.
NUMBER = r"^[ \t>*+-]*0*(?:1(?=\.[ \t])|(?=[1-9]\d{0,8}\.[ \t]))"
BOX = r"^[ \t>]*!!![ ]?[\w-]+"
FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[ ]*(?P<language>[\w\#.+-]+)", re.MULTILINE)
HEADINGS = r"^\[TOC\][ \t]*$"
# Each with the signs of which a text has one where it has any of them.
SYNTAX = tuple(
    (signs, re.compile(pattern, re.MULTILINE))
    for signs, pattern in (
        (("<",), TAG),
        (("](",), ADDRESS),
        (("[",), LABEL),
        (("{",), ATTRIBUTES),
        ((". ", ".\t"), NUMBER),
        (("!!!",), BOX),
        (("[TOC]",), HEADINGS),
    )
)
HIDDEN = "<!--", "-->"  # from here to there an author hides something; of a tag that is removed the words stay
REFERENCE = re.compile(
    r"^[ ]{0,3}\[(?!\^)[^\[\]\n]{0,200}\]:[ ]*\n?[ ]*(\S{1,2000})[ ]*"
    r"(?:\n?[ ]*(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ ]*$",
    re.MULTILINE,
)
SHORT_FORM = re.compile(r"^[ ]{0,3}\*\[[^\[\]\n]{1,200}\]:[ ]?\n?[ ]*([^\n]*)$", re.MULTILINE)
FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\[\]\n]{1,200})\]:", re.MULTILINE)
FOOTNOTE_GOES_ON = re.compile(r"[^\n]*(?:\n(?![ ]{0,3}\[\^)[^\n]*\S[^\n]*|\n(?:[ \t]*\n)+(?:[ ]{4}|\t)[^\n]*)*")


@dataclass(frozen=True)
class Shown:
    """What a page says in other ways than in its text: the addresses that links lead to, titles, languages of code."""

    addresses: AbstractSet[str] = frozenset()
    titles: AbstractSet[str] = frozenset()
    languages: AbstractSet[str] = frozenset()


def as_written(body: str, shown: Shown) -> str:
    """A body of the same length, in which blanks stand for syntax, and for definitions of what is `shown`."""
    text = body
    if "<" in text:
        text = _without(text, *HIDDEN)
    if "]:" in text:
        text = SHORT_FORM.sub(lambda one: _blank(one) if _plain(one[1]) in shown.titles else one[0], text)
        text = REFERENCE.sub(lambda one: _blank(one) if one[1].strip("<>") in shown.addresses else one[0], text)
    if "&" in text:
        text = ENTITY.sub(lambda one: one[0] if one["name"] and f"{one['name']};" not in html5 else _blank(one), text)
    if "```" in text or "~~~" in text:
        text = FENCE.sub(lambda one: _blank(one) if one["language"].strip(".") in shown.languages else one[0], text)
    for signs, pattern in SYNTAX:
        if any(sign in text for sign in signs):
            text = pattern.sub(_blank, text)
    return text


Part = tuple[int, str]  # of a text, with where it begins


def with_footnotes_last(text: str) -> tuple[list[Part], list[Part]]:
    """The parts of a text in the order in which a page has them, footnotes at its end; and footnotes told once more."""
    after, parts, again = 0, list[Part](), list[Part]()
    notes: dict[str, Part] = {}
    while found := FOOTNOTE.search(text, after):
        parts.append((after, text[after : found.start()]))
        whole = FOOTNOTE_GOES_ON.match(text, found.end())
        after = whole.end() if whole else found.end()
        if found[1] in notes:
            again.append(notes[found[1]])
        notes[found[1]] = found.end(), text[found.end() : after]
    return [*parts, (after, text[after:]), *notes.values()], again


def _without(text: str, start: str, end: str) -> str:
    """A text in which all from each `start` to its `end` is blank; one without an end is text."""
    pieces, after = list[str](), 0
    while (begun := text.find(start, after)) >= 0 and (over := text.find(end, begun + len(start))) >= 0:
        over += len(end)
        pieces += [text[after:begun], " " * (over - begun)]
        after = over
    return "".join([*pieces, text[after:]])


def _plain(text: str) -> str:
    text = text.strip()
    return html.unescape(text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text)


def _blank(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())


def words(parts: Sequence[Part], pattern: re.Pattern[str]) -> list[tuple[str, int]]:
    """All that a pattern finds in parts of a text, with its place in the whole."""
    return [(found[0], start + found.start()) for start, part in parts for found in pattern.finditer(part)]
