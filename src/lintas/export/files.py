"""Everything that the site offers to programs, by path below its root."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from lintas.export.api.files import api_files
from lintas.export.citations import citation_files
from lintas.export.feeds import feed_files
from lintas.export.markdown.files import markdown_files
from lintas.export.schemas import note_schema_files
from lintas.export.sitemap import sitemap_files
from lintas.export.skos import skos_files
from lintas.export.stock import Files, Stock, stock_of
from lintas.export.tables.files import table_files
from lintas.export.text.files import text_files
from lintas.history import history_of
from lintas.load import Loaded
from lintas.pages.pack import pack_uris
from lintas.render.links import LanguageLinks
from lintas.settings import Settings

Format = Callable[[Stock], Files]
# By the name under which `lintas export` knows it: what makes the files of a format.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": api_files,
        "csv": table_files,
        "feeds": feed_files,
        "skos": skos_files,
        "citations": citation_files,
        "text": text_files,
        "schemas": note_schema_files,
    }
)
# Those that are for other programs than the readers of a site, and no part of it.
EXPORT_ONLY: Mapping[str, Format] = MappingProxyType({"markdown": markdown_files})


@dataclass(frozen=True)
class ForPrograms:
    """What a site has for programs, beside its pages.

    `pages` are the addresses of our pages, `docs` the files below `docs/` by the addresses of theirs; `taken` are the
    paths at which the site has files of its own, which come first. `links` must know all files of the base.
    """

    settings: Settings
    links: LanguageLinks
    pages: AbstractSet[str]
    docs: Mapping[str, str]
    taken: AbstractSet[str]

    def files(self, loaded: Loaded) -> Files:
        """The files of all formats, and what search engines look for."""
        history = history_of(self.settings)
        stock = stock_of(self.settings, loaded, self.links, history.commit_of_sources)
        sources = {
            stock.uri(lang, "notes", note.id): version.path
            for note in loaded.library.notes.values()
            for lang, version in note.versions.items()
        }
        # A page in docs/ replaces ours at the same address.
        sources |= {uri: self.settings.relative(self.settings.docs / path) for uri, path in self.docs.items()}
        found = (self.pages - pack_uris(loaded.library)) | self.docs.keys()
        listed = sitemap_files(stock, found, sources, lambda: history.days, history.state)
        files = {**data_files(stock), **listed}
        return {path: made for path, made in files.items() if path not in self.taken}


def data_files(stock: Stock) -> Files:
    """The files of all formats."""
    return {path: made for files in FORMATS.values() for path, made in files(stock).items()}
