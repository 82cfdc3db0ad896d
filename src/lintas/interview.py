"""Asking somebody for a note, question by question; what is wrong is explained and asked again, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from lintas.draft import FIRST_OF_SOURCE
from lintas.fields import Plain
from lintas.model import MODELS, SIDES, Kind, Record, Reference, written_fields
from lintas.names import as_name
from lintas.needed import handed_down
from lintas.new import Starter, Wish
from lintas.problem import Problem
from lintas.questions import (
    Ask,
    Question,
    exchange_question,
    field_question,
    kind_question,
    language_question,
    more_question,
)
from lintas.takes import Takes, faults_of_entry, fields_of, takes


@dataclass(frozen=True)
class Interview:
    """Asks by `ask`, which gets one question and gives what was answered; `tell` says what is wrong with it."""

    starter: Starter
    ask: Ask
    tell: Callable[[str], None]

    def kind(self) -> Kind:
        """What kind of note somebody wants to write."""
        answer = self.ask(kind_question(self.starter.words))
        return next(kind for kind in MODELS if kind == answer)

    def completed(self, wish: Wish) -> Wish:
        """A wish with all that the note needs, and what else somebody wants to say.

        What was said before is kept, and asked again only where it is wrong.
        """
        languages = self.starter.library.languages
        if not wish.lang and len(languages) > 1:
            wish = replace(wish, lang=self.ask(language_question(languages, self.starter.words)))
        wish = self._mended(self._in_exchange(wish))
        for name in ("title", "summary"):
            wish = self._told(wish, fields_of(wish.kind)[name])
        choices = [one for one in fields_of(wish.kind).values() if one.what == "choice"]
        if wish.kind == "exchange":  # what is only proposed needs no date
            for one in choices:
                wish = self._told(wish, one)
        while missing := self.starter.missing(wish):
            wish = self._told(wish, missing[0])
        fields = fields_of(wish.kind)
        said_by_exchange = handed_down(wish.kind, self.starter.exchange(wish))
        sides = [fields[name] for name in (*SIDES[wish.kind], "theme") if name not in said_by_exchange]
        for one in (*sides, *choices):
            wish = self._told(wish, one)
        if self.starter.exchange(wish) is None:
            wish = self._first_source(wish)
        wish = self._more(wish)
        return self._in_free_place(wish)

    def _in_exchange(self, wish: Wish) -> Wish:
        """The exchange is asked first: it gives much of the rest."""
        exchanges = self.starter.library.exchanges
        if wish.kind == "lesson":  # what was not held taught nothing yet
            exchanges = tuple(one for one in exchanges if one.status == "held")
        if wish.kind == "exchange" or not exchanges:
            return replace(wish, folder="") if wish.kind != "exchange" and self._refused_folder(wish) else wish
        if self._refused_folder(wish) or not wish.folder:
            wish = replace(wish, folder=self.ask(exchange_question(exchanges, self.starter.words)))
        return wish

    def _refused_folder(self, wish: Wish) -> bool:
        if wrong := self.starter.bad_folder(wish):
            self.tell(wrong)
        return bool(wrong)

    def _mended(self, wish: Wish) -> Wish:
        """What came with the command and is wrong is asked anew."""
        for name, value in wish.values.items():
            if problem := next(self.starter.faults(wish, name, value), None):
                self.tell(self.starter.said(problem))
                wish = self._told(_without(wish, name), fields_of(wish.kind)[name])
        return wish

    def _told(self, wish: Wish, one: Takes) -> Wish:
        """The wish with an answer for one field; what was not said is noted too, so that it is not asked again."""
        if wish.values.get(one.name) or (one.name in wish.values and one not in self.starter.missing(wish)):
            return wish
        if one.what == "entry" and one.model:
            entry = self._entry(one, one.model, written_fields(one.model))
            return wish.with_value(one.name, [*_listed(wish.values.get(one.name)), entry]) if entry else wish
        is_needed = one in self.starter.missing(wish)
        question = field_question(one, self.starter.library, self.starter.words, is_needed=is_needed)
        check = partial(self.starter.faults, wish, one.name)
        may_wait = is_needed and one.name != "title"  # the file is named for it
        value = self._answer(question, one, check, is_needed=is_needed, may_wait=may_wait)
        left = wish.left | {one.name} if is_needed and not value else wish.left - {one.name}
        return replace(wish.with_value(one.name, "" if value == one.default else value), left=left)

    def _answer(
        self,
        question: Question,
        one: Takes,
        check: Callable[[Plain], Iterable[Problem]],
        *,
        is_needed: bool,
        may_wait: bool = False,
    ) -> Plain:
        """An answer that can stand; a wrong one is explained and asked again.

        What is needed and `may_wait` stays empty when nothing is said for the second time.
        """
        while True:
            answer = self.ask(question)
            value, problems = self.starter.read(one, [answer])
            problems = problems or (list(check(value)) if value else [])
            if problems:
                self.tell(self.starter.said(problems[0]))
                question = replace(question, help="", answered=answer)
            elif is_needed and not value:
                self.tell(self.starter.words.say("new.needed.later" if may_wait else "new.needed"))
                question, is_needed = replace(question, help=""), not may_wait
            else:
                return value

    def _entry(self, one: Takes, model: type[Record], names: Iterable[str]) -> dict[str, Plain]:
        """One entry of a list, such as a source, by some of its fields; empty where nothing was said of it."""
        library, words = self.starter.library, self.starter.words
        entry: dict[str, Plain] = {}
        for number, name in enumerate(names):
            below = takes(model, name, one.name)
            check = partial(self._faults_of_entry, model, entry, name)
            question = field_question(below, library, words, is_needed=below.is_needed)
            # Whoever says nothing at the beginning says nothing at all.
            value = self._answer(question, below, check, is_needed=below.is_needed and bool(entry))
            if value:
                entry[name] = value
            elif not entry and (below.is_needed or number):
                break
        return entry

    def _faults_of_entry(
        self, model: type[Record], entry: Mapping[str, Plain], name: str, value: Plain
    ) -> Iterator[Problem]:
        values = {**entry, name: value}
        for problem in faults_of_entry(model, values, self.starter.lookup, self.starter.words.lang):
            if problem.rule != "missing-field":
                yield problem

    def _first_source(self, wish: Wish) -> Wish:
        """Where it was said: without an exchange nobody else says it."""
        if wish.values.get("sources"):
            return wish
        self.tell(self.starter.words.say("new.source"))
        entry = self._entry(fields_of(wish.kind)["sources"], Reference, FIRST_OF_SOURCE)
        return wish.with_value("sources", [entry]) if entry else wish

    def _more(self, wish: Wish) -> Wish:
        """What else there is to say, one by one, until it is enough."""
        while True:
            left = [one for name, one in fields_of(wish.kind).items() if not wish.values.get(name)]
            left = [one for one in left if one.name not in {"title", "summary"}]
            name = self.ask(more_question(left, self.starter.words))
            if not name:
                return wish
            wish = self._told(_without(wish, name), fields_of(wish.kind)[name])

    def _in_free_place(self, wish: Wish) -> Wish:
        """Another name for the file where there is one of that name already."""
        words = self.starter.words
        while True:
            problems = [problem for problem in self.starter.problems(wish) if problem.rule == "bad-name"]
            there = "" if problems else self.starter.in_the_way(wish)  # a name such as /tmp/x lies nowhere
            if not (there or problems):
                return wish
            name = as_name(self.starter.name(wish)) if problems else self.starter.next_name(wish)
            self.tell(self.starter.said(problems[0]) if problems else words.say("new.exists", path=there, name=name))
            answer = self.ask(Question(words.say("new.name"), words.say("new.name.help"), default=name)).strip()
            wish = replace(wish, name=answer, folder="" if wish.kind == "exchange" else wish.folder)


def _without(wish: Wish, name: str) -> Wish:
    return replace(wish, values={key: value for key, value in wish.values.items() if key != name})


def _listed(value: Plain | None) -> list[Plain]:
    return value if isinstance(value, list) else [value] if value else []
