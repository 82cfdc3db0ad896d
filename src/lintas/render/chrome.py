"""What stands around a page: rendered once for all pages that share it, with the few values left open.

Half of the time of a page goes into the theme's templates, which come to the same for all notes of a language, and for
all lists of a kind, but for title, address, headings and content. A page that differs in anything else is rendered in
full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape
from mkdocs.structure.toc import AnchorLink

from lintas.pages.page import Crumbs, Link, Page
from lintas.pages.pictures import site_picture
from lintas.social.picture import Picture

# What stands in for a page's values: words that nobody writes, of letters that need no escaping anywhere.
TITLE, DESCRIPTION, NAME, CONTENT = "zq9title", "zq9description", "zq9name", "zq9content"
PICTURE, ALT = "zq9picture", "zq9alt"
FEED, FOLLOWED = "zq9feed", "zq9followed"
HEADING, ITEMS = "zq9heading", "zq9items"
FIRST, SECOND = "zq9first", "zq9other"  # of equal length
ELSEWHERE = "zq9elsewhere"  # and the language
OPEN = re.compile(
    f"({TITLE}|{DESCRIPTION}|{NAME}(?:/{NAME})*|{CONTENT}|{PICTURE}|{ALT}|{FOLLOWED}|{FEED}"
    f"|{HEADING}|{ITEMS}|{FIRST}|{ELSEWHERE}[a-zA-Z-]+)"
)
# A title that is the same text wherever a template puts it.
PLAIN = re.compile(r"[^\s<>&\"']+(?: [^\s<>&\"']+)*")
# An address that stands in a page as it is; others are written with percent signs.
PLAIN_ADDRESS = re.compile(r"[a-zA-Z0-9/-]*")


@dataclass(frozen=True)
class Chrome:
    """A page in pieces, and a line of its table of contents in pieces: every second one names a value."""

    pieces: tuple[str, ...]
    item: tuple[str, ...]

    def around(self, page: Page, toc: Sequence[AnchorLink], content: str, description: str) -> str:
        """The whole page."""
        picture = page.picture or site_picture(page.lang)
        values = {
            TITLE: page.title,
            DESCRIPTION: str(escape(description)),
            PICTURE: picture.uri,
            ALT: str(escape(picture.alt)),
            **({FEED: page.feed.uri.rstrip("/"), FOLLOWED: str(escape(page.feed.text))} if page.feed else {}),
            CONTENT: content,
            FIRST: toc[0].id if toc else "",
            **{f"{ELSEWHERE}{lang}": uri.rstrip("/") for lang, uri in page.elsewhere.items()},
            ITEMS: "".join(_filled(self.item, {FIRST: one.id, HEADING: one.title}, "") for one in toc),
        }
        return _filled(self.pieces, values, place_of(page.uri, page.lang)[1])


def shared(page: Page, toc: Sequence[AnchorLink], site_name: str) -> tuple[object, ...] | None:
    """What pages have in common that share what is around them; None for a page that is to be rendered in full."""
    nested = any(one.children for one in toc) or (toc and toc[0].level == 1)
    places = {place_of(uri, lang) for lang, uri in {**page.alternates, page.lang: page.uri}.items()}
    fed = (page.feed.uri,) if page.feed else ()
    addresses = "".join((page.uri, *page.alternates.values(), *page.elsewhere.values(), *fed))
    if nested or len(places) > 1 or not PLAIN_ADDRESS.fullmatch(addresses):
        return None
    if not PLAIN.fullmatch(page.title) or page.title == site_name:
        return None
    (first, name) = places.pop()
    if not name:
        return None
    elsewhere = tuple((lang, bool(uri)) for lang, uri in page.elsewhere.items())
    depth = page.uri.count("/")
    kind = page.lang, page.section, first, page.is_listing, page.is_found, bool(page.source)
    forms = page.record.removesuffix(f"{name}.json"), bool(fed)
    return *kind, *forms, depth, tuple(page.alternates), elsewhere, bool(toc)


def chrome(
    page: Page, toc: Sequence[AnchorLink], render: Callable[[Page, list[AnchorLink], Markup], str]
) -> Chrome | None:
    """What is around a page, rendered with stand-ins for its values; None where its headings are not to be found."""
    _, own = place_of(page.uri, page.lang)
    name = "/".join([NAME] * (own.count("/") + 1))
    stand_in = replace(
        page,
        uri=_named(page.uri, own, name),
        title=TITLE,
        description=DESCRIPTION,
        picture=Picture(PICTURE, ALT),
        alternates={lang: _named(uri, own, name) for lang, uri in page.alternates.items()},
        record=page.record and f"{page.record.removesuffix(f'{own}.json')}{name}.json",
        feed=page.feed and Link(FOLLOWED, f"{FEED}/"),
        elsewhere={lang: uri and f"{ELSEWHERE}{lang}/" for lang, uri in page.elsewhere.items()},
        view=tuple(block for block in page.view if isinstance(block, Crumbs)),
    )
    headings = [AnchorLink(HEADING, anchor, 2) for anchor in (FIRST, SECOND)] if toc else []
    html = render(stand_in, headings, Markup(CONTENT))  # noqa: S704  (a word of ours)
    item = ""
    second = html.find(f'<a href="#{SECOND}"')
    if second >= 0:
        # What is repeated for each heading, with the blanks before it: it ends as the second one ends.
        length = second - html.rindex(f'<a href="#{FIRST}"', 0, second)
        end = html.index("</li>", second) + len("</li>")
        item = html[end - length : end].replace(SECOND, FIRST)
        html = f"{html[: end - 2 * length]}{ITEMS}{html[end:]}"
    elif HEADING in html:  # a theme that writes its table of contents in another way
        return None
    return Chrome(tuple(OPEN.split(html)), tuple(OPEN.split(item)))


def _filled(pieces: Sequence[str], values: Mapping[str, str], name: str) -> str:
    """The pieces with their values, none of which is looked through for what another one stands for."""
    return "".join(values.get(piece, name) if number % 2 else piece for number, piece in enumerate(pieces))


def _named(uri: str, own: str, name: str) -> str:
    return f"{uri.removesuffix(f'{own}/')}{name}/"


def place_of(uri: str, lang: str) -> tuple[str, str]:
    """What a page's address has in common with others of its kind (`cities`), and what it has of its own."""
    first, _, name = uri.removeprefix(f"{lang}/").rstrip("/").partition("/")
    return first, name
