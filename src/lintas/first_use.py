"""Abbreviations written out where a text first uses them: a link to the glossary, and what they stand for.

It is done in the tree that Python-Markdown makes of a text, after all others had their turn, so that what they find
(links, anchors, headings) is what the author wrote. Last of all, long words are told where they may break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, HTML_PLACEHOLDER_RE, STX

from lintas.elements import PHRASES, TAG
from lintas.glossary import NOTHING, Abbreviation, Used, any_of, one_line
from lintas.hyphens import PARTED, part
from lintas.vocabulary import in_language

AFTER_ALL = -200
# What stays as it is written: links, code, headings, and what the author explains in another way.
LEFT_ALONE = {"a", "abbr", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "samp", "script", "style"}
LEFT_ALONE |= {"th", "var"}
QUOTING = {"blockquote", "q"}
LONGEST = 60  # characters in brackets; what is longer stops a reader, and is one tap away
SIDE = 400  # characters looked at before and after
GOES_ON = re.compile(r"[\w/@#&.-]")
OPENING = ("(", "[")
BETWEEN = " ,;:–—-()[]\"'“”‘’"
NO_MARKS = str.maketrans("", "", STX + ETX)  # by these Python-Markdown knows what it put aside


class FirstUses(Extension):
    """A Markdown extension; what the next text uses is told to it by `enter`."""

    def __init__(self) -> None:
        super().__init__()
        self.used = NOTHING

    def enter(self, used: Used) -> None:
        """The next text has these abbreviations."""
        self.used = used

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the processor."""
        md.treeprocessors.register(_WriteOut(md, self), "lintas-first-use", AFTER_ALL)


class _WriteOut(Treeprocessor):
    def __init__(self, md: Markdown, uses: FirstUses) -> None:
        super().__init__(md)
        self.uses = uses

    def run(self, root: Element) -> None:
        if self.uses.used.abbreviations:
            _Reading(self.uses.used, self.md.htmlStash.rawHtmlBlocks).read(root, is_quoted=False)
        if self.uses.used.lang in PARTED:
            part(root)


class _Reading:
    """One way through a text, in its order; `put_aside` is the author's HTML, for which a number stands in the text."""

    def __init__(self, used: Used, put_aside: Sequence[object]) -> None:
        self.put_aside = put_aside
        self.inside: list[str] = []  # what of the author's HTML is open within a paragraph and stays as it is written
        self.used = used
        self.waiting = {one.form: one for one in used.abbreviations}
        self.pattern = _pattern(tuple(self.waiting))

    def read(self, element: Element, *, is_quoted: bool) -> None:
        if element.tag in LEFT_ALONE:
            return
        if element.tag not in PHRASES:
            self.inside.clear()
        is_quoted = is_quoted or element.tag in QUOTING
        children = list(element)
        if element.text:
            element.text, found = self._split(element.text, is_quoted=is_quoted)
            element[0:0] = found
        for child in children:
            self.read(child, is_quoted=is_quoted)
            if child.tag not in PHRASES:
                self.inside.clear()
            if child.tail:
                child.tail, found = self._split(child.tail, is_quoted=is_quoted)
                if found:
                    after = list(element).index(child) + 1
                    element[after:after] = found

    def _split(self, text: str, *, is_quoted: bool) -> tuple[str, list[Element]]:
        """A text up to its first use of an abbreviation, and from there on as elements."""
        head, found, end, seen = text, list[Element](), 0, 0
        for match in _standing_alone(self.pattern, text):
            self._pass(text[seen : match.start()])
            seen = match.start()
            if self.inside:
                continue
            abbreviation = self.waiting.get(one_line(match["form"]))
            if abbreviation is None:  # met before
                continue
            self.waiting = {form: one for form, one in self.waiting.items() if one.id != abbreviation.id}
            before, after = text[max(0, match.start() - SIDE) : match.start()], text[match.end() : match.end() + SIDE]
            if found:
                found[-1].tail = text[end : match.start()]
            else:
                head = text[: match.start()]
            address = f"{self.used.root}glossary/{abbreviation.id}/"
            link = Element("a", {"class": "lintas-term", "href": address})
            link.text = match[0]
            found.append(link)
            full = in_language(abbreviation.full, self.used.lang)
            is_verbatim = is_quoted or _is_in_quotes(before)
            if 0 < len(full) <= LONGEST and not is_verbatim and not _is_written_out(abbreviation, before, after):
                link.tail = " "
                found.append(self._full(abbreviation, full, "[]" if before.count("(") > before.count(")") else "()"))
            end = match.end()
        self._pass(text[seen:])
        if found:
            found[-1].tail = text[end:]
        return head, found

    def _pass(self, text: str) -> None:
        """Take in which of the author's HTML begins and ends in a text."""
        for number in HTML_PLACEHOLDER_RE.findall(text) if STX in text else ():
            for tag in TAG.finditer(str(self.put_aside[int(number)])):
                name = (tag["name"] or "").lower()
                if not tag["end"] and name in LEFT_ALONE:
                    self.inside.append(name)
                elif name in self.inside:
                    self.inside.remove(name)

    def _full(self, abbreviation: Abbreviation, full: str, brackets: str) -> Element:
        element = Element("span", {"class": "lintas-full"})
        if self.used.lang not in abbreviation.full:
            element.set("lang", next(iter(abbreviation.full)))
        # Python-Markdown leaves an ampersand that begins an entity as it is; this one is none.
        text = full.translate(NO_MARKS).replace("&", "&amp;")
        element.text = f"{brackets[0]}{text}{brackets[1]}"
        return element


@lru_cache(maxsize=1 << 12)
def _pattern(forms: Sequence[str]) -> re.Pattern[str]:
    """Forms after which a word ends, also in the plural or with a particle: "OPD-OPD", "SKPDs", "ASN-nya"."""
    suffix = r"s|['’]s|-(?:(?P=form)|nya|kah|lah|pun)"
    return re.compile(rf"(?P<form>{any_of(forms)})(?:{suffix})?(?![\w/@]|[-.&]\w)")


def _standing_alone(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The forms in a text before which no word goes on; with that in the pattern, it would take three times as long."""
    match = pattern.search(text)
    while match:
        stands_alone = not GOES_ON.match(text, match.start() - 1) if match.start() else True
        if stands_alone:
            yield match
        match = pattern.search(text, match.end() if stands_alone else match.start() + 1)


def _is_in_quotes(before: str) -> bool:
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _is_written_out(abbreviation: Abbreviation, before: str, after: str) -> bool:
    """Whether the author has said what it stands for: in brackets, or with the abbreviation in brackets, or beside."""
    if before.rstrip().endswith(OPENING) or after.lstrip().startswith(OPENING):
        return True
    earlier, later = _plain(before), _plain(after)
    fulls = {_plain(full) for full in abbreviation.full.values()}
    return _plain(abbreviation.form) in fulls or any(earlier.endswith(full) or later.startswith(full) for full in fulls)


def _plain(text: str) -> str:
    return one_line(text).strip(BETWEEN).casefold()
