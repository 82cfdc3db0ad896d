"""From an issue to a note, or to an answer: the one place where the steps are called, in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lintas.catalogue import Catalogue, catalogue
from lintas.forms.address import FORMS
from lintas.forms.asked import control_of, kind_of_form
from lintas.forms.fresh import forms_anew
from lintas.forms.sheet import TYPED, Sheet, sheet
from lintas.ground import read_ground
from lintas.intake import answer
from lintas.intake.answers import FilledIn, gone, read_answers
from lintas.intake.event import Issue, NotForUsError
from lintas.intake.facts import Facts, body_of, facts_of
from lintas.intake.follow_up import entry_of, is_told, with_entry
from lintas.intake.trial import written_on_trial
from lintas.intake.trouble import Trouble
from lintas.intake.troubles_found import troubles_of
from lintas.load import Loaded, load
from lintas.model import INHERITED, Kind, Lesson
from lintas.names import read_path
from lintas.needed import missing
from lintas.new_cities import with_cities
from lintas.place import ending, names_of, path_of
from lintas.rules import errors_among
from lintas.settings import Settings
from lintas.source import read_note
from lintas.vocabulary_files import FILES
from lintas.written import note_text

State = Literal["proposed", "to-mend", "thanks"]


@dataclass(frozen=True)
class Taken:
    """What came of a form. `note` is the id of the note; `files` are by path relative to the base.

    `answer` is for the issue, `kept` as well, where an editor has worked on the note since; `body` is the pull
    request's.
    """

    state: State
    answer: str
    label: str = ""
    kept: str = ""
    note: str = ""
    body: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Form:
    """A form that was filled in, and where it is to go."""

    issue: Issue
    settings: Settings
    now: dt.date
    loaded: Loaded
    answers: FilledIn
    words: Catalogue

    @property
    def sheet(self) -> Sheet:
        return self.answers.sheet

    def to_mend(self, troubles: Sequence[Trouble]) -> Taken:
        return Taken("to-mend", answer.to_mend(troubles, self.sheet, self.words), self.sheet.form)


def take(issue: Issue, settings: Settings, now: dt.date) -> Taken:
    """Make a note of the form in an issue, and write it into the base; where something is wrong, nothing is written.

    `now` is the day by which dates are judged.

    Raises:
        NotForUsError: the issue is no form.
    """
    loaded = load(settings, now)
    vocabulary = loaded.library.vocabulary
    sheets = [sheet(form, lang, vocabulary, settings.license) for form in FORMS for lang in settings.languages]
    answers = read_answers(issue.body, sheets)
    if answers is None:
        if issue.labels.isdisjoint(FORMS):
            raise NotForUsError("no-form")
        return Taken("to-mend", answer.unreadable(map(catalogue, settings.languages)))
    form = _Form(issue, settings, now, loaded, answers, catalogue(answers.sheet.lang))
    facts = facts_of(answers, loaded.library)
    kind = kind_of_form(form.sheet.form)
    troubles = list(facts.troubles)
    if not answers.is_torn:
        troubles += [*_unanswered(form, kind, facts), *_doubled(form, facts)]
    if troubles:
        return form.to_mend(troubles)
    if kind:
        return _new_note(form, kind, facts)
    if form.sheet.form == "follow-up" and facts.lesson:
        return _follow_up(form, facts, facts.lesson)
    return Taken("thanks", answer.thanks(form.sheet, form.words), form.sheet.form)


def _unanswered(form: _Form, kind: Kind | None, facts: Facts) -> list[Trouble]:
    """The questions that need an answer, which GitHub can't know of."""
    needed = missing(kind, facts.fields, facts.exchange) if kind else ["city"] * (form.sheet.form == "follow-up")
    said = {trouble.question.removesuffix(TYPED) for trouble in facts.troubles}
    given = INHERITED[kind] if kind else {}
    if "exchange" in said:
        said |= given.keys()  # it may well give them, once it is found
    wanted = [name for name in needed if name not in {*said, *facts.fields}]
    return [
        gone(form.sheet.by_id[name])
        if name in form.answers.absent
        else Trouble(name, _needed(form, name, may_inherit=name in given))
        for name in wanted
    ]


def _needed(form: _Form, name: str, *, may_inherit: bool) -> str:
    """The wording for a question without an answer, by where else it could be given."""
    if control_of(form.sheet.form, name)[1] == "cities":
        return "intake.needed_city_or_exchange" if may_inherit else "intake.needed_city"
    return "intake.needed_or_exchange" if may_inherit else "intake.needed"


def _doubled(form: _Form, facts: Facts) -> list[Trouble]:
    """The questions of which the answer is one city, and two were named."""
    several = [name for name, ids in facts.several.items() if len(ids) > 1]
    return [
        Trouble(f"{name}{TYPED}", "intake.one_city")
        for name in several
        if control_of(form.sheet.form, name) == ("one", "cities")
    ]


def _new_note(form: _Form, kind: Kind, facts: Facts) -> Taken:
    settings = form.settings
    ends = ending(form.sheet.lang, settings.languages)
    folder = settings.relative(settings.notes)
    taken = {read_path(path.removeprefix(f"{folder}/")).id for path in form.loaded.base.files}
    exchange = facts.exchange.id if facts.exchange else ""
    names = names_of(kind, facts.fields, f"form-{form.issue.number}")
    paths = (path_of(kind, exchange, name, ends) for name in names)
    below = next((path for path in paths if read_path(path).id not in taken), "")
    if not below:
        return form.to_mend([Trouble("title", "intake.there", {"value": str(facts.values.get("title", ""))})])
    text = note_text(kind, facts.fields, body_of(facts, form.words))
    return _tried(form, facts, read_path(below).id, f"{folder}/{below}", text)


def _follow_up(form: _Form, facts: Facts, lesson: Lesson) -> Taken:
    entry = entry_of(facts.fields, form.sheet.lang)
    if is_told(lesson, entry):
        return form.to_mend([Trouble("stage", "intake.told")])
    path = lesson.original.path
    text = (form.settings.folder / path).read_bytes().decode("utf-8")
    changed = with_entry(text, form.loaded.base.sources[path], entry)
    if changed is None:  # an editor enters it
        return Taken("thanks", answer.thanks(form.sheet, form.words), form.sheet.form)
    return _tried(form, facts, lesson.id, path, changed)


def _tried(form: _Form, facts: Facts, note_id: str, path: str, text: str) -> Taken:
    """The note, written if the rules find no error in it."""
    files, cities = {path: text}, list(facts.cities.values())
    if cities:
        file = form.settings.notes / FILES["cities"]
        more = with_cities(file, cities, form.settings.languages)
        files[form.settings.relative(file)] = more.decode("utf-8")
    problems = written_on_trial(files, form.settings, form.now)
    source, _ = read_note(text.encode("utf-8"), path)
    troubles = list(troubles_of(problems, source, form.sheet, form.words))
    troubles += [Trouble("", "intake.other", {"heading": one}, is_wish=True) for one in facts.others]
    if errors_among(problems):
        return form.to_mend(troubles)
    if cities:
        files |= forms_anew(form.settings, read_ground(form.settings, form.now).vocabulary)
    return Taken(
        "proposed",
        answer.proposed(troubles, form.sheet, form.words),
        form.sheet.form,
        answer.kept(form.words),
        note_id,
        answer.pull_request(note_id, form.issue, cities, troubles, form.sheet, form.words),
        files,
    )
