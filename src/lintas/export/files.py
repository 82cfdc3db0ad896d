"""Everything that the site offers to programs, by path below its root."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from lintas.export.feeds import feed_files
from lintas.export.sitemap import sitemap_files
from lintas.export.stock import Files, Stock, stock_of
from lintas.history import history_of
from lintas.load import Loaded
from lintas.render.links import LanguageLinks
from lintas.settings import Settings

Format = Callable[[Stock], Files]
# By the name under which `lintas export` knows it: what makes the files of a format.
FORMATS: Mapping[str, Format] = MappingProxyType({"feeds": feed_files})
# Those that are for other programs than the readers of a site, and no part of it.
EXPORT_ONLY: Mapping[str, Format] = MappingProxyType({})


def offered(
    settings: Settings, loaded: Loaded, links: LanguageLinks, found: AbstractSet[str], docs: Mapping[str, str]
) -> Files:
    """The files of all formats, and what search engines look for.

    `found` are the addresses of the pages that these may find, `docs` the files below `docs/` by the addresses of their
    pages; `links` must know all files of the base.
    """
    history = history_of(settings.folder)
    stock = stock_of(settings, loaded, links, history.commit)
    sources = {
        stock.uri(lang, "notes", note.id): version.path
        for note in loaded.library.notes.values()
        for lang, version in note.versions.items()
    }
    # A page in docs/ replaces ours at the same address.
    sources |= {uri: settings.relative(settings.docs / path) for uri, path in docs.items()}
    return {**data_files(stock), **sitemap_files(stock, found, sources, history)}


def data_files(stock: Stock) -> Files:
    """The files of all formats."""
    return {path: made for files in FORMATS.values() for path, made in files(stock).items()}
