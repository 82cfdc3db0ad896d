"""The text of a body as its author wrote it: Markdown's syntax taken off, by a reading that knows no Markdown parser.

It is simple on purpose. What it takes for syntax and is text costs nothing but a check; what it takes for text and is
syntax would be missed on the page. Syntax becomes blanks, so that every character keeps its place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html.entities import html5
from typing import TypeAlias

MAX_PIECES = 2_000  # characters or pieces of one tag or one address that are looked through
# A tag, with quoted values in which anything may stand; `<https://…>` and `<name@…>` are text.
TAG = (
    r"</?[A-Za-z](?:[^\s<>/:@]|:(?!//))*(?=[\s/>])"
    rf"(?:(?:[^<>\"']|\"[^\"\n]{{0,500}}\"|'[^'\n]{{0,500}}'){{0,{MAX_PIECES}}}>|[^<>]{{0,{MAX_PIECES}}}>)"
)
# An address may hold brackets of its own, and its title may stand on the next line, with all signs in it.
IN_BRACKETS = r"\([^\s()]{0,500}+\)"
TARGET = rf"(?:[^\s()]|\((?>(?:[^\s()]|\((?>(?:[^\s()]|{IN_BRACKETS}){{0,500}})\)){{0,500}})\))"
TITLE = r"(?P<mark>[\"'])(?:(?!\n[ \t]*\n)[\s\S]){0,500}?(?P=mark)"
ADDRESS = (
    rf"(?<=\])\((?:[ ]*\n?[ ]*(?>{TARGET}{{0,{MAX_PIECES}}})[ ]*(?:\n?[ ]*{TITLE}[ ]*)?\n?[ ]*\)"
    rf"|(?:[^()\"\n]|\"[^\"\n]{{0,500}}\"|\([^()\n]{{0,500}}\)){{0,{MAX_PIECES}}}\))"
)
LABEL = r"(?<=\])[ \n]?\[[^\[\]]{0,200}\]"
MAIL = r"(?<=<)mailto:(?=[^<>\s@]+@[^<>\s@]+>)"
FOOTNOTE_MARK = re.compile(r"\[\^([^\[\]\n]{1,200})\]")
ENTITY = re.compile(r"&(?:\#\w{1,10}|(?P<name>\w{1,40}));")
ATTRIBUTES = r"\{[ ]*(?:[:.\#][^{}\n]{0,500}|[^{}\n=]{0,200}=[^{}\n]{0,500})\}"
# What begins a line: the first number of a list, which nobody sees as text; a box; a place for the list of headings.
# Behind a fence stands the language of the code.
INSIDE = r"[ \t]*(?:(?:>|[-*+:](?=[ \t])|\d{1,9}\.(?=[ \t]))[ \t]*)*"  # quotations, lists, definitions, boxes
NUMBER = r"^[ \t>*+-]*0*(?:1(?=\.[ \t])|(?=[1-9]\d{0,8}\.[ \t]))"
BOX = r"^[ \t>]*!!![ ]?[\w-]+"
FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[ ]*(?P<language>[\w\#.+-]+)", re.MULTILINE)
HEADINGS = r"^\[TOC\][ \t]*$"
# Each with the signs of which a text has one where it has any of them.
SYNTAX = tuple(
    (signs, re.compile(pattern, re.MULTILINE))
    for signs, pattern in (
        (("<mailto:",), MAIL),
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
    rf"^{INSIDE}\[(?P<label>(?!\^)[^\[\]\n]{{0,200}})\]:[ ]*\n?[ ]*(?P<address>\S{{1,2000}})[ ]*"
    r"(?:\n?[ ]*(?:\"[^\n]*\"|'[^\n]*'|\([^\n]*\)))?[ ]*$",
    re.MULTILINE,
)
SHORT_FORM = re.compile(rf"^{INSIDE}\*\[[^\[\]\n]{{1,200}}\]:[ ]?\n?[ ]*([^\n]*)$", re.MULTILINE)
FOOTNOTE = re.compile(rf"^(?P<before>{INSIDE})\[\^(?P<label>[^\[\]\n]{{1,200}})\]:", re.MULTILINE)
ENTRY = re.compile(r"[ \t>]*(?:[-*+:]|\d{1,9}\.)[ \t]")
QUOTED = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
QUOTATION = re.compile(r"[ \t]*>")
OTHER = re.compile(r"#|!!![ ]?\w|[ ]{0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,})$")  # no paragraph
STEP = 4  # blanks by which a line stands inside of something


@dataclass(frozen=True)
class Shown:
    """What a page says in other ways than in its text.

    These are the addresses that links lead to, titles, languages of code, the labels of footnotes.
    """

    addresses: AbstractSet[str] = frozenset()
    titles: AbstractSet[str] = frozenset()
    languages: AbstractSet[str] = frozenset()
    footnotes: AbstractSet[str] = frozenset()


def as_written(body: str, shown: Shown) -> str:
    """A body of the same length, in which blanks stand for syntax, and for definitions of what is `shown`."""
    text = body
    if "<" in text:
        text = _without(text, *HIDDEN)
    if "]:" in text:
        text = SHORT_FORM.sub(lambda one: _blank(one) if _plain(one[1]) in shown.titles else one[0], text)
        text = REFERENCE.sub(lambda one: _blank(one) if one["address"].strip("<>") in shown.addresses else one[0], text)
    if "[^" in text:
        text = FOOTNOTE_MARK.sub(lambda one: _blank(one) if one[1] in shown.footnotes else one[0], text)
    if "&" in text:
        text = ENTITY.sub(lambda one: one[0] if one["name"] and f"{one['name']};" not in html5 else _blank(one), text)
    if "```" in text or "~~~" in text:
        text = FENCE.sub(lambda one: _blank(one) if one["language"].strip(".") in shown.languages else one[0], text)
    for signs, pattern in SYNTAX:
        if any(sign in text for sign in signs):
            text = pattern.sub(_blank, text)
    return text


@dataclass(frozen=True)
class Footnote:
    """What a footnote says: from the character `start` of a body to `end`."""

    label: str
    start: int
    end: int


def footnotes(body: str) -> Iterator[Footnote]:
    """All that may be footnotes, wherever they are defined; of a label there may be several, as in code."""
    for found in FOOTNOTE.finditer(body):
        yield Footnote(found["label"], found.end(), _end_of_footnote(body, found))


def _end_of_footnote(body: str, found: re.Match[str]) -> int:
    """Where a footnote ends: with its paragraph, or with the last one below it that is indented.

    In a list, a definition or a box a footnote has one paragraph.
    """
    is_entry = ENTRY.match(found["before"]) is not None
    depth = (_indent(found["before"]) // STEP + is_entry) * STEP
    is_first, is_parted, at = True, False, body.find("\n", found.end())
    end = at if at >= 0 else len(body)
    while at >= 0:
        start, at = at + 1, body.find("\n", at + 1)
        line = body[start : at if at >= 0 else len(body)]
        if not line.strip("> \t"):
            is_first, is_parted = False, True
            continue
        inside = _inside(line)
        indent = len(inside) - len(inside.lstrip(" "))
        is_next = ENTRY.match(line) is not None if is_entry else True
        is_over = (is_parted and (depth or indent < STEP)) or (indent < depth and is_next)
        is_quoted = QUOTATION.match(line) is not None and ">" not in found["before"]
        is_other = is_first and (is_quoted or OTHER.match(inside, min(depth, indent)) is not None)
        if is_over or is_other or FOOTNOTE.match(body, start):
            break
        is_parted, end = False, start + len(line)
    return end


def _inside(line: str) -> str:
    """A line without the quotations in which it stands, and with blanks for tabs."""
    wide = line.expandtabs(STEP)
    return wide[found.end() :] if (found := QUOTED.match(wide)) else wide


def _indent(line: str) -> int:
    inside = _inside(line)
    return len(inside) - len(inside.lstrip(" "))


Part: TypeAlias = tuple[int, str]  # of a text, with where it begins


def without_footnotes(text: str, chosen: Iterable[Footnote]) -> list[Part]:
    """The parts of a text between its footnotes."""
    after, parts = 0, list[Part]()
    for footnote in sorted(chosen, key=lambda one: one.start):
        parts.append((after, text[after : footnote.start]))
        after = footnote.end
    return [*parts, (after, text[after:])]


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
