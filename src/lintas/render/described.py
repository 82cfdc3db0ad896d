"""What a page is about in a sentence or two, for those who show a link to it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from textwrap import shorten

from markupsafe import Markup
from mkdocs.structure.pages import Page as MkDocsPage

from lintas.hyphens import SOFT
from lintas.pages.page import Facts, Group, Page, Title

LONGEST = 200  # characters; search engines show about 160
FEW = 3  # titles
PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)


def described(page: Page, body: str) -> str:
    """The description that a page has, else how its text begins, else what stands on it; `body` is its HTML."""
    return page.description or beginning(body) or shorten(" ".join(_shown(page)), LONGEST, placeholder="…")


def docs_title(page: MkDocsPage) -> str:
    """The title of a page in `docs/` as text: where MkDocs has it from a heading, it has it as HTML."""
    return str(page.title) if page.meta.get("title") else html.unescape(str(page.title))


def beginning(body: str) -> str:
    """The first paragraph, or as much of it as fits; empty where there is none."""
    first = PARAGRAPH.search(body.replace(SOFT, ""))
    return shorten(Markup(first[1]).striptags(), LONGEST, placeholder="…") if first else ""  # noqa: S704  (only read)


def _shown(page: Page) -> Iterator[str]:
    """What is on a page: its kind and name, its facts, the first notes that it lists."""
    for block in page.view:
        if isinstance(block, Title):
            yield f"{' · '.join(part for part in (block.kicker, page.title) if part)}."
        elif isinstance(block, Facts):
            yield from (f"{fact.label}: {', '.join(link.text for link in fact.values)}." for fact in block.facts)
        elif isinstance(block, Group) and block.cards:
            yield f"{block.heading}: {'; '.join(card.title.text for card in block.cards[:FEW])}."
