"""One language in which notes are told, with complete addresses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lintas.dates import When
from lintas.export.escape import as_address, as_text_in_markdown
from lintas.export.stock import Stock
from lintas.pages.page import Link
from lintas.pages.site import Site


@dataclass(frozen=True)
class Voice:
    """Says what a note holds. Its `site` is asked for wordings and for links to cities, themes and tags alone."""

    stock: Stock
    site: Site
    links: dict[Link, str] = field(default_factory=dict)  # as written, since many notes have the same

    def say(self, key: str, /, **values: object) -> str:
        """A wording, filled in."""
        return self.site.say(key, **values)

    def date(self, when: When | None) -> str:
        """A date in words; empty where there is none."""
        return self.site.date(when) if when else ""

    def link(self, link: Link) -> str:
        """A link as Markdown, with what stands behind it."""
        if link not in self.links:
            text = as_text_in_markdown(link.text)
            if link.uri:
                text = f"[{text}]({as_address(link.uri if link.is_outward else self.stock.address(link.uri))})"
            self.links[link] = f"{text} ({as_text_in_markdown(link.aside)})" if link.aside else text
        return self.links[link]

    def links_to(self, links: Iterable[Link]) -> str:
        """Links side by side."""
        return ", ".join([self.link(link) for link in links])
