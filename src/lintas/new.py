"""Starting a note: what is missing, what is wrong, where it goes; no file is ever written over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lintas.catalogue import Catalogue, catalogue
from lintas.draft import body_to_fill_in, to_fill_in
from lintas.fields import Plain
from lintas.ids_of import cities_in, with_ids
from lintas.library import Library
from lintas.model import Exchange, Kind
from lintas.names import MAX_NAME, bad_part, is_name, read_path
from lintas.needed import handed_down, missing
from lintas.new_cities import NewCity, WithNewCities, noted
from lintas.place import ending, names_of, path_of
from lintas.problem import Location, Problem, Value
from lintas.report import advice, message
from lintas.suggest import nearest
from lintas.takes import Takes, faults, fields_of, option_of
from lintas.vocabulary_files import FILES
from lintas.written import note_text, write_new


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
        values = {name: with_ids(fields[name], value, self.lookup) for name, value in wish.values.items()}
        exchange = self.exchange(wish)
        if exchange:
            values = {name: value for name, value in values.items() if not _is_given(wish.kind, name, value, exchange)}
        words = catalogue(wish.lang or self.library.languages[0])
        facts = to_fill_in(wish.kind, values, words, exchange)
        with noted(self.new_cities(wish), self.notes / FILES["cities"], self.library.languages):
            write_new(path, note_text(wish.kind, facts, body_to_fill_in(wish.kind, words)), self.notes)
        return path

    @property
    def lookup(self) -> WithNewCities:
        """What finds themes and cities, new ones too."""
        return WithNewCities(self.library.vocabulary, self.words.lang)

    def new_cities(self, wish: Wish) -> tuple[NewCity, ...]:
        """The cities of a note that the list does not have yet."""
        texts = (text for name, value in wish.values.items() for text in cities_in(fields_of(wish.kind)[name], value))
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
            told = (f"  {option_of(one.name)}  {one.shape.help(self.words)}" for one in missing)
            refusals.append(self.words.say("new.missing", options="\n".join(told)))
        return refusals or self.refusals_of_place(wish)

    def refusals_of_place(self, wish: Wish) -> list[str]:
        """Why no file can be written where it is wished: its name is none, or another has it."""
        refusals = [self.said(problem) for problem in self.problems(wish)]
        if not refusals and (there := self.in_the_way(wish)):
            refusals.append(self.words.say("new.exists", path=there, name=self.next_name(wish)))
        return refusals

    def exchange(self, wish: Wish) -> Exchange | None:
        """The exchange that a note is to lie in."""
        found = self.library.notes.get(wish.folder) if wish.kind != "exchange" else None
        return found if isinstance(found, Exchange) else None

    def missing(self, wish: Wish) -> tuple[Takes, ...]:
        """The fields that the note can't do without and that neither anybody nor its exchange has said."""
        names = {*missing(wish.kind, wish.values, self.exchange(wish))} - wish.left
        return tuple(one for name, one in fields_of(wish.kind).items() if name in names)

    def place(self, wish: Wish) -> Path:
        """Where the file goes."""
        ends = ending(wish.lang, self.library.languages)
        return self.notes / path_of(wish.kind, wish.folder, self.name(wish), ends)

    def name(self, wish: Wish) -> str:
        """The name of the file, or of an exchange's folder."""
        if wish.kind == "exchange" and wish.folder:
            return wish.folder
        values = {name: with_ids(fields_of(wish.kind)[name], value, self.lookup) for name, value in wish.values.items()}
        return wish.name or next(names_of(wish.kind, values, wish.kind))

    def next_name(self, wish: Wish) -> str:
        """The name to take where another note has the one that is wished."""
        return f"{self.name(wish)[: MAX_NAME - 2]}-2"

    def in_the_way(self, wish: Wish) -> str:
        """The path of a note that is there already, in any language; empty where there is none."""
        path = self.place(wish)
        there = self.library.notes.get(read_path(path.relative_to(self.notes).as_posix()).id)
        return there.original.path if there else path.relative_to(self.notes.parent).as_posix() * os.path.lexists(path)

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
        return one.read(texts, self._is_known(one), self.words.lang)

    def _is_known(self, one: Takes) -> Callable[[str], bool]:
        """Whether a whole text is that of one theme or city, commas and all."""
        if one.what == "city":
            return self.lookup.is_one_city
        return lambda text: one.what == "theme" and self.lookup.known_theme(text) != ""


def _is_given(kind: Kind, name: str, value: Plain, exchange: Exchange) -> bool:
    """Whether the exchange says the same already."""
    given = handed_down(kind, exchange).get(name)
    if given is None or name == "sources":
        return False
    if isinstance(given, tuple):
        return (*(value if isinstance(value, list) else [value]),) == given
    return str(given) == value
