"""What a body links to and which headings it has, as Python-Markdown with the site's own extensions reads it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import zip_longest
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from lintas.extensions import keep_all_text
from lintas.first_use import FirstUses
from lintas.glossary import NOTHING, Used
from lintas.own_extensions import own_extensions
from lintas.phrases import Phrases, look_through
from lintas.plain import PlainText
from lintas.problem import Location, Problem
from lintas.settings import MarkdownSettings
from lintas.source import Source
from lintas.too_much import MAX_HTML, too_much

LEVEL = re.compile("h[1-6]")  # the tags of headings compare like their levels
TOP_HEADING, TAG = re.compile(r"<h1\b[^>]*+>(.{0,9999}?)</h1", re.IGNORECASE | re.DOTALL), re.compile(r"<[^>]*+>")
LAST = -100  # after the extensions that give headings their ids
LINKING = {"a": "href", "img": "src"}  # by tag the attribute that holds an address
# Around the number of a target. Python-Markdown takes these two characters out of every text before it reads it.
START, END = f"{STX}lintas-", ETX


@dataclass(frozen=True)
class Link:
    """A link or a picture in a body, with its address as written; `text` is a picture's alternative text."""

    target: str
    at: Location
    is_picture: bool = False
    text: str = ""


@dataclass(frozen=True)
class Body:
    """What rules and pages need to know of a body without showing it."""

    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    top_headings: tuple[str, ...] = ()
    empty_sections: tuple[str, ...] = ()
    phrases: Phrases = field(default_factory=Phrases)


@dataclass(frozen=True)
class Rendered:
    """A body as HTML, in which a link inside the base is still the number of its target between two marks.

    `targets` are the addresses as written, `toc` the headings as Python-Markdown's `toc` gives them, `used` the
    abbreviations that were written out. The HTML is not sanitised yet.
    """

    html: str
    targets: tuple[str, ...]
    toc: tuple[Mapping[str, Any], ...]
    used: Used = NOTHING


def split_target(target: str) -> SplitResult:
    """The parts of a link; one that can't be taken apart ("http://[bad") is a path, which leads nowhere."""
    try:
        return urlsplit(target)
    except ValueError:
        return SplitResult("", "", target, "", "")


def linked_path(path: str, target: str) -> str:
    """The path, relative to the base, that a link in the file `path` leads to; empty for addresses and bare anchors."""
    parts = split_target(target)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))


def is_inside(target: str) -> bool:
    """Whether a link is a path to another file of the base."""
    parts = split_target(target)
    outward = parts.scheme or parts.netloc or target.startswith(("/", "\\")) or AMP_SUBSTITUTE in target
    return not outward and bool(parts.path)


class BodyReader:
    """Reads bodies with one Markdown instance, which is costly to make and is reset between them.

    `keeps_all_text` says that the site's extensions write nothing in place of an author's words.
    """

    def __init__(self, settings: MarkdownSettings) -> None:
        self._settings = settings
        self.keeps_all_text = keep_all_text(settings)
        self._make()

    def _make(self) -> None:
        self._found = _Collector()
        self._first_uses = FirstUses()
        options = {name: dict(values) for name, values in self._settings.options.items()}
        self._markdown = Markdown(
            extensions=[PlainText(), *self._settings.extensions, self._found, *own_extensions(self._first_uses)],
            extension_configs=options,
        )

    def read(self, source: Source, used: Used = NOTHING) -> tuple[Body, Rendered | None, list[Problem]]:
        """The links, in order and with their places, the anchors, sections and phrases of a body; and its HTML.

        There is no HTML where the body is too long or too deep for Python-Markdown; it must not be shown then.
        """
        phrases = look_through(source.body)
        if found := too_much(source.body):
            at = source.locate_at(found.place)
            return Body(phrases=phrases), None, [Problem(found.rule, at, found.values, found.variant)]
        start = source.locate_in_body("")
        try:
            rendered = self.render(source.body, used)
        except RecursionError:
            return Body(phrases=phrases), None, [Problem("too-deep", start, variant="body")]
        if len(rendered.html) > MAX_HTML:
            return Body(phrases=phrases), None, [Problem("too-large", start, {"limit": MAX_HTML}, "html")]
        kept = self._found
        body = Body(
            links=tuple(_located(source, kept.links)),
            anchors=frozenset(kept.anchors),
            top_headings=(*kept.top_headings, *_in_html(rendered.html, kept.top_headings)),
            empty_sections=tuple(kept.empty_sections),
            phrases=phrases,
        )
        return body, rendered, []

    def render(self, text: str, used: Used = NOTHING) -> Rendered:
        """A body as HTML, with what it uses written out. `RecursionError` where it is too deep for Python-Markdown."""
        self._markdown.reset()
        self._first_uses.enter(used)
        try:
            html = self._markdown.convert(text)
        except BaseException:
            self._make()  # in what list or quotation it was stopped no reset makes it forget
            raise
        toc: Sequence[Mapping[str, Any]] = getattr(self._markdown, "toc_tokens", ())
        return Rendered(html, tuple(self._found.targets), tuple(toc), used)


