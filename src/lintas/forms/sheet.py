"""A form as somebody sees it: its questions in a language, with all that can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lintas.catalogue import Catalogue, catalogue
from lintas.consent import consent
from lintas.forms.address import Form
from lintas.forms.asked import ASKED, MAX_LINE, Control, control_of, field_of, is_needed, longest, needed_otherwise
from lintas.forms.options import MOST, Option, city_options, theme_options, value_options
from lintas.vocabulary import Vocabulary

TYPED = "-typed"  # behind the id of a question for cities: the one for a city that the list does not have


@dataclass(frozen=True)
class Question:
    """One question. `id` is that of GitHub's field; `longest` is in characters; of `options` there may be none."""

    id: str
    shape: Control
    label: str
    help: str = ""
    example: str = ""
    is_needed: bool = False
    longest: int = 0
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A form in a language."""

    form: Form
    lang: str
    name: str
    description: str
    welcome: str
    questions: tuple[Question, ...]

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}


def sheet(form: Form, lang: str, vocabulary: Vocabulary, license_id: str) -> Sheet:
    """A form in a language; `license_id` is one of `LICENSES`, or empty."""
    words = catalogue(lang)
    questions: list[Question] = []
    for name in ASKED[form]:
        questions.append(_consent(words, license_id) if name == "consent" else _question(form, name, vocabulary, words))
        if control_of(form, name)[1] == "cities":
            questions.append(_typed(questions[-1], words))
    return Sheet(
        form,
        lang,
        words.say(f"form.{form}.name"),
        words.say(f"form.{form}.description"),
        " ".join(
            (
                words.say(f"form.{form}.welcome", page=words.say("page.contribute")),
                words.say("form.blank"),
                _wording(form, "public", "", words),
            )
        ),
        tuple(questions),
    )


def _question(form: Form, name: str, vocabulary: Vocabulary, words: Catalogue) -> Question:
    shape, source = control_of(form, name)
    field = field_of(form, name)
    options: tuple[Option, ...] = ()
    if source == "themes":
        options = theme_options(vocabulary, words.lang)
    elif source == "cities":
        options = city_options(vocabulary, words.lang)
    elif field and field.choices:
        options = value_options(field, words)
    elif shape == "yes":
        options = (Option("yes", words.say("form.yes")),)
    if source in {"themes", "cities"} and not 0 < len(options) <= MOST:
        shape = "line"  # as names with commas between them
    help_text = _wording(form, name, ".help", words) or (field.help(words) if field else "")
    otherwise = needed_otherwise(form, name)
    return Question(
        name,
        shape,
        _wording(form, name, "", words) or (field.label(words) if field else words.say(f"heading.{name}")),
        " ".join(filter(None, (help_text, words.say(f"form.needed.{otherwise}") if otherwise else ""))),
        _wording(form, name, ".example", words),
        is_needed(form, name),
        longest(form, name),
        options,
    )


def _typed(question: Question, words: Catalogue) -> Question:
    """Where a city is typed that the question's list does not have."""
    several = question.shape == "several"
    return Question(
        f"{question.id}{TYPED}",
        "line",
        words.say("form.typed", label=question.label),
        words.say("form.typed.several" if several else "form.typed.help"),
        words.say("form.typed.examples" if several else "form.typed.example"),
        longest=MAX_LINE,
    )


def _wording(form: Form, name: str, part: str, words: Catalogue) -> str:
    """What a question says on this form or on all forms; empty where it says what its field says elsewhere."""
    keys = (f"form.{form}.{name}{part}", f"form.{name}{part}")
    return next((words.say(key) for key in keys if words.has(key)), "")


def _consent(words: Catalogue, license_id: str) -> Question:
    """May this be published? Where the base has a licence, under that."""
    return Question(
        "consent",
        "yes",
        words.say("consent"),
        words.say("consent.licence.help") if license_id else "",
        is_needed=True,
        options=(Option("yes", consent(words, license_id)),),
    )
