"""The files of the export: `mkdocs.yml`, and below `docs/` a file for each page, and what pages show."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import PurePosixPath
from urllib.parse import unquote

from lintas.export.markdown.page import languages, page_text
from lintas.export.markdown.place import DOCS, Place, file_of
from lintas.export.markdown.settings import mkdocs_yml
from lintas.export.markdown.texts import Texts
from lintas.export.stock import Files, Stock
from lintas.library import Library
from lintas.pages import make_pages
from lintas.pages.page import Page
from lintas.pages.site import uri_in

FRONTMATTER = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


@dataclass(frozen=True)
class Written:
    """A page in `docs/`: the file, the path of which is relative to the base, its language and its address."""

    path: str
    lang: str
    uri: str


def markdown_files(stock: Stock) -> Files:
    """All files of the export."""
    return dict(_Export(stock).files())


@dataclass(frozen=True)
class _Export:
    """What there is to write, worked out once."""

    stock: Stock

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Our own pages by address; a page in `docs/` stands in the place of ours."""
        taken = {written.uri for written in self.written}
        return {
            page.uri: page
            for page in make_pages(_settled(self.stock.library), self.stock.doors)
            if page.uri not in taken
        }

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """The pages in `docs/`."""
        return tuple(
            Written(path, lang, uri)
            for path, uri in self._placed.items()
            if path.endswith(".md")
            for lang, own in self.stock.links.places[path].versions.items()
            if own == path
        )

    @cached_property
    def copied(self) -> Mapping[str, str]:
        """The files that pages show or lead to, by address: their paths relative to the base."""
        return {uri: path for path, uri in self._placed.items() if not path.endswith(".md")}

    @cached_property
    def _placed(self) -> Mapping[str, str]:
        """What there is beside the notes: addresses by path."""
        links = self.stock.links
        notes = {version.path for note in self.stock.library.notes.values() for version in note.versions.values()}
        found = {
            path: links.urls[place.src_uri]
            for path, place in links.places.items()
            if path not in notes and place.src_uri in links.urls and place.src_uri not in notes
        }
        return {path: unquote(uri).removeprefix("./") for path, uri in found.items()}

    @cached_property
    def texts(self) -> Texts:
        """What places the texts that people wrote."""
        return Texts(self.stock, frozenset((*self.pages, *(one.uri for one in self.written), *self.copied)))

    def files(self) -> Iterator[tuple[str, tuple[str, Callable[[], bytes]]]]:
        """Each file by its path, with what it is made of."""
        key = self.stock.whole_key("markdown")
        yield "mkdocs.yml", (key, lambda: mkdocs_yml(self.stock, self._top()).encode())
        for page in self.pages.values():
            yield f"{DOCS}/{file_of(page.uri)}", (key, partial(self._page, page))
        for written in self.written:
            yield f"{DOCS}/{file_of(written.uri)}", (key, partial(self._written, written))
        for uri, path in self.copied.items():
            yield f"{DOCS}/{uri}", (key, (self.stock.folder / path).read_bytes)

    def _page(self, page: Page) -> bytes:
        return page_text(Place(self.stock, page, self.texts.there, self.texts.of(page))).encode()

    def _written(self, one: Written) -> bytes:
        """A page of `docs/`: its own frontmatter, its languages, its text."""
        links = self.stock.links
        text = (self.stock.folder / one.path).read_text(encoding="utf-8-sig")
        head = match[0] if (match := FRONTMATTER.match(text)) else ""
        alternates = {lang: self._placed[path] for lang, path in links.places[one.path].versions.items()}
        page = Page(one.uri, one.lang, "", (), alternates=alternates)
        docs = str(PurePosixPath(links.places[one.path].src_uri).parent)
        body = self.texts.placed(text.removeprefix(head), one.path, one.lang, one.uri, docs)
        led = languages(Place(self.stock, page, self.texts.there, {}))
        return "\n\n".join(filter(None, (head.strip(), led, body, ""))).encode() + b"\n"

    def _top(self) -> dict[str, list[str]]:
        """By language the pages that stand at the top of the site, ours first."""
        known = self.stock.library.languages
        found: dict[str, list[str]] = {lang: [] for lang in known}
        placed = [(page.lang, page.uri) for page in self.pages.values()]
        for lang, uri in (*placed, *((one.lang, one.uri) for one in self.written)):
            if uri.removeprefix(uri_in(lang, known)).count("/") <= 1:
                found[lang].append(uri)
        return found


def _settled(library: Library) -> Library:
    """The library on the last day of which its notes speak: what waited, and for how long, is told as of then."""
    return replace(library, now=library.latest_date or dt.date.min)
