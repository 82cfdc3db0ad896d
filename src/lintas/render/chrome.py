"""What stands around a note: rendered once for all notes that share it, with the few values left open.

Half of the time of a page goes into the theme's templates, which come to the same for all notes of a language but for
title, address, headings and content. A note that differs in anything else is rendered in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape
from mkdocs.structure.toc import AnchorLink

from lintas.pages.page import Crumbs, Page

# What stands in for a note's values: words that nobody writes, of letters that need no escaping anywhere.
TITLE, DESCRIPTION, NAME, CONTENT, ITEMS = "zq9title", "zq9description", "zq9name", "zq9content", "zq9items"
FIRST, SECOND = "zq9first", "zq9other"  # of equal length
OPEN = re.compile(f"({TITLE}|{DESCRIPTION}|{NAME}(?:/{NAME})*|{CONTENT}|{FIRST}|{ITEMS})")
# A title that is the same text wherever a template puts it.
PLAIN = re.compile(r"[^\s<>&\"']+(?: [^\s<>&\"']+)*")


@dataclass(frozen=True)
class Chrome:
    """A page in pieces, and a line of its table of contents in pieces: every second one names a value."""

    pieces: tuple[str, ...]
    item: tuple[str, ...]

    def around(self, page: Page, toc: Sequence[AnchorLink], content: str) -> str:
        """The page of a note."""
        values = {
            TITLE: page.title,
            DESCRIPTION: str(escape(page.description)),
            CONTENT: content,
            FIRST: toc[0].id if toc else "",
            ITEMS: "".join(_filled(self.item, {FIRST: one.id, TITLE: one.title}, "") for one in toc),
        }
        return _filled(self.pieces, values, name_of(page))


def shared(page: Page, toc: Sequence[AnchorLink], site_name: str) -> tuple[object, ...] | None:
    """What notes have in common that share what is around them; None for a note that is to be rendered in full."""
    nested = any(one.children for one in toc) or (toc and toc[0].level == 1)
    if not page.source or not PLAIN.fullmatch(page.title) or page.title == site_name or nested:
        return None
    elsewhere = tuple(page.elsewhere.items())
    depth, described = page.uri.count("/"), bool(page.description)
    return page.lang, page.section, depth, tuple(page.alternates), elsewhere, described, bool(toc)


def chrome(
    page: Page, toc: Sequence[AnchorLink], render: Callable[[Page, list[AnchorLink], Markup], str]
) -> Chrome | None:
    """What is around a note, rendered with stand-ins for its values; None where its headings are not to be found."""
    own = "/".join([NAME] * (name_of(page).count("/") + 1))
    stand_in = replace(
        page,
        uri=_named(page.uri, own),
        title=TITLE,
        description=DESCRIPTION if page.description else "",
        alternates={lang: _named(uri, own) for lang, uri in page.alternates.items()},
        view=tuple(block for block in page.view if isinstance(block, Crumbs)),
    )
    headings = [AnchorLink(TITLE, anchor, 2) for anchor in (FIRST, SECOND)] if toc else []
    html = render(stand_in, headings, Markup(CONTENT))  # noqa: S704  (a word of ours)
    item = ""
    if toc:
        # What is repeated for each heading, with the blanks before it: it ends as the second one ends.
        second = html.find(f'<a href="#{SECOND}"')
        if second < 0:  # a theme that has no table of contents, or writes it in another way
            return None
        length = second - html.rindex(f'<a href="#{FIRST}"', 0, second)
        end = html.index("</li>", second) + len("</li>")
        item = html[end - length : end].replace(SECOND, FIRST)
        html = f"{html[: end - 2 * length]}{ITEMS}{html[end:]}"
    return Chrome(tuple(OPEN.split(html)), tuple(OPEN.split(item)))


def _filled(pieces: Sequence[str], values: Mapping[str, str], name: str) -> str:
    """The pieces with their values, none of which is looked through for what another one stands for."""
    return "".join(values.get(piece, name) if number % 2 else piece for number, piece in enumerate(pieces))


def _named(uri: str, name: str) -> str:
    before, notes, _ = uri.partition("notes/")
    return f"{before}{notes}{name}/"


def name_of(page: Page) -> str:
    """The part of a note's address that is its own."""
    return page.uri.partition("notes/")[2].rstrip("/")
