"""The site, its data and its vocabulary as schema.org knows them."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.news import EVERYTHING
from lintas.pages.linked import (
    DATASET,
    LICENSE,
    NAME,
    PUBLISHER,
    SITE,
    TERM,
    TERMS,
    THE_PUBLISHER,
    THE_SITE,
    THEMES,
    At,
    Linked,
    Node,
    named,
)
from lintas.pages.linked_things import country, first, iso_of, theme_in_full, theme_named
from lintas.pages.site import Site
from lintas.recency import happened
from lintas.vocabulary import Term, in_language
from lintas.whole import whole_files


def site_in_short() -> Node:
    """The site as every page names it. Who publishes it goes by its name: the settings know no other."""
    publisher = {"@type": "Organization", **named("", PUBLISHER), "name": NAME, "url": At("")}
    return {"@type": "WebSite", **named("", SITE), "url": At(""), "name": NAME, "publisher": publisher}


def linked_home(site: Site) -> Linked:
    """The site with the way to search it, and its data."""
    languages = list(site.library.languages)
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": At(site.uri("explore"), "?q={search_term_string}")},
        "query-input": "required name=search_term_string",
    }
    whole = {**site_in_short(), "inLanguage": languages, "license": LICENSE, "potentialAction": search}
    return Linked({"@type": "WebPage", "mainEntity": THE_SITE}, (whole, dataset(site)))


def linked_dataset(site: Site) -> Linked:
    """The base as data, on the page that offers it."""
    return Linked({"mainEntity": named("", DATASET)}, (dataset(site),))


def dataset(site: Site) -> Node:
    """The base as data: what it is on, and the files in which a program can have all of it."""
    library = site.library
    countries = {library.vocabulary.cities[city].country: country(site, city) for city in _cities(site)}
    changed = library.latest_date
    return {
        "@type": "Dataset",
        **named("", DATASET),
        "name": NAME,
        "description": site.say("home.lead"),
        "url": At(site.uri("data")),
        "inLanguage": list(library.languages),
        "keywords": [site.theme(theme).text for theme in library.vocabulary.themes],
        "spatialCoverage": [countries[code] for code in sorted(countries)],
        "temporalCoverage": _time(site),
        "dateModified": changed.isoformat() if changed else "",
        "license": LICENSE,
        "creator": THE_PUBLISHER,
        "publisher": THE_PUBLISHER,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": site.say(file.key),
                "contentUrl": At(file.path),
                "encodingFormat": file.media_type,
            }
            for file in whole_files(has_address=True, has_news=EVERYTHING in library.news)
            if file.is_data
        ],
    }


def _cities(site: Site) -> Iterator[str]:
    for note in site.library.notes.values():
        yield from (*note.teachers, *note.students)


def _time(site: Site) -> str:
    """From the first thing that happened to the last, as precisely as these are known; what is to come is not in it."""
    known = [when for note in site.library.notes.values() if (when := happened(note))]
    if not known:
        return ""
    start, end = min(one.start for one in known), max((one.end for one in known), key=lambda one: one.last_day)
    return f"{iso_of(start)}/{iso_of(end)}"


def linked_themes(site: Site) -> Linked:
    """The set of all themes, each of which its own page tells of."""
    themes = site.library.vocabulary.themes
    node = {
        "@type": "DefinedTermSet",
        **named(first(site, "themes"), THEMES),
        "name": site.say("page.themes"),
        "hasDefinedTerm": [theme_named(site, theme) for theme in themes],
    }
    return Linked({"mainEntity": node})


def linked_theme(site: Site, theme: str) -> Linked:
    """One theme."""
    return Linked({"mainEntity": theme_in_full(site, theme)})


def linked_terms(site: Site) -> Linked:
    """The glossary; its entries, which may be hundreds, say that they are in it."""
    node = {
        "@type": "DefinedTermSet",
        **named(first(site, "glossary"), TERMS),
        "name": site.say("page.glossary"),
    }
    return Linked({"mainEntity": node})


def linked_term(site: Site, key: str, term: Term) -> Linked:
    """One entry of the glossary."""
    full = (in_language(term.full, site.lang), *term.alt)
    node = {
        "@type": "DefinedTerm",
        **named(first(site, "glossary", key), TERM),
        "name": term.term,
        "alternateName": [text for text in dict.fromkeys(full) if text != term.term],
        "description": in_language(term.explain, site.lang),
        "url": At(site.uri("glossary", key)),
        "inDefinedTermSet": named(first(site, "glossary"), TERMS),
    }
    return Linked({"mainEntity": node})
