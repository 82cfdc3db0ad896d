"""Whether all that an author wrote is in the page, in order: what Markdown or the sanitiser drops is never silent.

Compared are the letters, digits and all signs beyond ASCII of the text as written (`as_written.py`) with those of the
HTML as readers get it. Where they are the same, which is nearly always, that takes a hundredth of the time of reading.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from textwrap import shorten

from rapidfuzz.distance import Indel

from lintas.as_written import INSIDE, REFERENCE, Footnote, Shown, as_written, footnotes, without_footnotes, words
from lintas.body import Body, Rendered
from lintas.problem import Problem
from lintas.sanitise import sanitise
from lintas.source import Source

MOST_TOLD = 3  # lines of one cause that are told; of a hundred nobody reads more
MAX_QUOTED = 60  # characters of lost words that a message repeats
MOST_BESIDES = 8  # letters that entities may stand for between two words that are the same
MOST_NEAR = 60  # characters around a word among which an entity may be a part of it
MOST_LOOKED_AT = 50  # words by which a definition of a footnote is known
MOST_AT_ONCE = 4_000  # words that are compared in order at a time: the memory for it grows with their square

MARKUP = bytes(set(range(128)) - set(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
NOT_COMPARED = (b"\xc2\xa0", b"\xc2\xad")  # a blank, and where a word may break, which we put in ourselves
WORD = re.compile(r"[^\x00-/:-@\[-`{-\x7f\s\xad]+(?:[*_`\\\xad]+[^\x00-/:-@\[-`{-\x7f\s\xad]+)*")
WITHIN = str.maketrans("", "", "*_`\\\xad")

OURS = re.compile(r'<span class="lintas-full"[^>]*>(?P<says>[^<]*)</span>')  # what `first_use.py` adds
FOOTNOTE_MARKS = re.compile(r'<a class="footnote-(?:back)?ref"[^>]*>(?:\d+|[^<\w]*)</a>')
CALLED = re.compile(r'href="#fn:([^"]*)"')
FOOTNOTE = re.compile(r'<li id="fn:([^"]*)"[^>]*>')
PICTURE = re.compile(r'<img [^>"]*(?:"[^"]*"[^>"]*)*>')
ALTERNATIVE = re.compile(r' alt="([^"]*)"')
LISTS = re.compile(r'<(?P<end>/)?(?P<tag>[ou]l|(?<=<)li)\b[^>"]*(?:"[^"]*"[^>"]*)*>')
START = re.compile(r' start="(\d{1,9})"')
TAG = re.compile(r'</?(?P<name>[a-z0-9]+)[^<>"]*(?:"[^"]*"[^<>"]*)*>')
TITLE = re.compile(r' title="([^"]*)"')
NUMBER = re.compile(r"[ \t>*+-]*")  # what stands before the number of a list
DEFINITION = re.compile(rf"{INSIDE}\*?\[[^\[\]]+\]:")
SAID = re.compile(r"\w+")
INNER = re.compile(r"[ ]{1,3}(?:[-*+]|\d{1,9}\.)[ \t]")  # an entry of a list that looks as if it were inside another's
LANGUAGE = re.compile(r' class="[^"]*\blanguage-([^" ]+)')
INLINE = frozenset("a abbr b cite code del dfn em i ins kbd mark q s small span strong sub sup u var".split())


@dataclass(frozen=True)
class Lost:
    """Words that are not in the page, from `start` of the body on; or that are in another place (`is_moved`)."""

    words: str
    start: int
    is_moved: bool = False


def lost_text(source: Source, body: Body, rendered: Rendered) -> Iterator[Problem]:
    """What of a note's text is not in its HTML, or not at its place: a problem for each line.

    After `MOST_TOLD` lines of one cause one problem stands for all the others.
    """
    causes = defaultdict[str, dict[int, Problem]](dict)
    found = lost_words(source.body, body, rendered.html)
    defined = REFERENCE.finditer(source.body) if any(lost.is_moved for lost in found) else ()
    used = {link.target for link in body.links}
    unused = [one for one in defined if one["address"].strip("<>") not in used]
    said = [(one.start("label"), one.end(), _in_row(SAID.findall(one[0]))) for one in unused]
    for lost in sorted((_where_defined(source.body, lost, said) for lost in found), key=lambda lost: lost.start):
        at = source.locate_in_body(lost.words.split(None, 1)[0], after=lost.start)
        if not any(at.line in lines for lines in causes.values()):
            cause = _cause(source.body, lost.start, is_moved=lost.is_moved)
            values = {"words": shorten(lost.words, MAX_QUOTED, placeholder="…")}
            causes[cause][at.line] = Problem("lost-text", at, values, cause)
    for lines in causes.values():
        alone = [*lines.values()] if len(lines) <= MOST_TOLD + 1 else [*lines.values()][:MOST_TOLD]
        yield from alone
        if others := [*lines.values()][len(alone) :]:
            yield replace(others[0], values={**others[0].values, "count": len(others)}, variant="more")


def lost_words(text: str, body: Body, made: str) -> list[Lost]:
    """The words of a body that are not, in their order, in the HTML that was `made` of it, once that is harmless."""
    page = sanitise(made)
    addresses = frozenset(link.target for link in body.links)
    titles = frozenset(map(html.unescape, TITLE.findall(page))) if "]:" in text else frozenset[str]()
    languages = frozenset(map(html.unescape, LANGUAGE.findall(made))) if "<pre" in made else frozenset[str]()
    shown = _seen(page, text)
    main, notes = _apart(shown) if 'class="footnote"' in page else (shown, {})
    labels = notes.keys() | map(html.unescape, CALLED.findall(page)) if notes else frozenset[str]()
    written = as_written(text, Shown(addresses, titles, languages, labels))
    if _letters(written) == _letters(_unescaped(TAG.sub("", shown))):
        return []
    chosen = _chosen(text, written, notes) if notes else {}
    pairs = [(without_footnotes(written, chosen.values()), main)]
    pairs += [([(one.start, written[one.start : one.end])], notes[label]) for label, one in chosen.items()]
    pairs[0] = pairs[0][0], " ".join([main, *(note for label, note in notes.items() if label not in chosen)])
    everywhere = _in_row(_words_of(shown))
    return [lost for parts, made in pairs for lost in _missing(words(parts, WORD), _words_of(made), everywhere, text)]


def _apart(page: str) -> tuple[str, Mapping[str, str]]:
    """HTML before its footnotes, and each of them by its label."""
    starts = [*FOOTNOTE.finditer(page)]
    if not starts:
        return page, {}
    ends = [*(one.start() for one in starts[1:]), len(page)]
    notes = defaultdict[str, str](str)
    for start, end in zip(starts, ends, strict=True):
        notes[html.unescape(start[1])] += page[start.end() : end]
    return page[: starts[0].start()], dict(notes)


def _chosen(text: str, written: str, notes: Mapping[str, str]) -> Mapping[str, Footnote]:
    """Where the footnotes of a page are defined; of several definitions of one the page has that which is most like."""
    found = defaultdict[str, list[Footnote]](list)
    for one in footnotes(text):
        if one.label in notes:
            found[one.label].append(one)

    def likeness(one: Footnote) -> float:
        said = [word.translate(WITHIN) for word, _ in words([(one.start, written[one.start : one.end])], WORD)]
        return Indel.normalized_similarity(said[:MOST_LOOKED_AT], _words_of(notes[one.label])[:MOST_LOOKED_AT])

    return {
        label: several[0] if len(several) == 1 else max(reversed(several), key=likeness)
        for label, several in found.items()
    }


def _seen(page: str, text: str) -> str:
    """HTML with what its elements show besides their text: pictures their alternative, lists their numbers.

    Gone is what we write out ourselves, unless the author's `text` has the same.
    """
    if "lintas-full" in page:
        page = OURS.sub(lambda full: full[0] if html.unescape(full["says"]) in text else "", page)
    if "footnote-ref" in page:
        page = FOOTNOTE_MARKS.sub("", page)
    if "<img" in page:
        page = PICTURE.sub(lambda one: " ".join(ALTERNATIVE.findall(one[0])), page)
    return _numbered(page) if "<ol" in page else page


def _numbered(page: str) -> str:
    """HTML in which each item of a numbered list has its number, but for a first one."""
    counts: list[int | None] = []

    def with_number(tag: re.Match[str]) -> str:
        if tag["end"]:
            counts[-1:] = []
        elif tag["tag"] != "li":
            start = START.search(tag[0])
            counts.append(None if tag["tag"] == "ul" else int(start[1]) if start else 1)
        elif counts and (count := counts[-1]) is not None:
            counts[-1] = count + 1
            return f"{tag[0]}{count} " if count != 1 else tag[0]
        return tag[0]

    return LISTS.sub(with_number, page)


def _letters(text: str) -> bytes:
    """All that must arrive of a text, and nothing else."""
    letters = text.encode(errors="surrogatepass").translate(None, MARKUP)
    for one in NOT_COMPARED:
        letters = letters.replace(one, b"")
    return letters


def _unescaped(text: str) -> str:
    """The text of HTML without tags; the sanitiser writes only these entities."""
    if "&" not in text:
        return text
    for entity, sign in (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _words_of(page: str) -> list[str]:
    text = _unescaped(TAG.sub(lambda tag: "" if tag["name"] in INLINE else " ", page))
    return [found.translate(WITHIN) for found in WORD.findall(text)]


def _missing(written: Sequence[tuple[str, int]], shown: Sequence[str], everywhere: str, text: str) -> Iterator[Lost]:
    """What of the written words has no match; several that stand together are told together.

    `everywhere` are all words of the page in a row, among which they may be at another place.
    """
    said = [word.translate(WITHIN) for word, _ in written]
    gone: list[int] = []
    for start, end, other_start, other_end in _differing(said, shown):
        raw = text[max(0, written[start][1] - MOST_NEAR) : written[end - 1][1] + MOST_NEAR] if start < end else ""
        if not _is_in("".join(said[start:end]), shown[other_start:other_end], raw):
            gone.extend(range(start, end))
    together: list[list[int]] = [[gone[0]]] if gone else []
    for one, other in pairwise(gone):
        start, end = written[one][1], written[other][1]  # footnotes stand further up than what comes before them
        if other == one + 1 and start < end and "\n" not in text[start:end]:
            together[-1].append(other)
        else:
            together.append([other])
    for run in together:
        (_, first), (word, last) = written[run[0]], written[run[-1]]
        is_moved = _in_row(said[run[0] : run[-1] + 1]) in everywhere
        yield Lost(" ".join(text[first : last + len(word)].split()), first, is_moved)


def _is_in(said: str, shown: Sequence[str], raw: str) -> bool:
    """Whether words are shown, perhaps parted in another way; with entities in them (`raw`), with more letters."""
    letters = "".join(shown)
    if "&" in raw:
        rest = iter(letters)
        return len(letters) <= len(said) + MOST_BESIDES and all(letter in rest for letter in said)
    edges = {0, *accumulate(map(len, shown))}
    found = letters.find(said)
    while found >= 0 and not {found, found + len(said)} <= edges:
        found = letters.find(said, found + 1)
    return found >= 0


def _differing(said: Sequence[str], shown: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two rows of words differ: from and to in both. They are compared piece by piece."""
    start = other_start = 0
    while True:
        some, others = said[start : start + MOST_AT_ONCE], shown[other_start : other_start + MOST_AT_ONCE]
        is_last = start + MOST_AT_ONCE >= len(said) and other_start + MOST_AT_ONCE >= len(shown)
        same = [one for one in Indel.opcodes(some, others) if one.tag == "equal"]
        after = start, other_start
        for one in same:
            yield after[0], start + one.src_start, after[1], other_start + one.dest_start
            after = start + one.src_end, other_start + one.dest_end
        if is_last:
            yield after[0], len(said), after[1], len(shown)
            return
        # What the end of a piece has no match for may have one behind it, unless nothing has.
        if not same and start + MOST_AT_ONCE < len(said):
            yield start, start + MOST_AT_ONCE, other_start, other_start
            after = start + MOST_AT_ONCE, other_start
        elif not same:
            after = start, other_start + MOST_AT_ONCE
        start, other_start = after


