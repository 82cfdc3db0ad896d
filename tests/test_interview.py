"""The questions for a note, answered one after the other without a terminal."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import STORY, VISIT

from lintas.catalogue import catalogue
from lintas.cli import plain_questions
from lintas.interview import Interview
from lintas.load import load
from lintas.new import Starter, Wish
from lintas.questions import Question
from lintas.word.facts import place_facts

WORDS = catalogue("en")
TOLD = {"title": "Ask early", "summary": "S", "theme": "leadership", "evidence": "told"}


@pytest.fixture
def base(make_base: MakeBase) -> Path:
    return make_base(STORY)


def starter(base: Path) -> Starter:
    return Starter(base / "notes", load(settings_for(base), NOW).library, WORDS)


def test_a_name_that_is_a_path_is_asked_again_and_nothing_is_lost(base: Path) -> None:
    heard: list[str] = []
    asked: list[Question] = []

    def ask(question: Question) -> str:
        if question.label != WORDS.say("new.name"):
            return ""
        asked.append(question)
        return "/tmp/y" if len(asked) == 1 else question.default  # noqa: S108  (only a name that is none)

    there = starter(base)
    wish = Interview(there, ask, heard.append).completed(Wish("lesson", TOLD, VISIT, name="/tmp/x", lang="en"))  # noqa: S108  (likewise)
    assert [question.default for question in asked] == ["tmp-x", "tmp-y"]
    assert ["/tmp/x" in heard[0], "/tmp/y" in heard[1]] == [True, True]  # noqa: S108  (likewise)
    assert there.write(wish).read_text(encoding="utf-8").startswith("---\ntitle: Ask early\n")


def test_on_plain_lines_a_wrong_answer_is_shown_and_nothing_typed_skips_it(
    base: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("", "reviewed", "soon", "", "")  # the evidence is left out
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(more) + "\n"))
    heard: list[str] = []
    interview = Interview(starter(base), partial(plain_questions.ask, words=WORDS), heard.append)
    told = {name: value for name, value in TOLD.items() if name != "evidence"}
    wish = interview.completed(Wish("lesson", told, VISIT, lang="en"))
    assert not wish.values["reviewed"]
    assert ["soon" in fault for fault in heard] == [True]
    said = capsys.readouterr().out
    assert "You wrote: soon\n" in said
    assert "[soon]" not in said


@pytest.mark.parametrize("label", ["Children, youth, women", "anak, pemuda, perempuan"])
def test_a_theme_whose_label_has_commas_is_typed_beside_another_in_terminals_and_word(base: Path, label: str) -> None:
    with (base / "notes" / "themes.yml").open("a", encoding="utf-8") as themes:
        themes.write('trio: {label: {en: "Children, youth, women", id: "Anak, pemuda, perempuan"}}\n')

    def ask(question: Question) -> str:
        return f"leadership, {label}" if question.label == WORDS.say("field.theme") else ""

    there = starter(base)
    assert place_facts("lesson", {"theme": f"leadership dan {label}"}, there.library.vocabulary, "id").values == {
        "theme": ["leadership", "trio"]
    }
    told = {name: value for name, value in TOLD.items() if name != "theme"}
    wish = Interview(there, ask, pytest.fail).completed(Wish("lesson", told, VISIT, lang="en"))
    assert there.write(wish).read_text(encoding="utf-8").count("\n- leadership\n- trio\n") == 1
