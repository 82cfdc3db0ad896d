"""Forms as somebody fills them in, and as GitHub writes them into an issue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conftest import SMALL_BASE, settings_for

from lintas.dates import today
from lintas.forms.address import Form
from lintas.forms.sheet import Question, Sheet, sheet
from lintas.ground import read_ground

LICENCE = "CC-BY-4.0"


@dataclass(frozen=True)
class Filled:
    """A form that somebody filled in: answers by question, ids where something is chosen (`|` between several).

    `edits` are changes by hand afterwards, each an old text and the new one. `issue` stands for what GitHub says of the
    issue besides.
    """

    form: Form
    lang: str
    answers: Mapping[str, str]
    edits: tuple[tuple[str, str], ...] = ()
    issue: Mapping[str, Any] = field(default_factory=dict)


def small_sheet(form: Form, lang: str) -> Sheet:
    """A form of the small base."""
    return sheet(form, lang, read_ground(settings_for(SMALL_BASE), today()).vocabulary, LICENCE)


def read_filled(file: Path) -> Filled:
    """Read the answers of a case."""
    content = json.loads(file.read_text(encoding="utf-8"))
    edits = tuple((old, new) for old, new in content.get("edits", []))
    return Filled(content["form"], content["lang"], content["answers"], edits, content.get("issue", {}))


def body(filled: Filled) -> str:
    """The text of the issue, as GitHub writes it."""
    questions = small_sheet(filled.form, filled.lang).questions
    unknown = filled.answers.keys() - {question.id for question in questions}
    assert not unknown, unknown
    parts = [f"### {one.label}\n\n{_written(one, filled.answers.get(one.id, ''))}" for one in questions]
    text = "\n\n".join(parts)
    for old, new in filled.edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


def event(filled: Filled) -> dict[str, Any]:
    """What GitHub tells of the issue, as far as anybody looks at it."""
    return {
        "action": "opened",
        "issue": {
            "number": 7,
            "title": small_sheet(filled.form, filled.lang).name,
            "state": "open",
            "user": {"login": "bappeda-example", "id": 1234567, "type": "User"},
            "labels": [{"name": filled.form}],
            "body": body(filled),
            **filled.issue,
        },
        "sender": {"login": "bappeda-example", "id": 1234567, "type": "User"},
    }


def _written(question: Question, answer: str) -> str:
    if question.shape == "yes":
        ticked = answer == "yes" or (question.is_needed and answer != "no")
        return f"- [{'X' if ticked else ' '}] {question.options[0].label}"
    if question.shape in {"one", "several"} and answer:
        labels = {option.id: option.label for option in question.options}
        return ", ".join(labels[key] for key in answer.split("|"))
    return answer or "_No response_"
