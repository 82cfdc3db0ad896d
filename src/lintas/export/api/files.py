"""The files of the API by path, each with what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from lintas.export.api.about import city_record, pair_record, term_record, theme_record
from lintas.export.api.brief import (
    ask_entry,
    city_entry,
    exchange_entry,
    lesson_entry,
    offer_entry,
    pair_entry,
    theme_entry,
)
from lintas.export.api.index import index
from lintas.export.api.names import FOLDERS, Names, iso_or_none
from lintas.export.api.notes import note_record
from lintas.export.api.openapi import openapi
from lintas.export.api.schema import schema
from lintas.export.api.sides import sides_of
from lintas.export.api.subjects import CityRecord, PairRecord, ThemeRecord
from lintas.export.api.written import line, lists, written, written_list, written_out
from lintas.export.stock import Files, Stock
from lintas.model import AnyNote
from lintas.pages.site import record_uri
from lintas.tree import Joined
from lintas.whole import BASE, INDEX, OPENAPI, RECORDS, SCHEMA

Made = tuple[str, Callable[[], bytes]]
SUBJECTS = ("themes", "cities", "pairs")
Lists = Mapping[str, Callable[[], Iterable[Mapping[str, object]]]]


def api_files(stock: Stock) -> Files:
    """All files below `api/v1/`."""
    names = Names(stock)
    subjects = dict(_subjects(names))
    depths = _depths(stock)
    records: Files = {
        **{f"{RECORDS}{path}.json": (stock.key("api", one), partial(written, one)) for path, one in subjects.items()},
        **{record_uri(note): _note(names, note) for note in stock.library.notes.values()},
    }
    return {
        INDEX.path: (
            stock.key("api", stock.commit, stock.whole_key("")),
            lambda: written_out(index(names)),
        ),
        BASE.path: (
            stock.whole_key("api base"),
            Joined(partial(_base, names, subjects), records),
        ),
        SCHEMA.path: (stock.key("api schema"), lambda: written_out(schema(stock))),
        OPENAPI.path: (stock.key("api openapi", depths), lambda: written_out(openapi(names, depths))),
        **{
            f"{RECORDS}{name}.json": (stock.whole_key(f"api {name}"), partial(_list, name, entries))
            for name, entries in _entries(names).items()
        },
        **records,
    }


def _note(names: Names, note: AnyNote) -> Made:
    named = (f"{other.kind} {other.id}" for other in names.named_by(note))
    return names.stock.note_key("api", note, *named), lambda: written(note_record(names, note))


def _subjects(names: Names) -> Iterator[tuple[str, ThemeRecord | CityRecord | PairRecord]]:
    """Themes, cities and pairs by path; they hold little but ids, and are made at once."""
    library = names.stock.library
    for theme in library.vocabulary.themes:
        yield f"themes/{theme}", theme_record(names, theme)
    for city, sides in sides_of(library).items():
        yield f"cities/{city}", city_record(names, city, sides)
    for tie in library.ties.values():
        pair = pair_record(names, tie)
        yield f"pairs/{pair['id']}", pair


def _entries(names: Names) -> Lists:
    library = names.stock.library
    return {
        "lessons": lambda: (lesson_entry(names, one) for one in library.lessons),
        "exchanges": lambda: (exchange_entry(names, one) for one in library.exchanges),
        "asks": lambda: (ask_entry(names, one) for one in library.asks),
        "offers": lambda: (offer_entry(names, one) for one in library.offers),
        "themes": lambda: (theme_entry(names, one) for one in library.vocabulary.themes),
        "cities": lambda: (city_entry(names, one) for one in library.vocabulary.cities),
        "pairs": lambda: (pair_entry(names, one) for one in library.ties),
    }


def _list(name: str, entries: Callable[[], Iterable[Mapping[str, object]]]) -> bytes:
    return written_list(name, entries())


def _base(names: Names, subjects: Iterable[str]) -> Iterator[bytes | str]:
    """Everything, each record as it is in its own file."""
    stock, library = names.stock, names.stock.library
    head = {
        "version": "1",
        "name": stock.site_name,
        "address": stock.address(""),
        "license": names.license,
        "languages": list(library.languages),
        "latest_date": iso_or_none(library.latest_date),
    }
    notes: Mapping[str, Iterable[AnyNote]] = {
        "lessons": library.lessons,
        "exchanges": library.exchanges,
        "asks": library.asks,
        "offers": library.offers,
    }
    paths = {
        **{name: list(map(record_uri, some)) for name, some in notes.items()},
        **{kind: [f"{RECORDS}{path}.json" for path in subjects if path.startswith(f"{kind}/")] for kind in SUBJECTS},
    }
    terms = [line(term_record(names, key)) for key in library.vocabulary.terms]
    return lists(head, {**paths, "glossary": terms})


def _depths(stock: Stock) -> Mapping[str, list[int]]:
    """Of how many parts the ids of notes are, by the folder of their records; where there are none, of one."""
    found: dict[str, set[int]] = {folder: set() for folder in FOLDERS.values()}
    for note in stock.library.notes.values():
        found[FOLDERS[note.kind]].add(note.id.count("/") + 1)
    return {folder: sorted(depths) or [1] for folder, depths in found.items()}
