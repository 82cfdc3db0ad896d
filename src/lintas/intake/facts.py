"""The answers of a form as the fields of a note: labels become ids, dates become dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lintas.catalogue import Catalogue
from lintas.countries import country_name
from lintas.dates import NotADateError
from lintas.forms.asked import control_of, field_of
from lintas.forms.options import MEANING, chosen
from lintas.forms.sheet import TYPED, Question
from lintas.intake.answers import FilledIn
from lintas.intake.cities import typed_cities
from lintas.intake.harmless import line, paragraphs
from lintas.intake.notes_named import nearest_title, note_named
from lintas.intake.trouble import Trouble
from lintas.library import Library
from lintas.model import HEADINGS, Exchange, Kind, Lesson
from lintas.new_cities import NewCity
from lintas.several import texts_in
from lintas.suggest import folded, nearest
from lintas.typed_dates import read_typed
from lintas.values import is_address

MOST_LISTED = 30  # lines of a drop-down that an answer repeats
MEANT: Mapping[str, tuple[Kind, ...]] = {"exchange": ("exchange",), "note": ("lesson",)}  # questions for a note
# What is no field of the note: it is asked for, or stands in the text.
APART = frozenset({"consent", "text", "exchange", "note", *HEADINGS})


@dataclass
class Facts:
    """What was answered: `values`, `several` (ids of cities and themes) and those of the `source` by field.

    `texts` are by question, `others` by headings that are no questions.
    """

    values: dict[str, object] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)
    source: dict[str, object] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    exchange: Exchange | None = None
    lesson: Lesson | None = None
    cities: dict[str, NewCity] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, object]:
        """All that was said, by field; a list of one text is that text, as people write it."""
        several = {name: ids[0] if len(ids) == 1 else ids for name, ids in self.several.items()}
        return {**self.values, **several, **({"sources": [self.source]} if self.source else {})}


def body_of(facts: Facts, words: Catalogue) -> str:
    """The text of a note: what was told, under the headings of a lesson, and under such as we never asked for."""
    sections = (f"## {words.say(f'heading.{name}')}\n\n{facts.texts[name]}" for name in HEADINGS if name in facts.texts)
    others = (f"## {heading}\n\n{text}" for heading, text in facts.others.items())
    return "\n\n".join([*filter(None, [facts.texts.get("text")]), *sections, *others])


def facts_of(answers: FilledIn, library: Library) -> Facts:
    """What the answers say, and what of them can't be understood."""
    reader = _Reader(answers, library, Facts(troubles=list(answers.troubles)))
    if answers.sheet.form in {"report", "mistake"} or answers.is_torn:
        return reader.facts  # no note will be made
    refused = {trouble.question for trouble in answers.troubles}
    for name in answers.given:
        if name not in refused:
            reader.read(name)
    reader.facts.others |= {
        paragraphs(heading).lstrip("# "): paragraphs(text) for heading, text in answers.others.items()
    }
    return reader.facts


@dataclass
class _Reader:
    answers: FilledIn
    library: Library
    facts: Facts

    def read(self, name: str) -> None:
        question, text = self.answers.sheet.by_id[name], self.answers.given[name]
        base = name.removesuffix(TYPED)
        if name in MEANT:
            self._note(name, text)
        elif name == "text" or name in HEADINGS:
            self.facts.texts[name] = paragraphs(text)
        elif control_of(self.answers.sheet.form, base)[1] in {"cities", "themes"}:
            self._add(base, list(self._several(question, text, base)))
        elif name not in APART:
            value = self._value(question, text)
            if value:
                self._put(name, value)

    def _value(self, question: Question, text: str) -> object:
        if question.shape == "one":
            return _one_of(question, text) or self._unknown(question, text)
        if question.shape == "yes":
            return True
        shape = field_of(self.answers.sheet.form, question.id)
        if shape and shape.form == "date":
            return self._date(question.id, line(text))
        if shape and shape.form == "address" and not is_address(line(text)):
            self._say(question.id, "intake.address", line(text))
            return ""
        if shape and shape.many:
            parts = [part for part in map(line, texts_in(text)) if part]
            return parts if len(parts) > 1 else "".join(parts)
        return line(text)

    def _put(self, name: str, value: object) -> None:
        parent, _, child = name.partition("-")
        if parent == "sources":
            self.facts.source[child] = value
        else:
            self.facts.values[name] = value

    def _several(self, question: Question, text: str, base: str) -> Iterator[str]:
        vocabulary = self.library.vocabulary
        if question.id.endswith(TYPED):
            cities, troubles = typed_cities(question.id, text, vocabulary, self.answers.sheet.lang)
            self.facts.troubles.extend(troubles)
            for city in cities:
                if isinstance(city, NewCity):
                    self._new_city(question, city)
                yield city if isinstance(city, str) else city.id
            return
        is_city = control_of(self.answers.sheet.form, base)[1] == "cities"
        for said, found in chosen(text, question.options):
            if known := found or (vocabulary.known_city(said) if is_city else vocabulary.known_theme(said)):
                yield known
            else:
                self._unknown(question, said)

    def _new_city(self, question: Question, city: NewCity) -> None:
        first, lang = self.facts.cities.setdefault(city.id, city), self.answers.sheet.lang
        if first.country != city.country:
            countries = {"one": country_name(first.country, lang), "other": country_name(city.country, lang)}
            self.facts.troubles.append(Trouble(question.id, "intake.two_countries", {"city": city.name, **countries}))

    def _add(self, name: str, ids: list[str]) -> None:
        if together := list(dict.fromkeys([*self.facts.several.get(name, ()), *ids])):
            self.facts.several[name] = together

    def _date(self, name: str, text: str) -> str:
        try:
            return read_typed(text, self.answers.sheet.lang)
        except NotADateError as error:
            self._say(name, f"intake.rule.{error.rule}", text)
            return ""

    def _note(self, name: str, text: str) -> None:
        kinds = MEANT[name]
        note = note_named(line(text), self.library, kinds)
        if isinstance(note, Exchange):
            self.facts.exchange = note
        elif isinstance(note, Lesson):
            self.facts.lesson = note
        else:
            near = nearest_title(line(text), self.library, kinds)
            key = f"intake.no_{name}.near" if near else f"intake.no_{name}"
            self.facts.troubles.append(Trouble(name, key, {"value": line(text), **({"near": near} if near else {})}))

    def _unknown(self, question: Question, text: str) -> str:
        labels = tuple(option.label for option in question.options)
        near = nearest(line(text), labels)
        values = {"value": line(text), **({"near": near} if near else {})}
        choices = labels if not near and len(labels) <= MOST_LISTED else ()
        self.facts.troubles.append(
            Trouble(question.id, "intake.choice.near" if near else "intake.choice", values, choices)
        )
        return ""

    def _say(self, name: str, wording: str, value: str) -> None:
        self.facts.troubles.append(Trouble(name, wording, {"value": value}))


def _one_of(question: Question, text: str) -> str:
    """The id of the line that was chosen, or typed by hand afterwards: its id or its name is enough then."""
    said = folded(text)
    for option in question.options:
        name = option.label.partition(MEANING)[0]
        if said in {folded(option.label), folded(name), folded(option.id)}:
            return option.id
    return ""
