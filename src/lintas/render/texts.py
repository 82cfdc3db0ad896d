"""The bodies of notes as the HTML of a page: read, with links that lead on from there, and made harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from lintas.body import END, START, BodyReader, Rendered
from lintas.pages.page import Page, Text
from lintas.render.links import LanguageLinks
from lintas.render.sanitise import OWN, sanitise_apart
from lintas.settings import MarkdownSettings

# An ampersand that begins no entity, as Python-Markdown tells them apart when it writes an address.
AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
HEADING = re.compile("(?:(?<=<h)|(?<=</h))[1-5](?=[ >])")  # its level, in HTML as the sanitiser writes it
NOTHING = Rendered("", (), ())


@dataclass(frozen=True)
class Texts:
    """Makes the HTML of bodies; one reader of Markdown, which is costly to make, serves all."""

    links: LanguageLinks
    markdown: MarkdownSettings
    _shared: dict[str, tuple[str, Rendered]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _reader(self) -> BodyReader:
        return BodyReader(self.markdown)

    def read(self, path: str, body: str, known: Mapping[str, Rendered]) -> Rendered:
        """A body as Python-Markdown reads it, from what is known by its file's path where it is there."""
        return known.get(path) or (self._reader.render(body) if body else NOTHING)

    def with_links(self, rendered: Rendered, path: str, page: Page) -> str:
        """The HTML of a body with its links as MkDocs writes them, not made harmless yet."""
        html = rendered.html
        for number, target in enumerate(rendered.targets):
            address = AMPERSAND.sub("&amp;", self.links.address(target, path, page.lang, page.uri))
            address = address.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
            html = html.replace(f"{START}{number}{END}", address)
        return html

    def beside(self, page: Page, known: Mapping[str, Rendered] = MappingProxyType({})) -> dict[str, str]:
        """The texts that a page shows beside its own, by their names: harmless, each with ids of its own."""
        return {text.name: self._apart(text, page, known) for text in page.texts}

    def _apart(self, text: Text, page: Page, known: Mapping[str, Rendered]) -> str:
        # A lesson stands on the pages of several themes, and may be read anew between two builds of a preview.
        body, rendered = self._shared.get(text.path, ("", NOTHING))
        if body != text.body:
            rendered = self.read(text.path, text.body, known)
            self._shared[text.path] = text.body, rendered
        html = self.with_links(rendered, text.path, page)
        return HEADING.sub(_deeper, sanitise_apart(html)).replace(OWN, f"{text.name}:")


def _deeper(level: re.Match[str]) -> str:
    """One level further down, below the heading that the page gives the text."""
    return str(int(level.group()) + 1)
