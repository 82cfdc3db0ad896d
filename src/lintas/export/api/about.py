"""What notes are about, as records of the API: themes, cities, pairs, the glossary."""

from __future__ import annotations

from collections.abc import Iterable

from lintas.countries import country_name
from lintas.export.api.names import Names, date_or_none, pair_id
from lintas.export.api.parts import Twin
from lintas.export.api.sides import Sides
from lintas.export.api.subjects import CityRecord, Notes, PairRecord, TermRecord, ThemeRecord, Way
from lintas.model import AnyNote
from lintas.ties import Tie
from lintas.vocabulary import Twin as TwinCities


def theme_record(names: Names, key: str) -> ThemeRecord:
    """A theme and the ids of the notes that name it."""
    library = names.stock.library
    vocabulary, theme = library.vocabulary, library.vocabulary.themes[key]
    return {
        "kind": "theme",
        "id": key,
        "api": names.record("themes", key),
        "url": names.pages("themes", key),
        "label": dict(theme.label),
        "definition": dict(theme.definition),
        "alt": {lang: list(texts) for lang, texts in theme.alt.items()},
        "broader": names.themes(theme.broader),
        "narrower": names.themes(vocabulary.narrower(key)),
        "related": names.themes(vocabulary.related(key)),
        "match": list(theme.match),
        "sdg": list(theme.sdg),
        "crf": theme.crf or None,
        "lessons": _ids(library.lessons_by_theme.get(key, ())),
        "exchanges": _ids(library.on_theme(library.exchanges, key)),
        "asks": _ids(library.on_theme(library.asks, key)),
        "offers": _ids(library.on_theme(library.offers, key)),
    }


def city_record(names: Names, key: str, sides: Sides) -> CityRecord:
    """A city, the ids of the notes on each side, and its pairs."""
    library = names.stock.library
    city = library.vocabulary.cities[key]
    return {
        "kind": "city",
        "id": key,
        "api": names.record("cities", key),
        "url": names.pages("cities", key),
        "name": dict(city.name),
        "country": city.country,
        "country_name": {lang: country_name(city.country, lang) for lang in library.languages},
        "lat": city.lat,
        "lon": city.lon,
        "aliases": list(city.aliases),
        "wikidata": city.wikidata or None,
        "teaches": _by_kind(sides.teaches),
        "learns": _by_kind(sides.learns),
        "adoption": _ids(sides.adoption),
        "place": _ids(sides.place),
        "pairs": [
            {
                "id": pair_id(pair),
                "api": names.record("pairs", pair_id(pair)),
                "other": names.city(next(one for one in pair if one != key)),
            }
            for pair in sides.pairs
        ],
    }


def pair_record(names: Names, tie: Tie) -> PairRecord:
    """Two cities and the ids of what joins them, by the direction in which it goes."""
    one, other = tie.pair
    return {
        "kind": "pair",
        "id": pair_id(tie.pair),
        "api": names.record("pairs", pair_id(tie.pair)),
        "url": names.pages("pairs", pair_id(tie.pair)),
        "cities": names.cities(tie.pair),
        "ways": [_way(names, tie, one, other), _way(names, tie, other, one)],
        "twin": _twin(tie.twin) if tie.twin else None,
    }


def term_record(names: Names, key: str) -> TermRecord:
    """An entry of the glossary."""
    term = names.stock.library.vocabulary.terms[key]
    return {
        "kind": term.kind,
        "id": key,
        "url": names.pages("glossary", key),
        "term": term.term,
        "full": dict(term.full),
        "explain": dict(term.explain),
        "alt": list(term.alt),
        "theme": names.themes(term.theme),
        "city": names.cities(term.city),
    }


def _way(names: Names, tie: Tie, teacher: str, learner: str) -> Way:
    def led(notes: Iterable[AnyNote]) -> list[str]:
        return [note.id for note in notes if teacher in note.teachers and learner in note.students]

    return {
        "teacher": names.city(teacher),
        "learner": names.city(learner),
        "lessons": led(tie.lessons),
        "exchanges": [
            one.id for one in tie.exchanges if one.mutual or (teacher in one.city and learner in one.learners)
        ],
        "asks": led(tie.asks),
        "offers": led(tie.offers),
        "adoption": list(
            dict.fromkeys(
                lesson.id for lesson, entry in tie.adoptions if teacher in lesson.city and entry.city == learner
            )
        ),
    }


def _twin(twin: TwinCities) -> Twin:
    return {
        "since": date_or_none(twin.since),
        "status": twin.status,
        "source": twin.source,
        "also": list(twin.also),
    }


def _by_kind(notes: Iterable[AnyNote]) -> Notes:
    found: Notes = {"lessons": [], "exchanges": [], "asks": [], "offers": []}
    for note in notes:
        match note.kind:
            case "lesson":
                found["lessons"].append(note.id)
            case "exchange":
                found["exchanges"].append(note.id)
            case "ask":
                found["asks"].append(note.id)
            case "offer":
                found["offers"].append(note.id)
    return found


def _ids(notes: Iterable[AnyNote]) -> list[str]:
    return [note.id for note in notes]
