"""What the sanitiser takes from a note's text, as problems at their places: nothing goes without a word.

What Markdown made is read before and after by one parser of HTML, so that another way of writing the same is no
difference. A comment (`<!-- … -->`) is not reported: who writes one means it for those who edit, not for readers.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from lintas.body import LINKING, START, Link, split_target
from lintas.elements import settle
from lintas.problem import Problem
from lintas.sanitise import ATTRIBUTES, DROPPED, SCHEMES, TAGS, sanitise
from lintas.set_apart import MARK
from lintas.source import Source
from lintas.too_much import MAX_NESTED

MOST_TOLD = 5  # kinds that one note is told of, each by itself
MAX_SLACK = 99  # characters by which an address may be longer where it is written with entities
MOST_NAMED = 8  # names that the message on all others has
ADDRESS = re.compile(r"""(?:href|src)="([a-z][a-z0-9+.-]*):""", re.IGNORECASE)
MOST_LOOKED_FOR = 50  # kinds whose places are looked for
CODE = re.compile(
    r"^ {0,3}(`{3,}|~{3,}).{0,9999}?^ {0,3}\1[`~]*[ \t]*$|(?<!`)(`+)(?!`).{1,999}?(?<!`)\2(?!`)|^(?: {4}|\t)[^\n]*$",
    re.MULTILINE | re.DOTALL,
)
# Where an address stands in Markdown and in HTML.
WRITTEN = re.compile(r"""(?:\]\(|\]:|\b(?:href|src|cite)\s*=)\s*["'<]?|<(?=[a-z][a-z0-9+.-]*:)""", re.IGNORECASE)
MAX_COMPARED = 300  # characters of an address by which its place is found
LAST = chr(0x10FFFF)
ODD = re.compile(r'(?:href|src)="(?:[^"]*[\\&\t]|\s*//|https?:[^"]*@)', re.IGNORECASE)  # is looked at more closely


@dataclass(frozen=True)
class _Part:
    """Something in HTML that can go: an element, an attribute, a class, an id or an address.

    `value` is that of a class, an id or an address; `tag` that of an attribute or an address.
    """

    variant: str
    name: str
    value: str = ""
    tag: str = ""

    @property
    def shown(self) -> str:
        """As a message names it."""
        return f"<{self.name}>" if self.variant == "element" else f'{self.name}="{self.value or "…"}"'


def is_too_deep(source: Source, made: str) -> bool:
    """Whether the HTML that was made of a body has more elements inside one another than Markdown may have."""
    if "<" not in source.body:
        return False
    settled = settle(made, TAGS)
    # What nothing ends is text by then.
    return settled.depth > MAX_NESTED and settle(settled.html, TAGS).depth > MAX_NESTED


def removed(source: Source, made: str, links: Collection[Link] = ()) -> list[Problem]:
    """What goes from the HTML that Markdown made of a note's body, each kind once, at its first place.

    `links` are those that Markdown made, which rules look at. Of those in HTML it is said here where they lead nowhere.
    """
    schemes = {scheme.lower() for scheme in ADDRESS.findall(made)}
    if not ("<" in source.body or "{" in source.body or schemes - SCHEMES or ODD.search(made)):
        return []
    settled = settle(made, TAGS)
    parts = Counter(_Part("element", name) for name in settled.taken)
    before, after = _parts(settled.html.replace(MARK, "")), _parts(sanitise(settled.html))
    known = {link.target for link in links}
    gone = {part: times for part, times in (before - after).items() if _is_refused(part)}
    # A path that leads nowhere (a share of Windows) is told by the rules.
    parts.update({part: times for part, times in gone.items() if not (_leads_astray(part) and part.value in known)})
    texts = CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), source.body), source.body
    written = _Addresses(texts)
    for part, times in after.items():  # what nobody wrote leads to the glossary
        if _leads_astray(part) and part.value not in known and written.place(part.value) >= 0:
            parts[part] += times
    shown = {link.target for link in links if link.is_picture}
    return [*_removed_html(source, texts, parts), *_bad_addresses(source, written, parts, shown)]


def _removed_html(source: Source, texts: Sequence[str], parts: Counter[_Part]) -> Iterator[Problem]:
    """The messages, in the order of the text; what an extension of the site made, nobody wrote."""
    times: Counter[tuple[str, str]] = Counter()
    for part, count in parts.items():
        if part.variant != "address":
            times[part.variant, part.shown] += count
    places: dict[tuple[str, str], int] = {}
    for part in parts:
        kind = part.variant, part.shown
        if kind in times and kind not in places and len(places) < MOST_LOOKED_FOR:
            places[kind] = _place(texts, part)
    kinds = sorted((kind for kind, place in places.items() if place >= 0), key=lambda kind: (places[kind], kind))
    alone = kinds if len(kinds) <= MOST_TOLD else kinds[: MOST_TOLD - 1]
    for variant, shown in alone:
        more = times[variant, shown]
        what = f"{shown} (×{more})" if more > 1 else shown
        yield Problem("removed-html", source.locate_at(places[variant, shown]), {"what": what}, variant)
    if others := kinds[len(alone) :]:
        what = _named([shown for _, shown in others])
        yield Problem("removed-html", source.locate_at(places[others[0]]), {"what": what}, "several")


