"""The first file of the API: what the base is, and where everything of it is to be found."""

from __future__ import annotations

from collections.abc import Mapping

from lintas.catalogue import catalogue
from lintas.export.api.lists import Index
from lintas.export.api.names import ROOT, Names
from lintas.export.api.openapi import OPENAPI, WHOLE
from lintas.export.api.schema import SCHEMA

# The other formats by path below the site's root: what each is, and its media type.
FORMATS: Mapping[str, tuple[str, str]] = {
    "data/lessons.csv": ("Lessons, a table", "text/csv"),
    "data/exchanges.csv": ("Exchanges, a table", "text/csv"),
    "data/asks.csv": ("Asks, a table", "text/csv"),
    "data/offers.csv": ("Offers, a table", "text/csv"),
    "data/adoptions.csv": ("What came of lessons, a table", "text/csv"),
    "data/datapackage.json": ("The description of the tables (Data Package)", "application/json"),
    "feed.xml": ("What is new (Atom)", "application/atom+xml"),
    "feed.json": ("What is new (JSON Feed)", "application/feed+json"),
    "data/themes.ttl": ("The themes (SKOS, Turtle)", "text/turtle"),
    "data/themes.jsonld": ("The themes (SKOS, JSON-LD)", "application/ld+json"),
    "data/lintas.bib": ("How to cite it (BibTeX)", "application/x-bibtex"),
    "data/lintas.ris": ("How to cite it (RIS)", "application/x-research-info-systems"),
    "data/lintas.csl.json": ("How to cite it (CSL-JSON)", "application/vnd.citationstyles.csl+json"),
    "llms.txt": ("A guide for language models", "text/plain"),
    "llms-full.txt": ("All texts in one file", "text/plain"),
    "sitemap.xml": ("All pages", "application/xml"),
}


def index(names: Names) -> Index:
    """The only file that names the commit which the site is made of."""
    stock = names.stock
    library, vocabulary = stock.library, stock.library.vocabulary
    files = {path.removesuffix(".json"): stock.address(f"{ROOT}{path}") for path in WHOLE}
    return {
        "kind": "index",
        "version": "1",
        "name": stock.site_name,
        "description": stock.description or None,
        "about": {lang: catalogue(lang).say("api.about") for lang in library.languages},
        "address": stock.address(""),
        "documentation": names.pages("data"),
        "license": names.license,
        "languages": list(library.languages),
        "generated_from": stock.commit or None,
        "counts": {
            "lessons": len(library.lessons),
            "exchanges": len(library.exchanges),
            "asks": len(library.asks),
            "offers": len(library.offers),
            "adoptions": len(library.adoptions),
            "themes": len(vocabulary.themes),
            "cities": len(vocabulary.cities),
            "pairs": len(library.ties),
            "terms": len(vocabulary.terms),
        },
        "files": {**files, "schema": stock.address(SCHEMA), "openapi": stock.address(OPENAPI)},
        "formats": [
            {"name": name, "media_type": media_type, "url": stock.address(path)}
            for path, (name, media_type) in FORMATS.items()
            if stock.site_url or path != "sitemap.xml"  # a site without an address has no sitemap
        ],
    }
