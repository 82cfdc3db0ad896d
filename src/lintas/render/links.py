"""Links in a note lead to the version in the page's own language, where there is one."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.utils import get_relative_url

from lintas.body import LINKING, linked_path, split_target

BEFORE_MKDOCS = 10  # MkDocs turns paths into addresses at priority 0, and needs ours to be settled


@dataclass(frozen=True)
class Place:
    """A file of the base as a target of links: its name for MkDocs, and its versions' paths by language."""

    src_uri: str
    versions: Mapping[str, str] = field(default_factory=dict)


class LanguageLinks(Extension):
    """A Markdown extension; the page that is rendered next is told to it by `enter`."""

    def __init__(self) -> None:
        super().__init__()
        self.places: Mapping[str, Place] = {}
        self.urls: Mapping[str, str] = {}  # by MkDocs' name of a file
        self.path = ""
        self.lang = ""
        self.shown_by = ""

    def enter(self, path: str, lang: str, shown_by: str = "") -> None:
        """The next text comes from the file `path` of the base and stands on a page in `lang`.

        `shown_by` is the file that the page itself comes from, where that is another one.
        """
        self.path, self.lang, self.shown_by = path, lang, shown_by or path

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the processor."""
        md.treeprocessors.register(_Settle(md, self), "lintas-links", BEFORE_MKDOCS)

    def settle(self, target: str) -> str:
        """The link as MkDocs should see it; untouched where it leads out of the base."""
        src_uri, here = self.destination(target, self.path, self.lang), self.places.get(self.shown_by)
        if not src_uri or not here:
            return target
        path = posixpath.relpath(src_uri, posixpath.dirname(here.src_uri) or ".")
        parts = split_target(target)
        return urlunsplit(("", "", path, parts.query, parts.fragment))

    def destination(self, target: str, path: str, lang: str) -> str:
        """MkDocs' name of the file that a link in the file `path` leads to; empty where it leads out of the base."""
        place = self.places.get(linked_path(path, target)) if path else None
        if not place or path not in self.places:
            return ""
        return self.places.get(place.versions.get(lang, ""), place).src_uri

    def address(self, target: str, path: str, lang: str, url: str) -> str:
        """Where a link in the file `path` leads, as MkDocs writes it on the page in `lang` at `url`."""
        there = self.urls.get(self.destination(target, path, lang))
        if there is None:
            return target
        parts = split_target(target)
        return urlunsplit(("", "", get_relative_url(there, url), parts.query, parts.fragment))


class _Settle(Treeprocessor):
    def __init__(self, md: Markdown, links: LanguageLinks) -> None:
        super().__init__(md)
        self.links = links

    def run(self, root: Element) -> None:
        for element in root.iter():
            attribute = LINKING.get(element.tag)
            target = element.get(attribute) if attribute else None
            if attribute and target:
                element.set(attribute, self.links.settle(target))
