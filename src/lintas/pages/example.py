"""An example of each field: as one of the latest notes has it, else one of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import cast

import frontmatter

from lintas.dates import POINT
from lintas.model import KINDS, AnyNote, Kind, Record
from lintas.pages.site import Site
from lintas.rules.references import FITTING
from lintas.shapes import Shape, ValueForm, shapes_of
from lintas.vocabulary import in_language

LATEST = 50  # notes of a kind that are looked through; of ten thousand none of the others would be needed
# Texts that YAML would take for something else; we don't, and nobody has to quote them.
NEEDLESSLY_QUOTED = re.compile(rf"'({POINT.pattern}(?:/{POINT.pattern})?|yes)'")
Plain = str | list[str] | dict[str, object]


def example(site: Site, shape: Shape, kind: Kind | None) -> str:
    """The lines of a field in the facts of a note; empty where no note has it and there is nothing to make up."""
    value = next(_written(site, shape, kind), "") or _made_up(site, shape)
    if not value:
        return ""
    note = frontmatter.Post("")
    note.metadata[shape.name] = [value] if isinstance(value, dict) else value
    flow = None if isinstance(value, list) else False  # texts in square brackets, all else line by line
    text = frontmatter.dumps(note, sort_keys=False, allow_unicode=True, width=1_000, default_flow_style=flow)
    return NEEDLESSLY_QUOTED.sub(r"\1", text.strip().removeprefix("---").removesuffix("---").strip())


def _written(site: Site, shape: Shape, kind: Kind | None) -> Iterator[Plain]:
    """What notes have in a field, the latest first; texts in the language of the page."""
    for holder in _holders(site, shape, kind):
        if value := _plain(site, shape, getattr(holder, shape.name, None)):
            yield value


def _holders(site: Site, shape: Shape, kind: Kind | None) -> Iterator[object]:
    if kind is None:  # a field of the records in a list
        for one in KINDS:
            for outer in (each for each in shapes_of(one) if each.name == shape.parent):
                for note in _latest(site, one):
                    yield from getattr(note, outer.name)
        return
    for note in _latest(site, kind):
        if site.lang in note.versions:
            yield from (note.versions[site.lang], note)


def _latest(site: Site, kind: Kind) -> Iterable[AnyNote]:
    library = site.library
    notes: Mapping[Kind, tuple[AnyNote, ...]] = {
        "lesson": library.lessons,
        "exchange": library.exchanges,
        "ask": library.asks,
        "offer": library.offers,
    }
    return islice(notes[kind], LATEST)


def _plain(site: Site, shape: Shape, value: object) -> Plain:
    """A value of a record as an author writes it; empty where there is none."""
    if isinstance(value, tuple):
        several = [_plain(site, shape, one) for one in value]
        alone = shape.form == "records" or len(several) == 1
        return [str(one) for one in several] if not alone else several[0] if several else ""
    if isinstance(value, Record):
        inner = {one.name: _plain(site, one, getattr(value, one.name)) for one in shape.inner_shapes}
        return {name: plain for name, plain in inner.items() if plain}
    return _one(site, shape, value) if value else ""


def _one(site: Site, shape: Shape, value: object) -> str:
    """A single value; ids are written as the names that people know."""
    match shape.form:
        case "words":
            return in_language(cast("Mapping[str, str]", value), site.lang)
        case "city":
            return site.city(str(value)).text
        case "theme":
            return site.theme(str(value)).text
        case "yes-no":
            return "yes"
        case _:
            return str(value)


def _made_up(site: Site, shape: Shape) -> Plain:
    """A value that fits a field's form, where no note has one; empty for a text, which only a note can have."""
    if shape.form == "records":
        return {one.name: made for one in shape.inner_shapes if (made := _made_up(site, one))}
    library = site.library
    lesson = "lesson" in FITTING.get(shape.name, ())
    fitting: dict[ValueForm, Iterable[str]] = {
        "choice": shape.choices,
        "date": ("2018-03-19",),
        "yes-no": ("yes",),
        "language": (site.lang,),
        "address": ("https://example.org/report",),
        "note": (note.id for note in (library.lessons if lesson else library.exchanges)),
        "theme": (site.theme(theme).text for theme in library.vocabulary.themes),
        "city": (site.city(city).text for city in library.vocabulary.cities),
    }
    return next(iter(fitting.get(shape.form, ())), "")
