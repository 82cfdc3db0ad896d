"""The texts that people wrote, with links that lead to the files of the export."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lintas.body import BodyReader, is_inside, split_target
from lintas.export.body_links import led
from lintas.export.escape import as_address
from lintas.export.markdown.harmless import deeper, harmless
from lintas.export.markdown.place import way
from lintas.export.markdown.settings import as_exported
from lintas.export.stock import Stock
from lintas.pages.page import Page

# A footnote or an address below a text: on a page of several texts, one would be taken for that of another.
DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:", re.MULTILINE)


@dataclass(frozen=True)
class Texts:
    """Bodies of notes and files of `docs/` as they stand in the export."""

    stock: Stock
    there: AbstractSet[str]

    @cached_property
    def _reader(self) -> BodyReader:
        return BodyReader(self.stock.markdown)

    @cached_property
    def _reader_elsewhere(self) -> BodyReader:
        return BodyReader(as_exported(self.stock.markdown))

    def of(self, page: Page) -> dict[str, str]:
        """The bodies that a page shows, by name; its own by "". Several stand one level down, without footnotes."""
        shown = {"": self._harmless(self.placed(page.body, page.body_from, page.lang, page.uri))}
        for text in page.texts:
            body = self._harmless(self.placed(text.body, text.path, page.lang, page.uri))
            shown[text.name] = "" if DEFINITION.search(body) else deeper(body)
        return shown

    def placed(self, text: str, path: str, lang: str, uri: str, docs: str = "") -> str:
        """The text of the file `path` on the page at `uri`; `docs` is its folder below `docs/` if it is from there."""
        body = self.stock.bodies.get(path)
        targets = [link.target for link in body.links] if body else self._reader.render(text).targets
        settled = {one: self._settled(one, path, lang, uri, docs) for one in targets if is_inside(one)}
        return led(text, settled).strip()

    def _settled(self, target: str, path: str, lang: str, uri: str, docs: str) -> str:
        links, parts = self.stock.links, split_target(target)
        there = links.urls.get(links.destination(target, path, lang))
        if there is None:  # a page of ours, which a file in docs/ links by where it would stand beside it
            there = posixpath.normpath(posixpath.join(docs, unquote(parts.path))).removesuffix("index.md")
            if there not in self.there:
                return target
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return as_address(way(uri, there.removeprefix("./")) + anchor)

    def _harmless(self, text: str) -> str:
        return harmless(text, lambda markdown: self._reader_elsewhere.render(markdown).html)
