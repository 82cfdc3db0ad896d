"""The text of a note as HTML for other sites and programs: harmless, with complete addresses, and nothing of our pages.

Abbreviations are not written out and no heading is led to: both are help that the page gives, where readers of feeds
show a text in their own way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lintas.body import END, START, BodyReader
from lintas.export.stock import Stock
from lintas.fingerprint import described
from lintas.model import AnyNote, Version
from lintas.render.texts import as_written
from lintas.sanitise import sanitise_abroad
from lintas.settings import MarkdownSettings

TOC = ("toc", "markdown.extensions.toc")  # its names, of which a site may use either


@dataclass(frozen=True)
class LinkedTexts:
    """Makes texts into HTML, each once; one reader of Markdown, which is costly to make, serves all."""

    stock: Stock
    _made: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _reader(self) -> BodyReader:
        options = {name: {**values} for name, values in self.stock.markdown.options.items()}
        for name in TOC:
            if name in options:
                options[name]["permalink"] = False
        return BodyReader(MarkdownSettings(self.stock.markdown.extensions, options))

    @cached_property
    def _settings(self) -> object:
        return described((self.stock.markdown.extensions, self.stock.markdown.options))

    def key(self, note: AnyNote) -> str:
        """A digest of what texts are made of beside their words: where links lead, and how Markdown is read."""
        led = []
        for version in note.versions.values():
            text = note.text_of(version)
            body = self.stock.bodies.get(text.path)
            address = self.stock.links.address
            led += [address(link.target, text.path, version.lang, "") for link in (body.links if body else ())]
        return self.stock.key("text", led, self._settings)

    def html(self, text: Version, lang: str, uri: str) -> str:
        """A text as it stands on the page at `uri`, in `lang`."""
        key = text.path, lang
        if key not in self._made:
            rendered = self._reader.render(text.body)
            html = rendered.html
            for number, target in enumerate(rendered.targets):
                address = self.stock.links.address(target, text.path, lang, uri)
                html = html.replace(f"{START}{number}{END}", as_written(address))
            self._made[key] = sanitise_abroad(html, self.stock.address(uri))
        return self._made[key]
