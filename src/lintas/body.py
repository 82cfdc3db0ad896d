"""What a body links to and which headings it has, as Python-Markdown with the site's own extensions reads it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import SplitResult, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from lintas.problem import Location, Problem
from lintas.settings import MarkdownSettings
from lintas.source import Source

# Python-Markdown's time grows with the square of these; a page of text has a tenth of them.
MAX_BODY = 100_000  # characters
MAX_BRACKETS = 1_000
LEVEL = re.compile("h[1-6]")  # the tags of headings compare like their levels
LAST = -100  # after the extensions that give headings their ids


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


class BodyReader:
    """Reads bodies with one Markdown instance, which is costly to make and is reset between them."""

    def __init__(self, settings: MarkdownSettings) -> None:
        self._found = _Collector()
        options = {name: dict(values) for name, values in settings.options.items()}
        self._markdown = Markdown(extensions=[*settings.extensions, self._found], extension_configs=options)

    def read(self, source: Source) -> tuple[Body | None, list[Problem]]:
        """The links, in order and with their places, the anchors and sections of a body.

        Gives none where the body is too long or too deep for Python-Markdown; it must not be shown then.
        """
        start = source.locate_in_body("")
        if len(source.body) > MAX_BODY:
            return None, [Problem("too-large", start, {"limit": f"{MAX_BODY:,}"}, "body")]
        for bracket in "[<":
            if source.body.count(bracket) > MAX_BRACKETS:
                return None, [Problem("too-large", start, {"limit": f"{MAX_BRACKETS:,} {bracket}"}, "body")]
        self._markdown.reset()
        try:
            self._markdown.convert(source.body)
        except RecursionError:
            return None, [Problem("too-deep", start, variant="body")]
        elements = self._found.elements
        body = Body(
            links=tuple(_located(source, [element for element in elements if element.tag in {"a", "img"}])),
            anchors=frozenset(element.get("id", "") for element in elements) - {""},
            top_headings=tuple("".join(element.itertext()) for element in elements if element.tag == "h1"),
            empty_sections=tuple(self._found.empty_sections),
        )
        return body, []


def _located(source: Source, elements: list[Element]) -> Iterator[Link]:
    after = 0
    for element in elements:
        is_picture = element.tag == "img"
        target = element.get("src" if is_picture else "href")
        if target is None or target.startswith(AMP_SUBSTITUTE):  # an address of mail, hidden from harvesters
            continue
        written = target or "]()"
        found = source.body.find(written, after)
        at = source.locate_in_body(written, after=max(found, 0))
        after = found + len(written) if found >= 0 else after
        yield Link(target, at, is_picture, element.get("alt", ""))


class _Collector(Extension):
    """Keeps the elements of the last text; they are gone with the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.empty_sections: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.treeprocessors.register(_Collect(md, self), "lintas-collect", LAST)


class _Collect(Treeprocessor):
    def __init__(self, md: Markdown, into: _Collector) -> None:
        super().__init__(md)
        self.into = into

    def run(self, root: Element) -> None:
        self.into.elements = [
            element for element in root.iter() if element.tag in {"a", "img"} or element.get("id") is not None
        ] + [element for element in root.iter("h1") if element.get("id") is None]
        self.into.empty_sections = [
            "".join(heading.itertext())
            for heading, following in zip_longest(root, root[1:])
            if LEVEL.fullmatch(heading.tag)
            and (following is None or (LEVEL.fullmatch(following.tag) and following.tag <= heading.tag))
        ]
