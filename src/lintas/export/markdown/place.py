"""A page among the files of the export: links from it lead to other files, so that every engine can check them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from lintas.catalogue import catalogue
from lintas.export.escape import as_address, as_text_in_markdown
from lintas.export.stock import Stock
from lintas.pages.page import Link, Page

DOCS = "docs"
INDEX = "index.md"


def file_of(uri: str) -> str:
    """The file, below `docs/`, that an address is made of: a page's text, or what is copied as it is."""
    return uri if uri and not uri.endswith("/") else f"{uri}{INDEX}"


@dataclass(frozen=True)
class Place:
    """A page and what is there beside it: `there` are the addresses of all pages and copied files.

    `texts` has the bodies that the page shows, ready to be placed, by name; its own by "".
    """

    stock: Stock
    page: Page
    there: AbstractSet[str]
    texts: dict[str, str]

    def say(self, key: str) -> str:
        """A wording in the page's language."""
        return catalogue(self.page.lang).say(key)

    def link(self, link: Link) -> str:
        """A link as Markdown, with what stands behind it."""
        text = as_text_in_markdown(link.text)
        if target := self.target(link) if link.uri else "":
            text = f"[{text}]({target})"
        return f"{text} ({as_text_in_markdown(link.aside)})" if link.aside else text

    def links(self, links: Iterable[Link]) -> str:
        """Links side by side."""
        return ", ".join([self.link(link) for link in links])

    def target(self, link: Link) -> str:
        """Where a link leads from this page; empty where only our own search could answer it."""
        if link.is_outward:
            return as_address(link.uri)
        parts = urlsplit(link.uri)
        path = _list_of(parts.path, parts.query) if parts.query else parts.path
        if path not in self.there:
            return "" if parts.query else as_address(self.stock.address(path))
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return anchor if anchor and path == self.page.uri else as_address(way(self.page.uri, path) + anchor)


def _list_of(explore: str, query: str) -> str:
    """The address of the list that has all that a search for one value finds; of what is no page for several."""
    return explore + "".join(f"{facet}/{value}/" for facet, value in parse_qsl(query))


def way(uri: str, to: str) -> str:
    """The path from the page at one address to the file of another."""
    return quote(posixpath.relpath(file_of(unquote(to)), uri or "."))
