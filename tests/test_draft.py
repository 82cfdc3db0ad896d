from __future__ import annotations

import pytest

from lintas.catalogue import catalogue
from lintas.draft import note_text
from lintas.model import KINDS, Kind

WORDS = catalogue("en")


def test_a_lesson_in_an_exchange_needs_little() -> None:
    text = note_text("lesson", {"title": "A title", "theme": "leadership"}, WORDS, in_exchange=True)
    assert text.startswith(
        "---\ntitle: A title\nsummary: '[One sentence that says it all]'\ntheme: leadership\n---\n\n## What was seen\n"
    )


def test_a_lesson_alone_has_a_line_for_all_that_is_needed() -> None:
    text = note_text("lesson", {"title": "A title"}, WORDS, in_exchange=False)
    head = text.split("---")[1]
    assert [line.split(":")[0] for line in head.strip().splitlines() if not line.startswith((" ", "-"))] == [
        "title",
        "summary",
        "city",
        "date",
        "theme",
        "sources",
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_kind_begins_in_every_language(kind: Kind, lang: str) -> None:
    assert "[" in note_text(kind, {"title": "A title"}, catalogue(lang), in_exchange=False)


def test_several_values_become_a_list() -> None:
    values = {"title": "A title", "theme": "leadership, inclusion", "date": "2018-03-19"}
    text = note_text("lesson", values, WORDS, in_exchange=True)
    assert "theme:\n- leadership\n- inclusion\n" in text
    assert "date: '2018-03-19'" in text


@pytest.mark.parametrize("said", ["yes", "Yes", "on", "TRUE", "Ya", "1"])
def test_whatever_is_read_as_yes_is_written_as_yes(said: str) -> None:
    assert "\ndraft: true\n" in note_text("lesson", {"title": "A title", "draft": said}, WORDS, in_exchange=True)


@pytest.mark.parametrize("said", ["no", "Tidak", "OFF", "false"])
def test_whatever_is_read_as_no_is_written_as_no(said: str) -> None:
    assert "\ndraft: false\n" in note_text("lesson", {"title": "A title", "draft": said}, WORDS, in_exchange=True)
