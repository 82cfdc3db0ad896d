"""Notes as schema.org knows them.

The text of a lesson or an ask is a work in each language; an exchange or an offer is one thing, whatever is told of it.
"""

from __future__ import annotations

from lintas.model import AnyNote, Ask, Exchange, Lesson, Offer, Version
from lintas.pages.linked import ASK, LESSON, LICENSE, OFFER, THE_PUBLISHER, THE_SITE, At, Linked, Node, named
from lintas.pages.linked_event import event_node, exchange_named
from lintas.pages.linked_things import (
    audience,
    cities_in_full,
    city_in_short,
    interval,
    organisation_node,
    source_node,
    theme_in_set,
    theme_in_short,
    theme_named,
)
from lintas.pages.site import Site, uri_in
from lintas.recency import happened


def linked_note(site: Site, note: AnyNote, version: Version) -> Linked:
    """What the page of one text says."""
    if isinstance(note, Lesson):
        node = _lesson(site, note, version)
    elif isinstance(note, Exchange):
        node = event_node(site, note, version)
    elif isinstance(note, Ask):
        node = _ask(site, note, version)
    else:
        node = _offer(site, note, version)
    told = {} if isinstance(note, Lesson | Ask) else {**_dates(site, note), "license": LICENSE}
    return Linked({"mainEntity": {"@id": node["@id"]}, **told}, (node,))


def _lesson(site: Site, lesson: Lesson, version: Version) -> Node:
    newer = site.library.notes.get(lesson.superseded_by)
    return {
        "@type": ["Article", "LearningResource"],
        **_text(site, lesson, version, LESSON),
        "headline": version.title,
        "teaches": [theme_named(site, theme) for theme in lesson.theme],
        "creativeWorkStatus": "Obsolete" if newer else "",
        "author": [organisation_node(author) for author in lesson.authors],
        "spatialCoverage": cities_in_full(site, lesson.city),
        "audience": audience(site, lesson.learners),
    }


def _ask(site: Site, ask: Ask, version: Version) -> Node:
    """An ask is a question: a `Demand` is of goods and services that are paid for, and has no answers."""
    answers = [site.library.notes[answer] for answer in ask.answered_by if answer in site.library.notes]
    return {
        "@type": "Question",
        **_text(site, ask, version, ASK),
        "name": version.title,
        "author": organisation_node(ask.voiced_by),
        "spatialCoverage": cities_in_full(site, ask.asked_by),
        "audience": audience(site, ask.asked_of),
        "answerCount": len(answers),
        "suggestedAnswer": [
            {"@type": "Answer", "name": site.note(answer).text, "url": At(site.note(answer).uri)} for answer in answers
        ],
    }


def _offer(site: Site, offer: Offer, version: Version) -> Node:
    """An offer is of a service, which needs no price."""
    uri = uri_in(offer.original.lang, site.library.languages, "notes", offer.id)
    voiced_by = organisation_node(offer.voiced_by)
    return {
        "@type": "Offer",
        **named(uri, OFFER),
        "name": version.title,
        "description": version.summary,
        "url": At(site.uri("notes", offer.id)),
        "category": [theme_in_short(site, theme) for theme in offer.theme],
        "itemOffered": {"@type": "Service", "name": version.title, "provider": voiced_by},
        "offeredBy": voiced_by,
        "availableAtOrFrom": cities_in_full(site, offer.offered_by),
        "eligibleRegion": [city_in_short(site, city) for city in offer.offered_to],
        "subjectOf": [source_node(site, source) for source in offer.sources],
    }


def _text(site: Site, note: Lesson | Ask, version: Version, what: str) -> Node:
    """What the text of a lesson and that of an ask have in common."""
    uris = {lang: uri_in(lang, site.library.languages, "notes", note.id) for lang in note.versions}
    exchange, original = site.library.notes.get(note.exchange), note.original.lang
    others = [named(uri, what) for lang, uri in uris.items() if lang != original]
    return {
        **named(uris[version.lang], what),
        "url": At(uris[version.lang]),
        "description": version.summary,
        "inLanguage": version.lang,
        "workTranslation" if version.lang == original else "translationOfWork": (
            others if version.lang == original else named(uris[original], what)
        ),
        "translator": organisation_node(version.translator),
        "about": [theme_in_set(site, theme) for theme in note.theme],
        "mentions": exchange_named(site, exchange) if isinstance(exchange, Exchange) else {},
        "keywords": list(version.tags),
        "isBasedOn": [source_node(site, source) for source in note.sources],
        **_dates(site, note),
        "temporalCoverage": interval(happened(note)),
        "publisher": THE_PUBLISHER,
        "license": LICENSE,
        "isPartOf": [*((named(site.note(exchange).uri),) if exchange else ()), THE_SITE],
    }


def _dates(site: Site, note: AnyNote) -> Node:
    """When the record was last added to. When this site first had it no record says, and git is not asked here."""
    latest = site.library.latest_dates[note.id]
    return {"dateModified": latest.isoformat() if latest else ""}
