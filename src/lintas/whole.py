"""The files in which a program can have the whole base, or what is new in it: one list for all who name them."""

from __future__ import annotations

from typing import NamedTuple


class WholeFile(NamedTuple):
    """A file by its path below the site's root: what it is, and its media type.

    `is_data` where it holds notes or themes themselves. Some are made only where the site's address is known.
    """

    path: str
    name: str
    media_type: str
    is_data: bool = True
    needs_address: bool = False


WHOLE = (
    WholeFile("api/v1/base.json", "Everything (JSON)", "application/json"),
    WholeFile("data/lessons.csv", "Lessons, a table", "text/csv"),
    WholeFile("data/exchanges.csv", "Exchanges, a table", "text/csv"),
    WholeFile("data/asks.csv", "Asks, a table", "text/csv"),
    WholeFile("data/offers.csv", "Offers, a table", "text/csv"),
    WholeFile("data/adoptions.csv", "What came of lessons, a table", "text/csv"),
    WholeFile("data/datapackage.json", "What the tables hold (Data Package)", "application/json", is_data=False),
    WholeFile("data/themes.ttl", "The themes (SKOS, Turtle)", "text/turtle", needs_address=True),
    WholeFile("data/themes.jsonld", "The themes (SKOS, JSON-LD)", "application/ld+json", needs_address=True),
    WholeFile("data/lintas.bib", "How to cite it (BibTeX)", "application/x-bibtex", is_data=False),
    WholeFile("data/lintas.ris", "How to cite it (RIS)", "application/x-research-info-systems", is_data=False),
    WholeFile(
        "data/lintas.csl.json", "How to cite it (CSL-JSON)", "application/vnd.citationstyles.csl+json", is_data=False
    ),
    WholeFile("llms.txt", "A guide for language models", "text/plain", is_data=False),
    WholeFile("llms-full.txt", "All texts in one file", "text/plain"),
    WholeFile("sitemap.xml", "All pages", "application/xml", is_data=False, needs_address=True),
)
# Those of what is new, where anything is.
FEEDS = (
    WholeFile("feed.xml", "What is new (Atom)", "application/atom+xml", needs_address=True),
    WholeFile("feed.json", "What is new (JSON Feed)", "application/feed+json", needs_address=True),
)


def whole_files(*, has_address: bool, has_news: bool) -> tuple[WholeFile, ...]:
    """The files that a site has."""
    listed = (*WHOLE, *FEEDS) if has_news else WHOLE
    return tuple(file for file in listed if has_address or not file.needs_address)
