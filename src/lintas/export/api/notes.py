"""Notes as records of the API."""

from __future__ import annotations

from lintas.citation.text import citation_texts
from lintas.export.api.names import FOLDERS, Names, came_of, date, date_or_none
from lintas.export.api.parts import FollowUp, Source, Text
from lintas.export.api.records import (
    AnyRecord,
    AskRecord,
    ExchangeRecord,
    LessonRecord,
    NoteRecord,
    OfferRecord,
)
from lintas.model import Adoption, AnyNote, Ask, Exchange, Lesson, Offer, Reference, Version
from lintas.recency import told


def note_record(names: Names, note: AnyNote) -> AnyRecord:
    """All that the base says of a note."""
    match note:
        case Lesson():
            return lesson_record(names, note)
        case Exchange():
            return exchange_record(names, note)
        case Ask():
            return ask_record(names, note)
        case Offer():
            return offer_record(names, note)


def lesson_record(names: Names, lesson: Lesson) -> LessonRecord:
    """All that the base says of a lesson."""
    return {
        "kind": "lesson",
        **_note(names, lesson),
        "city": names.cities(lesson.city),
        "learners": names.cities(lesson.learners),
        "date": date(lesson.date),
        "theme": names.themes(lesson.theme),
        "evidence": lesson.evidence,
        "adoption": [_follow_up(names, entry) for entry in lesson.adoption],
        "superseded_by": names.note(lesson.superseded_by),
    }


def exchange_record(names: Names, exchange: Exchange) -> ExchangeRecord:
    """All that the base says of an exchange, and the names of what came out of it."""
    return {
        "kind": "exchange",
        **_note(names, exchange),
        "city": names.cities(exchange.city),
        "learners": names.cities(exchange.learners),
        "place": names.city(exchange.place) if exchange.place else None,
        "theme": names.themes(exchange.theme),
        "partners": list(exchange.partners),
        "date": date_or_none(exchange.date),
        "planned": date_or_none(exchange.planned),
        "format": exchange.format,
        "online": exchange.online or None,
        "status": exchange.status,
        "mutual": exchange.mutual,
        "follows": names.notes(exchange.follows),
        "part_of": names.note(exchange.part_of),
        "notes": names.notes(came_of(names.stock, exchange)),
    }


def ask_record(names: Names, ask: Ask) -> AskRecord:
    """All that the base says of an ask."""
    return {
        "kind": "ask",
        **_note(names, ask),
        "asked_by": names.cities(ask.asked_by),
        "asked_of": names.cities(ask.asked_of),
        "voiced_by": ask.voiced_by or None,
        "theme": names.themes(ask.theme),
        "date": date(ask.date),
        "raised": [{"date": date(raising.date), "source": raising.source} for raising in ask.raised],
        "state": ask.state,
        "answered_by": names.notes(ask.answered_by),
        "last_checked": date_or_none(ask.last_checked),
    }


def offer_record(names: Names, offer: Offer) -> OfferRecord:
    """All that the base says of an offer."""
    return {
        "kind": "offer",
        **_note(names, offer),
        "offered_by": names.cities(offer.offered_by),
        "offered_to": names.cities(offer.offered_to),
        "voiced_by": offer.voiced_by or None,
        "theme": names.themes(offer.theme),
        "date": date(offer.date),
        "contact": offer.contact or None,
        "state": offer.state,
    }


def _note(names: Names, note: AnyNote) -> NoteRecord:
    stock = names.stock
    pages = stock.pages(note)
    citations = citation_texts(stock.library, note, stock.site_name, pages if stock.site_url else {})
    return {
        "id": note.id,
        "api": names.record(FOLDERS[note.kind], note.id),
        "original": note.original.lang,
        "texts": {lang: _text(names, version, pages[lang], citations[lang]) for lang, version in note.versions.items()},
        "exchange": names.note(note.exchange),
        "authors": list(note.authors),
        "sources": [_source(source) for source in note.sources],
        "told": date_or_none(told(note)),
        "latest_date": names.latest_day(note),
    }


def _text(names: Names, version: Version, url: str, citation: str) -> Text:
    return {
        "title": version.title,
        "summary": version.summary or None,
        "body": None if version.is_only_summary else names.stock.body(version),
        "url": url,
        "citation": citation,
        "tags": list(version.tags),
        "translated_from": version.translated_from or None,
        "translator": version.translator or None,
        "reviewed": date_or_none(version.reviewed),
    }


def _source(source: Reference) -> Source:
    return {
        "title": dict(source.title or {}),
        "url": source.url,
        "published": date_or_none(source.published),
        "accessed": date_or_none(source.accessed),
        "archived": source.archived,
        "quote": dict(source.quote or {}),
    }


def _follow_up(names: Names, entry: Adoption) -> FollowUp:
    return {
        "city": names.city(entry.city),
        "stage": entry.stage,
        "date": date_or_none(entry.date),
        "by": entry.by or None,
        "source": entry.source or None,
        "self_reported": entry.self_reported,
        "note": dict(entry.note or {}),
    }
