"""What pages say to programs as JSON-LD (https://www.w3.org/TR/json-ld11/), with the site's address and name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from lintas.pages.linked import SITE, At, FromSite, Node, named
from lintas.pages.linked_base import site_in_short
from lintas.pages.page import Crumbs, Page
from lintas.settings import LICENSES, Settings

CONTEXT = "https://schema.org"
# What could end a script, begin a comment in it, or end a line of one: in JSON the same text can be written without.
ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
AS_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class Origin:
    """What the settings say of a site: its address and that of its licence are empty where they are not known."""

    url: str = ""
    name: str = ""
    license: str = ""


def origin_of(settings: Settings) -> Origin:
    """What the settings say."""
    return Origin(settings.site_url, settings.site_name, LICENSES.get(settings.license, ""))


def linked_data(page: Page, origin: Origin) -> Markup:
    """All that a page says, as JSON that can stand in a script; empty for a page that is for no search engine."""
    if not page.is_found:
        return Markup()
    graph = [_written(node, origin) for node in _graph(page)]
    if not any(node["@type"] == "WebSite" for node in page.linked.nodes):
        graph.append(_site(origin))
    text = AS_JSON({"@context": CONTEXT, "@graph": graph})
    for character, escaped in ESCAPED.items():
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704  (nothing in it can end the script)


def linked_docs(uri: str, lang: str, title: str, description: str, origin: Origin) -> Markup:
    """All that a page in `docs/` says."""
    return linked_data(Page(uri, lang, title, (), description=description, is_listing=False), origin)


def _graph(page: Page) -> Iterator[Node]:
    """What the page is about, and the page itself."""
    yield from page.linked.nodes
    yield {
        "@type": "CollectionPage" if page.is_listing else "WebPage",
        **named(page.uri),
        "url": At(page.uri),
        "name": page.title,
        "description": "" if page.linked.nodes else page.description,  # else what it is about has it
        "inLanguage": page.lang,
        "isPartOf": named("", SITE),
        **page.linked.page,
        "breadcrumb": _breadcrumb(page),
    }


@lru_cache(maxsize=8)
def _site(origin: Origin) -> object:
    return _written(site_in_short(), origin)


def _breadcrumb(page: Page) -> Node:
    """The way to a page as it stands above its title, and the page itself."""
    crumbs = next((block.links for block in page.view if isinstance(block, Crumbs)), ())
    if not crumbs:
        return {}
    steps = [(link.text, At(link.uri)) for link in crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": address}
            for position, (name, address) in enumerate([*steps, (page.title, None)], start=1)
        ],
    }


def _written(value: object, origin: Origin) -> object:
    """A value with complete addresses; what says nothing is left out, and so is what only an unknown address says."""
    kind = type(value)
    if kind is str:
        return value
    if kind is At:
        return f"{origin.url}{value}" if origin.url else ""
    if kind is FromSite:
        return getattr(origin, str(value))
    if isinstance(value, dict):
        found = {}
        for key, one in value.items():
            told = one if type(one) is str else _written(one, origin)
            if told or told == 0:
                found[key] = told
        return {} if len(found) == 1 and "@type" in found else found
    if isinstance(value, list):
        several = [told for one in value if (told := _written(one, origin)) or told == 0]
        return several[0] if len(several) == 1 else several
    return value