def _where_defined(text: str, lost: Lost, defined: Sequence[tuple[int, int, str]]) -> Lost:
    """The same in a definition that nothing uses, where that has these words: they only look as if they had moved."""
    wanted = _in_row(SAID.findall(lost.words)) if lost.is_moved and defined else ""
    for start, end, said in defined if wanted else ():
        if wanted in said:
            return replace(lost, words=text[start:end], start=start)
    return lost


def _in_row(words_of_it: Sequence[str]) -> str:
    """Words as a text in which some of them can be found, and no halves of them."""
    return f" {' '.join(words_of_it)} "


def _cause(text: str, start: int, *, is_moved: bool) -> str:
    """What dropped the words that begin there: a variant of the help of `lost-text`."""
    line_start = text.rfind("\n", 0, start) + 1
    line = text[line_start:].partition("\n")[0]
    before = line[: start - line_start]
    if NUMBER.fullmatch(before) and line[len(before) :].lstrip("0123456789").startswith("."):
        above = text[: start - len(before)].rstrip().rpartition("\n")[2]
        return "nested" if INNER.match(line) or INNER.match(above) else "number"
    if before.count("{") > before.count("}"):
        return "braces"
    if DEFINITION.match(line):
        return "definition"
    if INNER.match(line) and is_moved:
        return "nested"
    return "cells" if "|" in before else "moved" * is_moved
