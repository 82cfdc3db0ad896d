"""What is known of a note at a glance, in the order in which a reader wants it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lintas.model import AnyNote, Ask, Exchange, Lesson, Offer, Version
from lintas.pages.cards import age, evidence_link, latest_stage, sides, stage_link, when
from lintas.pages.page import Fact, Link
from lintas.pages.site import Site, uri_in
from lintas.values import is_address
from lintas.vocabulary import in_language


def note_facts(site: Site, note: AnyNote) -> tuple[Fact, ...]:
    """What a reader wants to know before the text: who, when, how far it has come."""
    return tuple(chain(_who(site, note), _when(site, note), _state(site, note), _event(site, note)))


def text_facts(site: Site, note: AnyNote, version: Version) -> tuple[Fact, ...]:
    """What a reader may want to know after it: the exchange it came from, its tags, who wrote and checked it."""
    return tuple(chain(_origin(site, note), _text(site, note, version)))


def sourced(text: str, source: str) -> Link:
    """A text that leads to its source; one that is no address stands behind it."""
    return Link(text, source) if is_address(source) else Link(text, aside=source)


def _fact(site: Site, key: str, *values: Link) -> Fact:
    return Fact(key, site.say(f"field.{key}"), values)


def _who(site: Site, note: AnyNote) -> Iterator[Fact]:
    """Who taught or was asked, who learned or asks, and who said so."""
    for key, cities in sides(note):
        if cities:
            yield _fact(site, key, *site.cities(cities))
    if isinstance(note, Ask | Offer) and note.voiced_by:
        yield _fact(site, "voiced_by", organisation(site, note.voiced_by))


def _when(site: Site, note: AnyNote) -> Iterator[Fact]:
    """Both clocks: when it happened, or was to, and when it was reported."""
    not_held = isinstance(note, Exchange) and note.status != "held"
    if date := when(site, note):
        key = "said" if isinstance(note, Ask | Offer) else "status" if not_held else "date"
        yield _fact(site, key, Link(date))
    if isinstance(note, Exchange) and note.planned:
        yield _fact(site, "first_planned" if not_held else "planned", Link(site.date(note.planned)))
    if note.reported:
        yield _fact(site, "published", Link(site.date(note.reported)))


def _state(site: Site, note: AnyNote) -> Iterator[Fact]:
    """How it is known, or how far it has come."""
    if isinstance(note, Lesson):
        latest = latest_stage(note)
        yield _fact(site, "stage", stage_link(site, latest.stage) if latest else Link(site.say("stage.none")))
        if note.evidence:
            yield _fact(site, "evidence", evidence_link(site, note.evidence))
    elif isinstance(note, Offer):
        yield _fact(site, "state", Link(site.say(f"offer-state.{note.state}")))
        if note.contact:
            yield _fact(site, "contact", organisation(site, note.contact))
    elif isinstance(note, Ask):
        yield _fact(site, "state", Link(age(site, note)))
        if note.raised:
            yield _fact(site, "raised", *(sourced(site.date(entry.date), entry.source) for entry in note.raised))
        answers = [site.library.notes[answer] for answer in note.answered_by if answer in site.library.notes]
        if answers:
            yield _fact(site, "answered_by", *(site.note(answer) for answer in answers))
        if note.last_checked:
            yield _fact(site, "last_checked", Link(site.date(note.last_checked)))


def _event(site: Site, note: AnyNote) -> Iterator[Fact]:
    """Of an exchange where, in what form, with whom, before and after what."""
    if not isinstance(note, Exchange):
        return
    if note.place and note.place not in note.city:
        yield _fact(site, "place", site.city(note.place))
    forms = [site.say(f"format.{note.format}")] if note.format else []
    forms += [site.say("format.online")] if note.online else []
    if forms:
        yield _fact(site, "format", Link(" · ".join(forms)))
    if note.partners:
        yield _fact(site, "partners", *(organisation(site, partner) for partner in note.partners))
    notes = site.library.notes
    near = {
        "follows": [notes[one] for one in note.follows if one in notes],
        "followed_by": site.library.following(note.id),
        "part_of": [notes[note.part_of]] if note.part_of in notes else [],
        "has_parts": site.library.part_of(note.id),
    }
    for key, found in near.items():
        if found:
            yield _fact(site, key, *(site.note(one) for one in found))


def _origin(site: Site, note: AnyNote) -> Iterator[Fact]:
    """The exchange that it belongs to."""
    if exchange := site.library.notes.get(note.exchange):
        yield _fact(site, "exchange", site.note(exchange))


def _text(site: Site, note: AnyNote, version: Version) -> Iterator[Fact]:
    """Its free tags, and who wrote, translated and checked it."""
    facts = {
        "tags": tuple(site.tag(tag) for tag in version.tags),
        "authors": tuple(Link(author) for author in note.authors),
        "translated_from": (_original(site, note, version),) if version.translated_from else (),
        "translator": (Link(version.translator),) if version.translator else (),
        "reviewed": (Link(site.date(version.reviewed)),) if version.reviewed else (),
    }
    for key, values in facts.items():
        if values:
            yield _fact(site, key, *values)


def organisation(site: Site, name: str) -> Link:
    """An organisation as written; one in the glossary leads there, with what an abbreviation stands for behind it."""
    vocabulary = site.library.vocabulary
    key = vocabulary.term_id(name)
    if not key:
        return Link(name)
    full = in_language(vocabulary.terms[key].full, site.lang)
    return Link(name, site.uri("glossary", key), aside="" if full.startswith(name) else full, kind="term")


def _original(site: Site, note: AnyNote, version: Version) -> Link:
    uri = uri_in(version.translated_from, site.library.languages, "notes", note.id)
    there = version.translated_from in note.versions
    return Link(site.say(f"language.{version.translated_from}"), uri if there else "")
