"""What somebody is asked for a new note: a question for each field, with what can be chosen and how it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lintas.catalogue import Catalogue, language_name
from lintas.dates import brief_date
from lintas.library import Library
from lintas.model import KINDS, Exchange
from lintas.suggest import unaccented
from lintas.takes import Takes


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what stands for it in a file, what is shown, and by what else it is found."""

    value: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """One question. Its choices are picked from, or where it `is_typed` only found for what one types.

    `hint` shows what can be written; `default` is what nothing typed stands for. `answered` is the last answer where it
    was wrong: to be had again by whoever wants to mend it, never what nothing typed stands for.
    """

    label: str
    help: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = field(default=(), repr=False)
    is_typed: bool = True
    default: str = ""
    answered: str = ""


Ask = Callable[[Question], str]


def found(choices: Sequence[Choice], typed: str) -> Iterator[Choice]:
    """The choices that a text finds, those that begin with it first; all where nothing was typed."""
    wanted = unaccented(typed)
    later = []
    for choice in choices:
        texts = [unaccented(text) for text in (choice.label, choice.value, *choice.also)]
        if any(text.startswith(wanted) for text in texts):
            yield choice
        elif any(wanted in text for text in texts):
            later.append(choice)
    yield from later


def kind_question(words: Catalogue) -> Question:
    """What kind of note it is to be."""
    choices = tuple(Choice(kind, words.say(f"new.kind.{kind}")) for kind in KINDS)
    return Question(words.say("new.kind"), choices=choices, is_typed=False)


def language_question(languages: Sequence[str], words: Catalogue) -> Question:
    """The language that somebody writes in: likely that of the terminal."""
    likely = words.lang if words.lang in languages else languages[0]
    choices = tuple(Choice(lang, language_name(lang, words.lang)) for lang in languages)
    return Question(words.say("new.lang"), words.say("new.lang.help"), "", choices, is_typed=False, default=likely)


def exchange_question(exchanges: Sequence[Exchange], words: Catalogue) -> Question:
    """The exchange that a note belongs to, the newest first, or none."""
    choices = [Choice("", words.say("new.no_exchange"))]
    for exchange in exchanges:
        day = brief_date(exchange.date, words.lang) if exchange.date else ""
        title = exchange.version(words.lang).title
        choices.append(Choice(exchange.id, " · ".join(filter(None, (day, title, exchange.id)))))
    return Question(words.say("new.exchange"), words.say("new.exchange.help"), "", tuple(choices), is_typed=False)


def more_question(fields: Sequence[Takes], words: Catalogue) -> Question:
    """What else somebody knows of a note, or nothing."""
    choices = [Choice("", words.say("new.enough"))]
    choices.extend(Choice(takes.name, takes.shape.label(words), (takes.name,)) for takes in fields)
    return Question(words.say("new.more"), words.say("new.more.help"), "", tuple(choices), is_typed=False)


def field_question(takes: Takes, library: Library, words: Catalogue, *, is_needed: bool = False) -> Question:
    """The question for a field of a note, or for one of its entries' fields."""
    shape = takes.shape
    label = shape.label(words)
    if shape.parent and shape.parent not in KINDS:  # "Title" alone reads as the note's
        label = words.say("new.inner", part=label, whole=words.say(f"new.entry.{shape.parent}"))
    question = Question(label, shape.help(words), _hint(takes, words, is_needed=is_needed))
    if takes.what == "choice":
        choices = tuple(Choice(value, shape.value_label(value, words)) for value in takes.values)
        left_out = () if is_needed or takes.default else (Choice("", words.say("new.leave_out")),)
        return replace(question, choices=(*left_out, *choices), is_typed=False, default=takes.default)
    if takes.what == "yes-no":
        choices = tuple(Choice(value, words.say(f"new.{value}")) for value in ("no", "yes"))
        return replace(question, choices=choices, is_typed=False)
    if takes.what == "theme":
        return replace(question, choices=_themes(library, words.lang))
    if takes.what == "city":
        return replace(
            question, help=f"{question.help} {words.say('new.city.help')}", choices=_cities(library, words.lang)
        )
    return question


def _hint(takes: Takes, words: Catalogue, *, is_needed: bool) -> str:
    """What can be typed, and whether it may be left empty."""
    several = takes.is_many and takes.what != "entry"
    if takes.what == "date":
        form = words.say("new.hint.date")
    elif several:
        form = words.say("new.hint.texts" if takes.what == "text" else "new.hint.many")
    else:
        form = ""
    return " ".join(filter(None, (form, "" if is_needed else words.say("new.hint.skip"))))


def _themes(library: Library, lang: str) -> tuple[Choice, ...]:
    vocabulary = library.vocabulary
    return tuple(
        Choice(key, vocabulary.theme_label(key, lang), (*theme.label.values(), *_flat(theme.alt.values())))
        for key, theme in vocabulary.themes.items()
    )


def _cities(library: Library, lang: str) -> tuple[Choice, ...]:
    vocabulary = library.vocabulary
    return tuple(
        Choice(key, vocabulary.city_name(key, lang), (*city.name.values(), *city.aliases))
        for key, city in vocabulary.cities.items()
    )


def _flat(texts: Iterable[Iterable[str]]) -> Iterator[str]:
    for some in texts:
        yield from some
