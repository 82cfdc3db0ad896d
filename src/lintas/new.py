"""Starting a note: what is missing is asked, what is wrong is refused, and no file is ever written over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pydantic_core import PydanticCustomError

from lintas.catalogue import Catalogue, catalogue
from lintas.dates import NotADateError, read_date
from lintas.draft import note_text
from lintas.library import Library
from lintas.model import SIDES, Exchange, Kind
from lintas.names import as_name, bad_part, is_name, read_path
from lintas.problem import Location, Problem, Value
from lintas.report import advice, message

Ask = Callable[[str, str], str]


@dataclass(frozen=True)
class Wish:
    """What somebody wants to write: all but `kind` may be empty. Cities and themes are lists with commas."""

    kind: Kind
    title: str = ""
    folder: str = ""
    name: str = ""
    city: str = ""
    learners: str = ""
    date: str = ""
    theme: str = ""
    lang: str = ""


class RefusedError(Exception):
    """The note can't be written; the text says why and what to do."""


@dataclass(frozen=True)
class Starter:
    """Writes new notes below the folder `notes`; `words` are for messages, a note has its own language.

    `ask` gets the key of a question and the option that answers it; `ask_if_possible` may give an empty text;
    `tell` says what is wrong with an answer before it is asked for again.
    """

    notes: Path
    library: Library
    words: Catalogue
    ask: Ask = field(compare=False)
    ask_if_possible: Callable[[str], str] = field(compare=False, default=lambda _key: "")
    tell: Callable[[str], None] = field(compare=False, default=lambda _text: None)

    def write(self, wish: Wish) -> Path:
        """Write the file of a new note; `ask` is called with the key of a question and the option that answers it.

        Raises:
            RefusedError: a value is wrong, or the file is there already. Nothing was written.
        """
        wish = self._completed(wish)
        if problems := list(self._problems(wish)):
            raise RefusedError("\n".join(map(self._said, problems)))
        path = self._path(wish)
        there = self.library.notes.get(read_path(path.relative_to(self.notes).as_posix()).id)
        if there or path.exists():
            raise RefusedError(self.words.say("new.exists", path=there.original.path if there else path.name))
        teaches, learns = SIDES[wish.kind]
        values = {
            "title": wish.title,
            "date": wish.date,
            "theme": wish.theme,
            teaches: wish.city,
            learns: wish.learners,
        }
        words = catalogue(wish.lang or self.library.languages[0])
        text = note_text(wish.kind, values, words, in_exchange=self._exchange(wish) is not None)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        return path

    def _completed(self, wish: Wish) -> Wish:
        """Ask for what the note can't do without and its exchange does not give."""
        wish = replace(wish, title=wish.title or self.ask("new.title", "--title"))
        if wish.kind != "exchange" and not (wish.folder or wish.city):
            wish = replace(wish, folder=self.ask_if_possible("new.folder"))
        exchange = self._exchange(wish)
        if wish.folder and wish.kind != "exchange" and exchange is None:
            raise RefusedError(self.words.say("new.no_folder", path=wish.folder))
        if exchange is None or exchange.mutual:
            wish = replace(wish, city=wish.city or self._answer(f"new.teaches.{wish.kind}", "--city"))
            ask_learners = f"new.learns.{wish.kind}"
            if wish.kind == "ask" or (wish.kind == "offer" and exchange is not None):
                wish = replace(wish, learners=wish.learners or self._answer(ask_learners, "--learners"))
            else:
                wish = replace(wish, learners=wish.learners or self.ask_if_possible(ask_learners))
        if exchange is None:
            wish = replace(wish, date=wish.date or self._answer("new.date", "--date"))
        if wish.kind != "exchange":
            wish = replace(wish, theme=wish.theme or self._answer("new.theme", "--theme"))
        return wish

    def _answer(self, key: str, option: str) -> str:
        """An answer that can stand; a wrong one is explained and asked for again, so that the others are not lost."""
        while True:
            answer = self.ask(key, option)
            problem = next(self._faults(option, answer), None)
            if problem is None:
                return answer
            self.tell(self._said(problem))

    def _said(self, problem: Problem) -> str:
        return f"{message(problem, self.words)}\n{advice(problem, self.words)}"

    def _exchange(self, wish: Wish) -> Exchange | None:
        found = self.library.notes.get(wish.folder) if wish.kind != "exchange" else None
        return found if isinstance(found, Exchange) else None

    def _path(self, wish: Wish) -> Path:
        suffix = f".{wish.lang}.md" if wish.lang not in {"", self.library.languages[0]} else ".md"
        if wish.kind == "exchange":
            return self.notes / self._folder(wish) / f"index{suffix}"
        return self.notes / wish.folder / f"{wish.name or _file_name(wish.title)}{suffix}"

    def _folder(self, wish: Wish) -> str:
        return wish.folder or wish.name or _file_name(f"{wish.date[:7]} {wish.title}")

    def _problems(self, wish: Wish) -> Iterator[Problem]:
        nowhere = Location("")
        name = self._folder(wish) if wish.kind == "exchange" else wish.name or _file_name(wish.title)
        if bad_part(name) if wish.kind == "exchange" else not is_name(name):
            yield Problem("bad-name", nowhere, {"name": name})
        if wish.lang and wish.lang not in self.library.languages:
            values: dict[str, Value] = {"lang": wish.lang, "languages": ", ".join(self.library.languages)}
            yield Problem("unknown-language", nowhere, values)
        for option, value in (
            ("--date", wish.date),
            ("--city", wish.city),
            ("--learners", wish.learners),
            ("--theme", wish.theme),
        ):
            yield from self._faults(option, value)

    def _faults(self, option: str, value: str) -> Iterator[Problem]:
        """What is wrong with the value of one option; nothing where there is none."""
        if option == "--date":
            yield from _bad_date(value)
        elif option == "--theme":
            yield from _unknown(value, self.library.vocabulary.theme_id)
        else:
            yield from _unknown(value, self.library.vocabulary.city_id)


def _bad_date(value: str) -> Iterator[Problem]:
    try:
        _ = read_date(value) if value else None
    except NotADateError as error:
        yield Problem(error.rule, Location(""), {"value": value})


def _file_name(title: str) -> str:
    return as_name(title) or "note"


def _unknown(values: str, find: Callable[[str], str]) -> Iterator[Problem]:
    for value in filter(None, (part.strip() for part in values.split(","))):
        try:
            find(value)
        except PydanticCustomError as error:
            context = {key: str(text) for key, text in (error.context or {}).items()}
            yield Problem(error.type, Location(""), dict(context), context.get("variant", ""))
