"""Records of the API as lists have them: what one chooses by."""

from __future__ import annotations

from lintas.export.api.entries import (
    AskEntry,
    CityEntry,
    ExchangeEntry,
    LessonEntry,
    NoteEntry,
    OfferEntry,
    PairEntry,
    ThemeEntry,
)
from lintas.export.api.names import FOLDERS, Names, date, date_or_none, pair_id
from lintas.library import latest_stages
from lintas.model import AnyNote, Ask, Exchange, Lesson, Offer
from lintas.ties import Pair


def lesson_entry(names: Names, lesson: Lesson) -> LessonEntry:
    """A lesson in a list."""
    return {
        **_entry(names, lesson),
        "city": names.cities(lesson.city),
        "learners": names.cities(lesson.learners),
        "date": date(lesson.date),
        "evidence": lesson.evidence,
        "stages": dict(latest_stages(lesson)),
    }


def exchange_entry(names: Names, exchange: Exchange) -> ExchangeEntry:
    """An exchange in a list."""
    return {
        **_entry(names, exchange),
        "city": names.cities(exchange.city),
        "learners": names.cities(exchange.learners),
        "date": date_or_none(exchange.date),
        "format": exchange.format,
        "status": exchange.status,
    }


def ask_entry(names: Names, ask: Ask) -> AskEntry:
    """An ask in a list."""
    return {
        **_entry(names, ask),
        "asked_by": names.cities(ask.asked_by),
        "asked_of": names.cities(ask.asked_of),
        "date": date(ask.date),
        "state": ask.state,
    }


def offer_entry(names: Names, offer: Offer) -> OfferEntry:
    """An offer in a list."""
    return {
        **_entry(names, offer),
        "offered_by": names.cities(offer.offered_by),
        "offered_to": names.cities(offer.offered_to),
        "date": date(offer.date),
        "state": offer.state,
    }


def theme_entry(names: Names, key: str) -> ThemeEntry:
    """A theme in a list."""
    library = names.stock.library
    theme = library.vocabulary.themes[key]
    return {
        "id": key,
        "api": names.record("themes", key),
        "url": names.pages("themes", key),
        "label": dict(theme.label),
        "definition": dict(theme.definition),
        "broader": names.themes(theme.broader),
        "lessons": len(library.lessons_by_theme.get(key, ())),
    }


def city_entry(names: Names, key: str) -> CityEntry:
    """A city in a list."""
    city = names.stock.library.vocabulary.cities[key]
    return {
        "id": key,
        "api": names.record("cities", key),
        "url": names.pages("cities", key),
        "name": dict(city.name),
        "country": city.country,
        "lat": city.lat,
        "lon": city.lon,
    }


def pair_entry(names: Names, pair: Pair) -> PairEntry:
    """A pair of cities in a list."""
    return {
        "id": pair_id(pair),
        "api": names.record("pairs", pair_id(pair)),
        "url": names.pages("pairs", pair_id(pair)),
        "cities": names.cities(pair),
    }


def _entry(names: Names, note: AnyNote) -> NoteEntry:
    return {
        "id": note.id,
        "api": names.record(FOLDERS[note.kind], note.id),
        "url": names.stock.pages(note),
        "title": {lang: version.title for lang, version in note.versions.items()},
        "summary": {lang: version.summary for lang, version in note.versions.items() if version.summary},
        "theme": names.themes(note.theme),
        "latest_date": names.latest_day(note),
    }
