"""The files in which a program can have the whole base, or what is new in it: one list for all who name them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lintas.news import ATOM, JSON

Shelf = Literal["tables", "feeds", "citations", "json", "themes", "texts", "found"]
RECORDS = "api/v1/"  # below the root: the files that say of each record what its page says
DATA = "data/"
BESIDE = "index.md"  # the Markdown of a note, beside its page


class WholeFile(NamedTuple):
    """A file by its path below the site's root, with its media type, and where the page on data has it.

    `is_data` where it holds notes or themes themselves. Some are made only where the site's address is known.
    """

    path: str
    media_type: str
    shelf: Shelf
    is_data: bool = True
    needs_address: bool = False

    @property
    def key(self) -> str:
        """The wording of what it is."""
        return f"data.file.{self.path.rpartition('/')[2]}"


def _table(name: str) -> WholeFile:
    return WholeFile(f"{DATA}{name}.csv", "text/csv", "tables")


def _about(path: str, media_type: str, shelf: Shelf, *, needs_address: bool = False) -> WholeFile:
    return WholeFile(path, media_type, shelf, is_data=False, needs_address=needs_address)


INDEX, SCHEMA, OPENAPI = (
    _about(f"{RECORDS}{name}.json", "application/json", "json") for name in ("index", "schema", "openapi")
)
NOTE_SCHEMA = _about("schemas/note.json", "application/schema+json", "json")
BASE = WholeFile(f"{RECORDS}base.json", "application/json", "json")
LESSONS = WholeFile(f"{RECORDS}lessons.json", "application/json", "json")
TABLES = tuple(_table(name) for name in ("lessons", "exchanges", "asks", "offers", "adoptions"))
PACKAGE = _about(f"{DATA}datapackage.json", "application/json", "tables")
TURTLE = WholeFile(f"{DATA}themes.ttl", "text/turtle", "themes", needs_address=True)
JSON_LD = WholeFile(f"{DATA}themes.jsonld", "application/ld+json", "themes", needs_address=True)
BIBTEX = _about(f"{DATA}lintas.bib", "application/x-bibtex", "citations")
RIS = _about(f"{DATA}lintas.ris", "application/x-research-info-systems", "citations")
CSL = _about(f"{DATA}lintas.csl.json", "application/vnd.citationstyles.csl+json", "citations")
GUIDE = _about("llms.txt", "text/plain", "texts")
TEXTS = WholeFile("llms-full.txt", "text/plain", "texts")
SITEMAP = _about("sitemap.xml", "application/xml", "found", needs_address=True)
# What is new, where anything is: beside the first page, and beside those of themes, cities and asks.
FEEDS = (
    WholeFile(ATOM, "application/atom+xml", "feeds", needs_address=True),
    WholeFile(JSON, "application/feed+json", "feeds", needs_address=True),
)
WHOLE = (
    *(BASE, LESSONS, INDEX, SCHEMA, OPENAPI, NOTE_SCHEMA, *TABLES, PACKAGE, TURTLE, JSON_LD, BIBTEX, RIS, CSL),
    *(GUIDE, TEXTS, SITEMAP, *FEEDS),
)


def whole_files(*, has_address: bool, has_news: bool) -> tuple[WholeFile, ...]:
    """The files that a site has."""
    return tuple(file for file in WHOLE if (has_address or not file.needs_address) and (has_news or file not in FEEDS))
