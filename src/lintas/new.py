"""Starting a note: what is missing, what is wrong, where it goes; no file is ever written over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic_core import PydanticCustomError

from lintas.catalogue import Catalogue, catalogue
from lintas.dates import NotADateError, read_date
from lintas.draft import note_text, write_new
from lintas.fields import Plain
from lintas.library import Library
from lintas.model import INHERITED, SIDES, Exchange, Kind
from lintas.names import MAX_NAME, as_name, bad_part, is_name, read_path
from lintas.new_cities import NewCity, WithNewCities, city_parts, noted
from lintas.parse import needed_beside
from lintas.problem import Location, Problem, Value
from lintas.report import advice, message
from lintas.suggest import nearest
from lintas.takes import Takes, faults, fields_of, help_of, option_of, takes
from lintas.vocabulary_files import FILES


@dataclass(frozen=True)
class Wish:
    """What somebody wants to write: `values` are by field, as they would stand in a file.

    `folder` is that of the exchange that it belongs to, `name` that of the file (of an exchange: of its folder), `lang`
    its language; all may be empty. What is `left` is known to be missing, and stays empty in the file for later.
    """

    kind: Kind
    values: Mapping[str, Plain] = field(default_factory=dict)
    folder: str = ""
    name: str = ""
    lang: str = ""
    left: frozenset[str] = frozenset()

    def with_value(self, name: str, value: Plain) -> Wish:
        """The same with one more value."""
        return replace(self, values={**self.values, name: value})


class RefusedError(Exception):
    """The note can't be written; the text says why and what to do."""


