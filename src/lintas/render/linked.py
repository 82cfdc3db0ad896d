"""What pages say to programs as JSON-LD (https://www.w3.org/TR/json-ld11/), with the site's address and name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from json.encoder import encode_basestring  # with quotation marks
from typing import Any, NamedTuple

from markupsafe import Markup

from lintas.license import LICENSES
from lintas.pages.linked import THE_SITE, At, FromSite, Node, Shared
from lintas.pages.linked_base import site_in_short
from lintas.pages.page import Crumbs, Page
from lintas.settings import Settings

CONTEXT = "https://schema.org"
# What could end a script, begin a comment in it, or end a line of one: in JSON the same text can be written without.
ESCAPED = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


class Origin(NamedTuple):
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
    graph = [_thing(node, origin) for node in _graph(page)]
    if not any(node["@type"] == "WebSite" for node in page.linked.nodes):
        graph.append(_site(origin))
    text = f'{{"@context":"{CONTEXT}","@graph":[{",".join(filter(None, graph))}]}}'
    for character, escaped in ESCAPED.items():
        if character in text:
            text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704  (nothing in it can end the script)


def linked_docs(uri: str, lang: str, title: str, description: str, origin: Origin) -> Markup:
    """All that a page in `docs/` says."""
    return linked_data(Page(uri, lang, title, (), description=description, is_listing=False), origin)


def _graph(page: Page) -> Iterator[Node]:
    """What the page is about, and the page itself."""
    yield from page.linked.nodes
    address = At(page.uri)
    yield {
        "@type": "CollectionPage" if page.is_listing else "WebPage",
        "@id": address,
        "url": address,
        "name": page.title,
        "description": "" if page.linked.nodes else page.description,  # else what it is about has it
        "inLanguage": page.lang,
        "isPartOf": THE_SITE,
        **page.linked.page,
        "breadcrumb": _breadcrumb(page),
    }


@lru_cache(maxsize=8)
def _site(origin: Origin) -> str:
    return _thing(site_in_short(), origin)


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


def _thing(node: Node, origin: Origin) -> str:
    found = [f'"{key}":{told}' for key, value in node.items() if (told := WRITTEN[type(value)](value, origin))]
    return f"{{{','.join(found)}}}" if len(found) > 1 or (found and "@type" not in node) else ""


@lru_cache(maxsize=1 << 12)
def _shared(shared: Shared, origin: Origin) -> str:
    return _thing(shared.node, origin)


def _several(values: list[object], origin: Origin) -> str:
    found = [told for value in values if (told := WRITTEN[type(value)](value, origin))]
    return f"[{','.join(found)}]" if len(found) > 1 else "".join(found)


def _text(text: str, _: Origin) -> str:
    return encode_basestring(text) if text else ""


def _address(at: At, origin: Origin) -> str:
    return encode_basestring(f"{origin.url}{at}") if origin.url else ""


def _from_site(name: FromSite, origin: Origin) -> str:
    return _text(getattr(origin, name), origin)


def _number(number: float, _: Origin) -> str:
    return repr(number)


def _truth(truth: object, _: Origin) -> str:
    return "true" if truth else ""


# By its type a value as JSON with complete addresses. Empty for what says nothing, and for what only an unknown address
# says; such values are left out.
WRITTEN: Mapping[type, Callable[[Any, Origin], str]] = {
    dict: _thing,
    Shared: _shared,
    list: _several,
    str: _text,
    At: _address,
    FromSite: _from_site,
    int: _number,
    float: _number,
    bool: _truth,
    type(None): _truth,
}
