"""The text of an issue back into the answers of a form.

GitHub writes each question as a heading `### Label` and the answer below it; nothing says where an answer ends but the
next heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lintas.forms.sheet import Question, Sheet
from lintas.intake.harmless import line, visible
from lintas.intake.trouble import Trouble

MARK = "### "
NEW_ROW = re.compile(r"\r\n?|\n")
NO_ANSWER = {"_No response_", "None", ""}
ENOUGH = 0.5  # of a form's questions, to be taken for it; what somebody has cut is then named
TICKED = "- [x]"


@dataclass(frozen=True)
class FilledIn:
    """The answers by question; what was not answered is not there. `troubles` say what can't be taken.

    `others` are what stands below headings that are no questions of the form, such as those of an older one; in an
    answer of several lines they stay there. `absent` are questions that are not there and need no answer.
    `is_torn` says that others are gone, or stand twice: then no answer is certain to be one.
    """

    sheet: Sheet
    given: Mapping[str, str]
    others: Mapping[str, str]
    absent: frozenset[str]
    troubles: tuple[Trouble, ...]
    is_torn: bool


def read_answers(body: str, sheets: Iterable[Sheet]) -> FilledIn | None:
    """Find out which form it is, in which language, and what was answered; None where it is no form."""
    rows = [visible(row) for row in NEW_ROW.split(body)]  # other ends of lines are parts of an answer
    headings = {row.removeprefix(MARK).strip() for row in rows if row.startswith(MARK)}
    sheet, alike = max(((sheet, _alike(sheet, headings)) for sheet in sheets), key=lambda pair: pair[1])
    if alike < ENOUGH:
        return None
    by_label = {line(question.label): question for question in sheet.questions}
    found: dict[str, list[list[str]]] = {question.id: [] for question in sheet.questions}
    others: dict[str, str] = {}
    answer: list[str] = []
    is_text = False
    for label, section in list(_sections(rows)):  # each is complete once the next one begins
        if question := by_label.get(label):
            answer, is_text = section, question.shape == "text"
            found[question.id].append(answer)
        elif (text := "\n".join(section).strip()) and text in NO_ANSWER:
            continue
        elif is_text:
            answer += [f"{MARK}{label}", *section]
        elif text:
            others[label] = "\n\n".join(filter(None, (others.get(label), text)))
    torn = tuple(_torn(sheet, found))
    return FilledIn(
        sheet,
        {name: text for name, parts in found.items() if (text := _answer(sheet.by_id[name], parts))},
        others,
        frozenset(name for name, parts in found.items() if not parts),
        torn or tuple(_troubles(sheet, found)),
        bool(torn),
    )


def _sections(rows: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """What stands below each heading, by what that says; what stands above all of them was never asked for."""
    section: list[str] = []
    for row in rows:
        if row.startswith(MARK):
            section = []
            yield line(row.removeprefix(MARK)), section
        else:
            section.append(row)


def _alike(sheet: Sheet, headings: set[str]) -> float:
    """The part of a form's questions that a text has."""
    return sum(line(question.label) in headings for question in sheet.questions) / len(sheet.questions)


def _answer(question: Question, parts: list[list[str]]) -> str:
    rows = parts[0] if len(parts) == 1 else []
    if question.shape == "line":
        rows = [row.replace("\n", " ") for row in rows]
    text = "\n".join(rows).strip()
    if question.shape == "yes":
        return "yes" if text.casefold().startswith(TICKED) else ""
    return "" if text in NO_ANSWER else text


def _torn(sheet: Sheet, found: Mapping[str, list[list[str]]]) -> Iterator[Trouble]:
    for name, parts in found.items():
        if len(parts) > 1:
            yield Trouble(name, "intake.twice", {"heading": MARK + sheet.by_id[name].label})
        elif not parts and sheet.by_id[name].is_needed:
            yield gone(sheet.by_id[name])


def gone(question: Question) -> Trouble:
    """That a question is not in the text, and its answer has no place."""
    return Trouble(question.id, "intake.gone", {"heading": MARK + question.label})


def _troubles(sheet: Sheet, found: Mapping[str, list[list[str]]]) -> Iterator[Trouble]:
    for name, parts in found.items():
        question = sheet.by_id[name]
        if not (answer := _answer(question, parts)):
            if question.is_needed:
                yield Trouble(name, "intake.consent" if name == "consent" else "intake.needed")
        elif question.longest and len(answer) > question.longest:
            yield Trouble(name, "intake.long", {"length": str(len(answer)), "limit": str(question.longest)})
        elif question.shape == "line" and "\n" in answer:
            yield Trouble(name, "intake.lines")
