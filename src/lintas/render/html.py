"""Pages to HTML by our own templates, in which every value is escaped and a misspelt name fails."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import quote, urljoin

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from lintas.catalogue import catalogue
from lintas.citation.text import citation_text
from lintas.pages.page import Block, Body, Card, Fact, Headed, Link, Page
from lintas.render.blanks import spare_blanks
from lintas.render.cite import file_links, placed

ROOT = "\x02"  # a character that stands for nothing in a text, and is taken out of bodies
NOTHING = Markup()
MOST = 1 << 16  # cards and links whose HTML is kept


def render_page(
    page: Page,
    body: str,
    *,
    site_name: str,
    site_url: str = "",
    edit_url: str = "",
    texts: Mapping[str, str] = MappingProxyType({}),
    linked: Markup = NOTHING,
) -> Markup:
    """The HTML of a page around `body`, which is sanitised HTML like the `texts` by name.

    `site_url` is the site's complete address where it is known; `edit_url` leads to the note's file; `linked` is what
    the page says to programs.
    """
    values = {
        "site_name": site_name,
        "address": urljoin(site_url, quote(page.uri)) if site_url else "",
        "lang": page.lang,
        "say": catalogue(page.lang).say,
        "body": _harmless(body),
        "texts": {name: _harmless(text) for name, text in texts.items()},
        "edit_url": edit_url,
        "site_url": site_url,
        "source": page.source,
        "linked": linked,
    }
    html = _template("page").render(page=page, **values)
    return Markup(html.replace(ROOT, root_of(page.uri)))  # noqa: S704


def _harmless(html: str) -> Markup:
    return Markup(html.replace(ROOT, ""))  # noqa: S704  (sanitised before it comes here)


def href(link: Link) -> str:
    """Where a link leads, from `ROOT`, which stands for the way up to the site's root; complete addresses stay."""
    return link.uri if link.is_outward else from_root(link.uri)


def from_root(path: str) -> str:
    """A path below the site's root, from `ROOT`."""
    return f"{ROOT}{path}"


def root_of(uri: str) -> str:
    """The way from a page up to the site's root: the site works under any sub-path."""
    return "../" * uri.count("/") or "./"


@lru_cache(maxsize=MOST)
def link_html(link: Link) -> Markup:
    """A link's HTML, the same on every page but for `ROOT`."""
    html: Markup = _macros().link(link)  # type: ignore[attr-defined]  # a macro of the template
    return html


def card_html(card: Card) -> Markup:
    """A card's HTML, the same on every page that shows it but for `ROOT`."""
    # By number, since to compare two cards takes long; with the card, which keeps the number its own.
    shown = _shown_cards()
    found = shown.get(id(card))
    if found is None:
        if len(shown) >= MOST:
            shown.clear()
        found = shown[id(card)] = card, _macros().card(card)  # type: ignore[attr-defined]  # a macro of the template
    return found[1]


def _facts_html(facts: tuple[Fact, ...]) -> Markup:
    html: Markup = _macros().facts(facts)  # type: ignore[attr-defined]  # a macro of the template
    return html


def _chips_html(links: tuple[Link, ...]) -> Markup:
    html: Markup = _macros().chips(links)  # type: ignore[attr-defined]  # a macro of the template
    return html


def outline(page: Page, *, before_text: bool) -> list[tuple[str, str]]:
    """The headings that the blocks before a page's text give it, or all others: anchor and text."""
    place = next((number for number, block in enumerate(page.view) if isinstance(block, Body)), 0)
    blocks = page.view[:place] if before_text else page.view[place:]
    return [(block.anchor, block.heading) for block in blocks if isinstance(block, Headed)]


@lru_cache(maxsize=1)
def _shown_cards() -> dict[int, tuple[Card, Markup]]:
    return {}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("lintas", "templates"),
        autoescape=True,
        auto_reload=False,  # nothing of this package changes while it runs
        undefined=StrictUndefined,
    )
    environment.filters.update(
        from_root=from_root,
        href=href,
        link=link_html,
        card=card_html,
        facts=_facts_html,
        chips=_chips_html,
        placed=placed,
        citation_text=citation_text,
        file_links=file_links,
        fragment=_fragment,
    )
    spare_blanks(environment, ("",))  # all of them are ours
    return environment


@lru_cache(maxsize=1)
def _macros() -> object:
    return _template("macros").module


def _fragment(block: Block) -> Template:
    return _template(f"blocks/{block.template}")


@lru_cache(maxsize=64)
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")