@dataclass(frozen=True)
class Starter:
    """Writes new notes below the folder `notes`; `words` are for messages, a note has its own language."""

    notes: Path
    library: Library
    words: Catalogue = field(compare=False)

    def write(self, wish: Wish) -> Path:
        """Write the file of a new note.

        Raises:
            RefusedError: something is missing or wrong, or the file is there already. Nothing was written.
        """
        if refusals := self.refusals(wish):
            raise RefusedError("\n".join(refusals))
        path = self.place(wish)
        fields = fields_of(wish.kind)
        values = {name: self._settled(fields[name], value) for name, value in wish.values.items()}
        exchange = self.exchange(wish)
        if exchange:
            values = {name: value for name, value in values.items() if not _is_given(wish.kind, name, value, exchange)}
        words = catalogue(wish.lang or self.library.languages[0])
        with noted(self.new_cities(wish), self.notes / FILES["cities"], self.library.languages):
            write_new(path, note_text(wish.kind, values, words, in_exchange=exchange is not None))
        return path

    @property
    def lookup(self) -> WithNewCities:
        """What finds themes and cities, new ones too."""
        return WithNewCities(self.library.vocabulary, self.words.lang)

    def new_cities(self, wish: Wish) -> tuple[NewCity, ...]:
        """The cities of a note that the list does not have yet."""
        texts = (text for name, value in wish.values.items() for text in _cities_in(fields_of(wish.kind)[name], value))
        found = {city.id: city for text in texts if (city := self.lookup.new_city(text))}
        return (*found.values(),)

    def refusals(self, wish: Wish) -> list[str]:
        """Why a note can't be written as it is wished; empty where it can."""
        if folder := self.bad_folder(wish):
            return [folder]
        refusals = [self.said(problem) for problem in self.problems(wish)]
        for key, value in wish.values.items():
            refusals.extend(f"{option_of(key)}: {self.said(problem)}" for problem in self.faults(wish, key, value))
        if missing := self.missing(wish):
            told = (f"  {option_of(one.name)}  {help_of(wish.kind, one.name, self.words)}" for one in missing)
            refusals.append(self.words.say("new.missing", options="\n".join(told)))
        if not refusals and (there := self.in_the_way(wish)):
            refusals.append(self.words.say("new.exists", path=there, name=f"{self.name(wish)[: MAX_NAME - 2]}-2"))
        return refusals

    def exchange(self, wish: Wish) -> Exchange | None:
        """The exchange that a note is to lie in."""
        found = self.library.notes.get(wish.folder) if wish.kind != "exchange" else None
        return found if isinstance(found, Exchange) else None

    def missing(self, wish: Wish) -> tuple[Takes, ...]:
        """The fields that the note can't do without and that neither anybody nor its exchange has said."""
        beside = needed_beside(wish.kind, wish.values, self.exchange(wish))
        given = self.given(wish)
        return tuple(
            one
            for name, one in fields_of(wish.kind).items()
            if (one.is_needed or name in beside) and name not in given | wish.left and not wish.values.get(name)
        )

    def given(self, wish: Wish) -> AbstractSet[str]:
        """The fields that its exchange gives a note; where both sides taught, the note says who taught this."""
        exchange = self.exchange(wish)
        given = {name for name, of in INHERITED[wish.kind].items() if exchange and getattr(exchange, of)}
        return given - {*SIDES[wish.kind]} if exchange and exchange.mutual else given

    def place(self, wish: Wish) -> Path:
        """Where the file goes: an exchange into a folder named for its month and its cities."""
        suffix = f".{wish.lang}.md" if wish.lang not in {"", self.library.languages[0]} else ".md"
        if wish.kind == "exchange":
            return self.notes / self.name(wish) / f"index{suffix}"
        return self.notes / wish.folder / f"{self.name(wish)}{suffix}"

    def name(self, wish: Wish) -> str:
        """The name of the file, or of an exchange's folder."""
        title = str(wish.values.get("title", ""))
        if wish.kind != "exchange":
            return wish.name or as_name(title) or "note"
        if wish.folder or wish.name:
            return wish.folder or wish.name
        cities = [city for side in reversed(SIDES["exchange"]) for city in self._cities(wish, side)]
        parts = [_month(wish), *dict.fromkeys(cities)]
        return "-".join(filter(None, parts))[:MAX_NAME].strip("-") or as_name(title) or "exchange"

    def in_the_way(self, wish: Wish) -> str:
        """The path of a note that is there already, in any language; empty where there is none."""
        path = self.place(wish)
        there = self.library.notes.get(read_path(path.relative_to(self.notes).as_posix()).id)
        return there.original.path if there else path.relative_to(self.notes.parent).as_posix() * path.exists()

    def problems(self, wish: Wish) -> Iterator[Problem]:
        """What is wrong with the name and the language."""
        nowhere = Location("")
        name = self.name(wish)
        if bad_part(name) if wish.kind == "exchange" else not is_name(name):
            yield Problem("bad-name", nowhere, {"name": name})
        if wish.lang and wish.lang not in self.library.languages:
            values: dict[str, Value] = {"lang": wish.lang, "languages": ", ".join(self.library.languages)}
            yield Problem("unknown-language", nowhere, values)

    def faults(self, wish: Wish, name: str, value: Plain) -> Iterator[Problem]:
        """What is wrong with the value of one field; nothing where there is none."""
        if value:
            yield from faults(wish.kind, name, value, self.lookup, self.words.lang)

    def bad_folder(self, wish: Wish) -> str:
        """What is to be said of a folder in which there is no exchange; empty where there is one, or none is named."""
        if not wish.folder or wish.kind == "exchange" or self.exchange(wish):
            return ""
        near = nearest(wish.folder, (exchange.id for exchange in self.library.exchanges))
        key = "new.no_folder.near" if near else "new.no_folder"
        return self.words.say(key, path=wish.folder, near=near)

    def said(self, problem: Problem) -> str:
        """A problem and what to do about it."""
        return f"{message(problem, self.words)}\n{advice(problem, self.words)}"

    def read(self, one: Takes, texts: Sequence[str]) -> tuple[Plain, list[Problem]]:
        """What somebody typed for a field, in the language that is spoken, and what of it can't be read."""
        if one.what == "city" and one.is_many:
            cities: list[Plain] = [city for text in texts for city in city_parts(text, self.library.vocabulary)]
            return (cities[0] if len(cities) == 1 else cities), []
        return one.read(texts, self._is_known(one), self.words.lang)

    def _is_known(self, one: Takes) -> Callable[[str], bool]:
        """Whether a whole text is that of one theme, commas and all."""
        return lambda text: one.what == "theme" and self._id(one.what, text) != ""

    def _id(self, what: str, text: str) -> str:
        try:
            return self.lookup.city_id(text) if what == "city" else self.lookup.theme_id(text)
        except PydanticCustomError:
            return ""

    def _settled(self, one: Takes, value: Plain) -> Plain:
        """A value with the ids of cities and themes: they stay the same when a label is mended."""
        what, model = one.what, one.model
        if isinstance(value, list) and what == "entry":
            return [self._settled(one, entry) for entry in value]
        if isinstance(value, dict) and model:
            return {name: self._settled(takes(model, name), part) for name, part in value.items()}
        if what not in {"city", "theme"}:
            return value
        if isinstance(value, list):
            ids = [*dict.fromkeys(self._id(what, str(one)) for one in value)]
            return ids[0] if len(ids) == 1 else [*ids]
        return self._id(what, str(value)) if value else ""

    def _cities(self, wish: Wish, side: str) -> list[str]:
        value = wish.values.get(side) or []
        return [self._id("city", str(city)) for city in (value if isinstance(value, list) else [value])]


def _cities_in(one: Takes, value: Plain) -> Iterator[str]:
    """The texts of a value that name cities, in entries too."""
    if isinstance(value, list):
        for part in value:
            yield from _cities_in(one, part)
    elif isinstance(value, dict) and one.model:
        for name, part in value.items():
            yield from _cities_in(takes(one.model, name), part)
    elif one.what == "city" and isinstance(value, str) and value:
        yield value


def _month(wish: Wish) -> str:
    """The month in which an exchange begins, or the year where nobody knows it; empty where it has no date yet."""
    try:
        start = read_date(str(wish.values.get("date") or wish.values.get("planned", ""))).start
    except NotADateError:
        return ""
    return f"{start.year:04}-{start.month:02}" if start.month else f"{start.year:04}"


def _is_given(kind: Kind, name: str, value: Plain, exchange: Exchange) -> bool:
    """Whether the exchange says the same already."""
    of = INHERITED[kind].get(name)
    if of is None or of == "sources" or (exchange.mutual and name in SIDES[kind]):
        return False
    given = getattr(exchange, of)
    if isinstance(given, tuple):
        return (*(value if isinstance(value, list) else [value]),) == given
    return given is not None and str(given) == value
