"""Forms as they were before questions came and went: what was answered is taken, and nothing of it is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import MakeBase, settings_for
from filled import Filled, body
from stories import STORY

from lintas.forms.address import Form
from lintas.intake.event import Issue
from lintas.intake.take import Taken, take
from lintas.settings import Settings

DAY = dt.date(2026, 11, 21)
LESSON = {"title": "Ask first", "theme": "leadership", "city": "seoul", "date": "2018", "seen": "They asked."}
TRIED = {"note": "a-hundred-years", "city": "jakarta", "stage": "piloted", "date": "2026-01", "source": "SK 12"}


@pytest.fixture
def settings(make_base: MakeBase) -> Settings:
    return settings_for(make_base(STORY))


def older(form: Form, answers: Mapping[str, str], *without: str, more: Mapping[str, str] = {}) -> Issue:
    """A form without some headings and what is below them, and with more of them: by the one before it."""
    sections = [f"### {part}" for part in body(Filled(form, "en", answers)).removeprefix("### ").split("\n\n### ")]
    made = [part for part in sections if part.split("\n")[0] not in {f"### {one}" for one in without}]
    assert len(made) == len(sections) - len(without)
    for before, text in more.items():
        place = next(place for place, part in enumerate(made) if part.startswith(f"### {before}\n"))
        made.insert(place + 1, text)
    return Issue(7, "\n\n".join(made))


def written(taken: Taken) -> str:
    assert taken.state == "proposed", taken.answer
    return next(text for path, text in taken.files.items() if path.endswith(".md"))


def test_a_form_without_voluntary_questions_is_taken(settings: Settings) -> None:
    issue = older(
        "lesson", LESSON, "Evidence: how it is known", "Source: when it was published", "Limits", "Who learned"
    )
    assert "They asked." in written(take(issue, settings, DAY))


@pytest.mark.parametrize("gone", ["Theme", "Learned from"])
def test_a_form_without_what_a_note_needs_is_told_which_question(settings: Settings, gone: str) -> None:
    taken = take(older("lesson", LESSON, gone), settings, DAY)
    assert taken.state == "to-mend"
    assert f"**{gone}**: the line `### {gone}` is missing" in taken.answer


def test_what_was_asked_once_and_is_no_more_stays_in_the_text(settings: Settings) -> None:
    more = {
        "Title": "### Cost\n\nTwo million.\n\n### Office\n\n_No response_",
        "What was seen": "### Weather\n\n_No response_\n\n### Since when\n\nSince 1990.",
    }
    text = written(take(older("lesson", LESSON, more=more), settings, DAY))
    assert "They asked.\n\n### Since when\n\nSince 1990." in text
    assert text.endswith("\n\n## Cost\n\nTwo million.\n")
    assert "\ntitle: Ask first\n" in text
    assert "No response" not in text


def test_what_a_follow_up_has_no_place_for_is_named(settings: Settings) -> None:
    taken = take(older("follow-up", TRIED, more={"City": "### Cost\n\nTwo million."}), settings, DAY)
    assert taken.state == "proposed", taken.answer
    for said in (taken.answer, taken.body):
        assert "this form has no question `Cost`. An editor reads what you wrote there." in said


def test_no_heading_of_a_stranger_is_one_of_ours(settings: Settings, tmp_path: Path) -> None:
    more = {"Title": "### # Big <!-- \n\n---\n# Bigger"}
    text = written(take(older("lesson", LESSON, more=more), settings, DAY))
    assert text.endswith("\n\n## Big &lt;!--\n\n* * *\n### Bigger\n")
    assert list(tmp_path.rglob("*Big*")) == []
