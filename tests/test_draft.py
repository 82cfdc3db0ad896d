from __future__ import annotations

import pytest

from lintas.catalogue import catalogue
from lintas.dates import read_date
from lintas.draft import body_to_fill_in, to_fill_in
from lintas.model import KINDS, Exchange, Kind
from lintas.written import fields_in_order, file_text, note_text

VISIT = Exchange.model_construct(
    id="a-visit", versions={}, city=("seoul",), learners=("jakarta",), date=read_date("2018-03"), mutual=False
)


def begun(kind: Kind, values: dict[str, object], lang: str = "en", exchange: Exchange | None = None) -> str:
    words = catalogue(lang)
    facts = to_fill_in(kind, values, words, exchange)
    return note_text(kind, facts, body_to_fill_in(kind, words))


def test_a_lesson_in_an_exchange_needs_little() -> None:
    text = begun("lesson", {"title": "A title", "theme": "leadership"}, exchange=VISIT)
    assert text.startswith(
        "---\ntitle: A title\nsummary: '[One sentence that says it all]'\ntheme: leadership\n---\n\n## What was seen\n"
    )


def test_where_both_taught_a_lesson_has_a_line_for_who_taught_it() -> None:
    text = begun(
        "lesson", {"title": "A title", "theme": "leadership"}, exchange=VISIT.model_copy(update={"mutual": True})
    )
    assert "\ncity: ''\ntheme: leadership\n" in text
    assert "\ndate" not in text


def test_only_a_proposed_exchange_has_no_line_for_its_date() -> None:
    assert "\ndate: ''\n" in begun("exchange", {"title": "A title"})
    assert "\ndate: ''\n" not in begun("exchange", {"title": "A title", "status": "proposed"})


def test_a_lesson_alone_has_a_line_for_all_that_is_needed() -> None:
    head = begun("lesson", {"title": "A title"}).split("---")[1]
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
    assert "[" in begun(kind, {"title": "A title"}, lang)


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_writes_a_note_writes_it_in_one_order(kind: Kind) -> None:
    values: dict[str, object] = {"authors": ["Bappeda"], "sources": [{"title": "A"}], "draft": True, "title": "A"}
    lines = note_text(kind, values, "").splitlines()
    told = [line.split(":")[0] for line in lines if ":" in line and line[0] not in " -"]
    assert told == [name for name in fields_in_order(kind) if name in told]
    assert told[-3:] == ["sources", "authors", "draft"]
    assert ("kind" in told) == (kind in {"ask", "offer"})


def test_several_values_become_a_list_and_one_does_not() -> None:
    values = {"title": "A title", "theme": ["leadership", "inclusion"], "city": ["seoul"], "date": "2018-03-19"}
    text = note_text("lesson", values, "")
    assert "theme:\n- leadership\n- inclusion\n" in text
    assert "\ncity: seoul\n" in text
    assert "date: '2018-03-19'" in text


@pytest.mark.parametrize("said", ["yes", "Yes", "on", "TRUE", "Ya", "1", True])
def test_whatever_is_read_as_yes_is_written_as_yes(said: object) -> None:
    assert "\ndraft: yes\n" in note_text("lesson", {"title": "A title", "draft": said}, "")


@pytest.mark.parametrize("said", ["no", "Tidak", "OFF", "false"])
def test_whatever_is_read_as_no_is_written_as_no(said: str) -> None:
    assert "\ndraft: no\n" in note_text("lesson", {"title": "A title", "draft": said}, "")


def test_a_word_that_is_no_yes_stays_a_word() -> None:
    assert file_text({"title": "yes"}, "") == "---\ntitle: 'yes'\n---\n"
