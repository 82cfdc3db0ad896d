"""Pages to HTML by our own templates, in which every value is escaped and a misspelt name fails."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from lintas.catalogue import catalogue
from lintas.pages.page import Group, Index, Page, Sources, Steps


def render_page(page: Page, body: str, edit_url: str = "") -> Markup:
    """The HTML of a page around `body`, which is sanitised HTML; `edit_url` leads to the note's file."""
    return Markup(_template("page").render(page=page, **_values(page, body, edit_url)))  # noqa: S704


def outline(page: Page) -> list[tuple[str, str]]:
    """The headings that a page's blocks give it: anchor and text."""
    headed = [block for block in page.view if isinstance(block, Group | Index | Sources | Steps)]
    return [(block.anchor, block.heading) for block in headed]


def relative(uri: str, here: str) -> str:
    """An address below the root as seen from the page `here`; complete ones stay. Works under any sub-path."""
    if "://" in uri:
        return uri
    found = posixpath.relpath(f"/{uri}", f"/{here}")
    return f"{found}/" if uri.endswith("/") or not uri else found


def _values(page: Page, body: str, edit_url: str) -> dict[str, object]:
    return {
        "lang": page.lang,
        "say": catalogue(page.lang).say,
        "href": lambda link: relative(link.uri, page.uri),
        "body": Markup(body),  # noqa: S704  (sanitised before it comes here)
        "edit_url": edit_url,
        "source": page.source,
    }


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("lintas", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=64)
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")
