"""The first file of the API: what the base is, and where everything of it is to be found."""

from __future__ import annotations

from lintas.catalogue import catalogue
from lintas.export.api.lists import Index
from lintas.export.api.names import Names, iso_or_none
from lintas.export.api.schema import COLLECTIONS
from lintas.news import EVERYTHING
from lintas.whole import OPENAPI, RECORDS, SCHEMA, whole_files


def index(names: Names) -> Index:
    """The only file that names the commit which the site is made of."""
    stock = names.stock
    library, vocabulary = stock.library, stock.library.vocabulary
    files = {path.removesuffix(".json"): stock.address(f"{RECORDS}{path}") for path in COLLECTIONS}
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
        "latest_date": iso_or_none(library.latest_date),
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
        "files": {**files, "schema": stock.address(SCHEMA.path), "openapi": stock.address(OPENAPI.path)},
        "formats": [
            {
                "name": {lang: catalogue(lang).say(file.key) for lang in library.languages},
                "media_type": file.media_type,
                "url": stock.address(file.path),
            }
            for file in whole_files(has_address=bool(stock.site_url), has_news=EVERYTHING in library.news)
            if not file.path.startswith(RECORDS)
        ],
    }