def _in_html(html: str, known: Sequence[str]) -> Iterator[str]:
    """The headings of the first level that the author wrote as HTML."""
    found = [unescape(TAG.sub("", heading)).strip() for heading in TOP_HEADING.findall(html)]
    return (heading for heading in found if len(found) > len(known) and heading not in known)


def _located(source: Source, links: list[tuple[str, Element]]) -> Iterator[Link]:
    after = 0
    for target, element in links:
        if target.startswith(AMP_SUBSTITUTE):  # an address of mail, hidden from harvesters
            continue
        written = target or "]()"
        found = source.body.find(written, after)
        if found < 0 and "\\" in written:  # as it has to be typed
            written = written.replace("\\", "\\\\")
            found = source.body.find(written, after)
        at = source.locate_in_body(written, after=max(found, 0))
        after = found + len(written) if found >= 0 else after
        yield Link(target, at, element.tag == "img", element.get("alt", ""))


class _Collector(Extension):
    """Keeps what a text holds, until the next one, and puts marks in the place of links inside the base."""

    def __init__(self) -> None:
        super().__init__()
        self.reset()

    def reset(self) -> None:
        """Forget the text before; Python-Markdown asks for it. Of an empty text it runs nothing that would."""
        self.links: list[tuple[str, Element]] = []
        self.targets: list[str] = []
        self.anchors: set[str] = set()
        self.top_headings: list[str] = []
        self.empty_sections: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.registerExtension(self)
        md.treeprocessors.register(_Collect(md, self), "lintas-collect", LAST)


def _is_way_back(element: Element, target: str) -> bool:
    """Whether a link leads from a footnote to where it is called, perhaps nowhere."""
    return element.get("class") == "footnote-backref" and target.startswith("#fnref")


class _Collect(Treeprocessor):
    def __init__(self, md: Markdown, into: _Collector) -> None:
        super().__init__(md)
        self.into = into

    def run(self, root: Element) -> None:
        into = self.into
        for element in root.iter():
            if anchor := element.get("id"):
                into.anchors.add(anchor)
            attribute = LINKING.get(element.tag)
            target = element.get(attribute) if attribute else None
            if attribute and target is not None and not _is_way_back(element, target):
                into.links.append((target, element))
                if is_inside(target):
                    element.set(attribute, f"{START}{len(into.targets)}{END}")
                    into.targets.append(target)
        into.top_headings = ["".join(element.itertext()) for element in root.iter("h1")]
        into.empty_sections = [
            "".join(heading.itertext())
            for heading, following in zip_longest(root, root[1:])
            if LEVEL.fullmatch(heading.tag)
            and (following is None or (LEVEL.fullmatch(following.tag) and following.tag <= heading.tag))
        ]
