"""The bodies of notes as the HTML of a page: read, with links that lead on from there, and made harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lintas.body import END, START, BodyReader, Rendered
from lintas.glossary import NOTHING as NO_ABBREVIATION
from lintas.glossary import Glossary, Used, glossary
from lintas.load import Loaded
from lintas.model import Version
from lintas.pages.page import Page, Text
from lintas.render.links import LanguageLinks
from lintas.sanitise import OWN, sanitise_apart
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
    loaded: Loaded
    _read_anew: dict[str, tuple[str, Rendered]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _glossary(self) -> Glossary:
        return glossary(self.loaded.library.vocabulary.terms)

    @cached_property
    def _versions(self) -> Mapping[str, Version]:
        notes = self.loaded.library.notes.values()
        return {version.path: version for note in notes for version in note.versions.values()}

    @cached_property
    def _reader(self) -> BodyReader:
        return BodyReader(self.markdown)

    def used_in(self, path: str, body: str, page: Page) -> Used:
        """The abbreviations that a text has, with the way to the glossary from the page that shows it."""
        known, version = self.loaded.rendered.get(path), self._versions.get(path)
        used = known.used if known else NO_ABBREVIATION
        if known is None and version:
            used = self._glossary.used_in(body, version.lang)
        if not used.abbreviations:
            return used
        return replace(used, root="../" * page.uri.removeprefix(f"{page.lang}/").count("/"))

    def read(self, path: str, body: str, page: Page) -> Rendered:
        """A body as Python-Markdown reads it for a page; what was read for another of the same depth is the same."""
        known, used = self.loaded.rendered.get(path), self.used_in(path, body, page)
        if known and known.used == used:
            return known
        # A lesson stands in the packs of several themes, and may be read anew between two builds of a preview.
        before, rendered = self._read_anew.get(path, ("", NOTHING))
        if path == "" or before != body or rendered.used != used:
            rendered = self._reader.render(body, used) if body else NOTHING
            self._read_anew[path] = body, rendered
        return rendered

    def with_links(self, rendered: Rendered, path: str, page: Page) -> str:
        """The HTML of a body with its links as MkDocs writes them, not made harmless yet."""
        html = rendered.html
        for number, target in enumerate(rendered.targets):
            address = as_written(self.links.address(target, path, page.lang, page.uri))
            html = html.replace(f"{START}{number}{END}", address)
        return html

    def beside(self, page: Page) -> dict[str, str]:
        """The texts that a page shows beside its own, by their names: harmless, each with ids of its own."""
        return {text.name: self._apart(text, page) for text in page.texts}

    def _apart(self, text: Text, page: Page) -> str:
        html = self.with_links(self.read(text.path, text.body, page), text.path, page)
        return HEADING.sub(_deeper, sanitise_apart(html)).replace(OWN, f"{text.name}:")


def as_written(address: str) -> str:
    """An address as Python-Markdown writes it into HTML."""
    return AMPERSAND.sub("&amp;", address).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _deeper(level: re.Match[str]) -> str:
    """One level further down, below the heading that the page gives the text."""
    return str(int(level.group()) + 1)
