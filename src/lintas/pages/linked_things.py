"""Themes, cities, organisations and sources as schema.org knows them.

A theme or a city is one thing in all languages: its id is the address of its page in the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lintas.dates import Point, When
from lintas.model import Reference
from lintas.pages.linked import CITY, THEME, THEMES, At, Node, Shared, named
from lintas.pages.site import Site, uri_in
from lintas.vocabulary import in_language

WIKIDATA = re.compile(r"Q\d+")


def shared(tell: Callable[[Site, str], Node]) -> Callable[[Site, str], Shared]:
    """What is told of a theme or a city, worked out once a language: there are few of them, named on many pages."""

    def told(site: Site, key: str) -> Shared:
        known = site.things.get((tell, key))
        if known is None:
            known = site.things[tell, key] = Shared(tell(site, key))
        return known

    return told


def first(site: Site, *parts: str) -> str:
    """The address of a page in the first language."""
    languages = site.library.languages
    return uri_in(languages[0], languages, *parts)


@shared
def theme_named(site: Site, theme: str) -> Node:
    """A theme that is told of elsewhere on the page."""
    return named(first(site, "themes", theme), THEME)


@shared
def theme_in_short(site: Site, theme: str) -> Node:
    """A theme by its name and its page."""
    link = site.theme(theme)
    return {"@type": "DefinedTerm", **theme_named(site, theme).node, "name": link.text, "url": At(link.uri)}


@shared
def theme_in_set(site: Site, theme: str) -> Node:
    """A theme, and the set that it is one of."""
    return {**theme_in_short(site, theme).node, "inDefinedTermSet": named(first(site, "themes"), THEMES)}


def theme_in_full(site: Site, theme: str) -> Node:
    """A theme with its definition and its other names."""
    entry = site.library.vocabulary.themes[theme]
    return {
        **theme_in_set(site, theme).node,
        "termCode": theme,
        "description": in_language(entry.definition, site.lang),
        "alternateName": list(entry.alt.get(site.lang, ())),
    }


@shared
def city_in_short(site: Site, city: str) -> Node:
    """A city by its name."""
    return {"@type": "City", **named(first(site, "cities", city), CITY), "name": site.city(city).text}


@shared
def city_in_full(site: Site, city: str) -> Node:
    """A city with its country and position."""
    entry = site.library.vocabulary.cities[city]
    here = {} if entry.lat is None or entry.lon is None else {"latitude": entry.lat, "longitude": entry.lon}
    return {
        **city_in_short(site, city).node,
        "url": At(site.city(city).uri),
        "containedInPlace": country(site, city),
        "geo": {"@type": "GeoCoordinates", **here},
        "sameAs": f"https://www.wikidata.org/entity/{entry.wikidata}" if WIKIDATA.fullmatch(entry.wikidata) else "",
    }


def cities_in_full(site: Site, cities: Iterable[str]) -> list[Shared]:
    """Some cities, each with its country and position."""
    return [city_in_full(site, city) for city in cities]


def audience(site: Site, cities: Iterable[str]) -> Node:
    """The cities that something is for: schema.org has no other word for who learns."""
    found = [city_in_short(site, city) for city in cities]
    return {"@type": "Audience", "geographicArea": found} if found else {}


def country(site: Site, city: str) -> Node:
    """The country of a city."""
    return {"@type": "Country", "name": site.country(city)}


def organisation_node(name: str) -> Node:
    """An organisation, of which a note says the name."""
    return {"@type": "Organization", "name": name} if name else {}


def source_node(site: Site, source: Reference) -> Node:
    """What a note was learned from."""
    return {
        "@type": "CreativeWork",
        "name": in_language(source.title or {}, site.lang),
        "url": source.url,
        "datePublished": iso(source.published),
        "archivedAt": source.archived,
    }


def iso(when: When | None) -> str:
    """Where a date begins, as precisely as it is known (ISO 8601); what is uncertain or about is not told."""
    return iso_of(when.start) if when else ""


def interval(when: When | None) -> str:
    """From when to when, as precisely as it is known; a single day or month as it is."""
    return f"{iso(when)}/{iso_of(when.end)}" if when and when.is_interval else iso(when)


def iso_of(point: Point) -> str:
    """A year, a month of a year or a day."""
    known = f"{point.month:02}" if point.month else "", f"{point.day:02}" if point.day else ""
    return "-".join((f"{point.year:04}", *filter(None, known)))
