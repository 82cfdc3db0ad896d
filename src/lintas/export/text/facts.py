"""What is known of a note, line by line: nothing of other notes but their ids, and no age, which changes by the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from lintas.catalogue import language_name
from lintas.export.escape import as_text_in_markdown
from lintas.export.text.voice import Voice
from lintas.library import Library
from lintas.model import AnyNote, Ask, Exchange, Lesson, Offer, Version
from lintas.pages.cards import latest_stage, sides
from lintas.pages.facts import organisation, sourced
from lintas.pages.page import Link
from lintas.pages.site import uri_in
from lintas.rules.references import references

Line = tuple[str, str]  # the label and its value, both as Markdown


def fact_lines(voice: Voice, note: AnyNote, version: Version) -> Iterator[Line]:
    """All facts of a note in the order in which they are read; a label without a value is not known, and left out."""
    for key, value in (*_who(voice, note), *_when(voice, note), *_state(voice, note), *_around(voice, note, version)):
        if value:
            yield voice.say(f"field.{key}"), value


def _who(voice: Voice, note: AnyNote) -> Iterator[Line]:
    for key, cities in sides(note):
        yield key, voice.links_to(voice.site.cities(cities))
    if isinstance(note, Ask | Offer) and note.voiced_by:
        yield "voiced_by", voice.link(organisation(voice.site, note.voiced_by))
    yield "theme", voice.links_to(voice.site.themes(note))


def _when(voice: Voice, note: AnyNote) -> Iterator[Line]:
    date = voice.date(note.date)
    if isinstance(note, Exchange) and note.status != "held":
        yield "status", " · ".join(filter(None, (voice.say(f"status.{note.status}"), date)))
        yield "first_planned", voice.date(note.planned)
    else:
        yield "said" if isinstance(note, Ask | Offer) else "date", date
    if isinstance(note, Exchange) and note.status == "held":
        yield "planned", voice.date(note.planned)
    yield "published", voice.date(note.reported)


def _state(voice: Voice, note: AnyNote) -> Iterator[Line]:
    if isinstance(note, Lesson):
        yield "evidence", voice.say(f"evidence.{note.evidence or 'unknown'}")
        latest = latest_stage(note)
        yield "stage", voice.say(f"stage.{latest.stage}" if latest else "stage.none")
        yield "superseded_by", _ids(voice, (note.superseded_by,))
    elif isinstance(note, Offer):
        yield "state", voice.say(f"offer-state.{note.state}")
        yield "contact", voice.link(organisation(voice.site, note.contact)) if note.contact else ""
    elif isinstance(note, Ask):
        yield "state", voice.say(f"ask-state.{note.state}")
        yield "raised", voice.links_to(sourced(voice.date(one.date), one.source) for one in note.raised)
        yield "answered_by", _ids(voice, note.answered_by)
        yield "last_checked", voice.date(note.last_checked)
    else:
        yield from _event(voice, note)


def _event(voice: Voice, note: Exchange) -> Iterator[Line]:
    site = voice.site
    if note.place and note.place not in note.city:
        yield "place", voice.link(site.city(note.place))
    forms = [voice.say(f"format.{note.format}")] if note.format else []
    yield "format", " · ".join([*forms, *([voice.say("format.online")] if note.online else [])])
    yield "partners", voice.links_to(organisation(site, partner) for partner in note.partners)
    yield "follows", _ids(voice, note.follows)
    yield "part_of", _ids(voice, (note.part_of,))


def _around(voice: Voice, note: AnyNote, version: Version) -> Iterator[Line]:
    if exchange := voice.stock.library.notes.get(note.exchange):
        yield "exchange", voice.link(voice.site.note(exchange))
    yield "tags", ", ".join(map(as_text_in_markdown, version.tags))
    yield "authors", ", ".join(map(as_text_in_markdown, note.authors))
    if version.translated_from:
        there = version.translated_from in note.versions
        uri = uri_in(version.translated_from, voice.stock.library.languages, "notes", note.id) if there else ""
        yield "translated_from", voice.link(Link(language_name(version.translated_from, voice.site.lang), uri))
    yield "translator", as_text_in_markdown(version.translator)
    yield "reviewed", voice.date(version.reviewed)


def others(library: Library, note: AnyNote) -> list[str]:
    """The ids of the other published notes that a note names: all that its text shows of them."""
    return [one for one in (note.exchange, *chain(*references(note).values())) if one in library.notes]


def _ids(voice: Voice, ids: Iterable[str]) -> str:
    return ", ".join(f"`{one}`" for one in ids if one in voice.stock.library.notes)