def _bad_addresses(
    source: Source, written: _Addresses, parts: Iterable[_Part], shown: Collection[str]
) -> Iterator[Problem]:
    """One message for each address that goes, but of pictures that Markdown shows from elsewhere."""
    wrong: dict[str, _Part] = {}
    for part in parts:
        if part.variant == "address" and not (part.tag == "img" and _is_elsewhere(part.value) and part.value in shown):
            wrong.setdefault(DROPPED.sub("", part.value), part)
    alone = [*wrong] if len(wrong) <= MOST_TOLD else [*wrong][: MOST_TOLD - 1]
    for address in alone:
        tag, at = wrong[address].tag, source.locate_at(max(written.place(address), 0))
        if tag == "img" and _is_elsewhere(address):
            yield Problem("foreign-picture", at, {"target": address})
        else:
            variant = "html" if _leads_astray(wrong[address]) else "picture" if tag == "img" else ""
            yield Problem("bad-link", at, {"target": address}, variant)
    if others := [*wrong][len(alone) :]:
        at = source.locate_at(max(written.place(others[0]), 0))
        yield Problem("bad-link", at, {"target": _named(others)})


def _leads_astray(part: _Part) -> bool:
    """Whether it is a path in HTML, where nobody makes of a file's name the address of a page."""
    parts = split_target(part.value)
    return part.variant == "address" and bool(parts.path) and not (parts.scheme or parts.netloc or START in part.value)


def _is_elsewhere(address: str) -> bool:
    return bool(split_target(address).netloc)


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + " …" * (len(names) > MOST_NAMED)


def _is_refused(part: _Part) -> bool:
    """Whether it goes by our rules; an attribute also goes with a cell that stands outside of a table."""
    return part.variant != "attribute" or part.name not in ATTRIBUTES["*"] | ATTRIBUTES.get(part.tag, set())


def _place(texts: Sequence[str], part: _Part) -> int:
    """Where a part was first written, looked for without code and then in it; -1 where it was not."""
    name = re.escape(part.value or part.name)
    start = r"<" if part.variant == "element" else r"[<{][^<>{}]*?(?<!</)(?<![\w<-])"
    wanted = re.compile(rf"{start}({name})(?![\w-])", re.IGNORECASE)
    found = next((match for text in texts if (match := wanted.search(text))), None)
    return found.start(1) - (part.variant == "element") if found else -1


class _Addresses:
    """Where addresses stand in a text without its code, and then in all of it: looked for once, since it takes long."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts

    @cached_property
    def _rows(self) -> Sequence[Sequence[tuple[str, int]]]:
        """For each text what stands where an address may stand, sorted."""
        return [sorted(_written(text)) for text in self.texts]

    def place(self, address: str) -> int:
        """Where one stands first; -1 where nobody wrote it."""
        wanted = address[:MAX_COMPARED]
        for row in self._rows:
            first = bisect_left(row, (wanted, -1))
            after = bisect_left(row, (f"{wanted}{LAST}", -1), first)
            if first < after:
                return min(place for _, place in row[first:after])
        return -1


def _written(text: str) -> Iterator[tuple[str, int]]:
    for start in WRITTEN.finditer(text):
        piece = text[start.end() : start.end() + 3 * MAX_COMPARED + MAX_SLACK]
        yield DROPPED.sub("", html.unescape(piece))[:MAX_COMPARED], start.end()


def _parts(markup: str) -> Counter[_Part]:
    found = _Attributes()
    found.feed(markup)
    found.close()
    return found.parts


class _Attributes(HTMLParser):
    """What the tags of HTML hold, and how often."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: Counter[_Part] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag; of an attribute that stands there twice the first counts."""
        for name, value in dict(reversed(attrs)).items():
            if name == "class":
                self.parts.update(_Part(name, name, one) for one in (value or "").split())
            elif name == "id":
                self.parts[_Part(name, name, value or "")] += 1
            elif LINKING.get(tag) == name:
                self.parts[_Part("address", name, value or "", tag)] += 1
            else:
                self.parts[_Part("attribute", name, tag=tag)] += 1
