"""An exchange as schema.org knows it: an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from lintas.dates import When
from lintas.model import AnyNote, Exchange, Format, Lesson, Status, Version
from lintas.pages.linked import EXCHANGE, LESSON, At, Node, Shared, named
from lintas.pages.linked_things import (
    audience,
    cities_in_full,
    iso,
    iso_of,
    organisation_node,
    source_node,
    theme_in_short,
)
from lintas.pages.site import Site, uri_in

# To the host's city, as their names say.
VISITS: frozenset[Format] = frozenset({"study-visit", "on-the-job-training"})
# What was held was once planned for that day: of what is over schema.org says nothing else.
STATUS: Mapping[Status, str] = {
    "proposed": "EventScheduled",
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}


def exchange_named(site: Site, exchange: AnyNote) -> Node:
    """An exchange that is told of elsewhere; its id is the address of its original."""
    return named(uri_in(exchange.original.lang, site.library.languages, "notes", exchange.id), EXCHANGE)


def event_node(site: Site, exchange: Exchange, version: Version) -> Node:
    """An exchange, with what was planned and what came of it."""
    library = site.library
    whole = library.notes.get(exchange.part_of)
    return {
        "@type": "EducationEvent",
        **exchange_named(site, exchange),
        "name": version.title,
        "description": version.summary,
        "url": At(site.uri("notes", exchange.id)),
        "about": [theme_in_short(site, theme) for theme in exchange.theme],
        "keywords": list(version.tags),
        **_dates(exchange),
        **_where(site, exchange),
        "organizer": [organisation_node(partner) for partner in exchange.partners],
        "audience": audience(site, exchange.learners),
        "superEvent": exchange_named(site, whole) if whole else {},
        "subEvent": [exchange_named(site, part) for part in library.part_of(exchange.id)],
        "subjectOf": list(chain(_reports(site, exchange), _lessons(site, exchange))),
    }


def _dates(exchange: Exchange) -> Node:
    """When it is or was, and when it was to be where that is another time."""
    moved = _is_moved(exchange.date, exchange.planned)
    when = exchange.date or exchange.planned
    status = "EventRescheduled" if moved and STATUS[exchange.status] == "EventScheduled" else STATUS[exchange.status]
    return {
        "startDate": iso(when),
        "endDate": iso_of(when.end) if when and when.is_interval else "",
        "previousStartDate": iso(exchange.planned) if moved else "",
        "eventStatus": f"https://schema.org/{status}",
    }


def _is_moved(date: When | None, planned: When | None) -> bool:
    """Whether it came to another time; `2018-03-19` is within the `2018-03` that was planned."""
    return bool(date and planned and (date.last_day < planned.first_day or date.first_day > planned.last_day))


def _where(site: Site, exchange: Exchange) -> Node:
    """In which cities, and whether online, as far as the record says: of a meeting often nobody tells where it was."""
    visited = exchange.city if exchange.format in VISITS and not exchange.online else ()
    cities = (exchange.place,) if exchange.place else visited
    places: list[Node | Shared] = [*cities_in_full(site, cities)]
    if exchange.online:
        places.append({"@type": "VirtualLocation", "name": site.say("format.online")})
    mode = ("Mixed" if cities else "Online") if exchange.online else "Offline" if cities else ""
    return {
        "location": places,
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
    }


def _reports(site: Site, exchange: Exchange) -> Iterator[Node]:
    yield from (source_node(site, source) for source in exchange.sources)


def _lessons(site: Site, exchange: Exchange) -> Iterator[Node]:
    inside = site.library.in_exchange(exchange.id)
    yield from (named(site.note(note).uri, LESSON) for note in inside if isinstance(note, Lesson))
