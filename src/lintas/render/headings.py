"""A page's table of contents: the headings of its text between those of the blocks around it."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from markupsafe import escape
from mkdocs.structure.toc import AnchorLink

from lintas.pages.page import Page
from lintas.render.html import outline


def headings(of_text: Iterable[AnchorLink], page: Page) -> list[AnchorLink]:
    """The headings of a page; those `of_text` come from Python-Markdown.

    The theme writes ids as they are, and with `attr_list` a contributor chooses them: they are escaped here.
    """
    before, after = (
        [AnchorLink(str(escape(text)), f"list-{anchor}", 2) for anchor, text in outline(page, before_text=side)]
        for side in (True, False)
    )
    return [*before, *map(_escaped, of_text), *after]


def _escaped(heading: AnchorLink) -> AnchorLink:
    twin = copy(heading)
    twin.id = str(escape(heading.id))
    twin.children = [_escaped(child) for child in heading.children]
    return twin
