from __future__ import annotations

from pathlib import Path

import pytest

from lintas.fields import Fields, Items, Scalar, plain
from lintas.problem import Location, Problem
from lintas.source import Source, read_file, read_mapping, read_note


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return tmp_path / "note.md"


def read_note_file(note: Path, path: str) -> tuple[Source | None, list[Problem]]:
    data, problems = read_file(note, path)
    return read_note(data, path) if data is not None else (None, problems)


def read(note: Path, text: str | bytes) -> Source:
    note.write_bytes(text if isinstance(text, bytes) else text.encode())
    source, problems = read_note_file(note, "notes/note.md")
    assert problems == []
    assert source is not None
    return source


def test_values_stay_text_and_know_their_place(note: Path) -> None:
    source = read(note, "---\ntitle: A title\ncity:\n  - Seoul\n  - no\n---\nText\n")
    assert plain(source.fields) == {"title": "A title", "city": ["Seoul", "no"]}
    assert source.locate("title") == Location("notes/note.md", 2, 8)
    assert source.locate("city", 1) == Location("notes/note.md", 5, 5)


def test_the_place_of_what_is_not_there_is_the_nearest_that_is(note: Path) -> None:
    source = read(note, "---\ntitle: A title\nadoption:\n  - city: Jakarta\n---\nText\n")
    assert source.locate("adoption", 0, "date") == Location("notes/note.md", 4, 5)
    assert source.locate("theme") == Location("notes/note.md", 1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(note: Path, end: str) -> None:
    source = read(note, end.join(["---", "title: A title", "---", "", "First", "Second"]))
    assert source.body.splitlines()[-1] == "Second"
    assert source.locate_in_body("Second") == Location("notes/note.md", 6, 1)


def test_a_byte_order_mark_is_accepted(note: Path) -> None:
    assert plain(read(note, b"\xef\xbb\xbf---\ntitle: A title\n---\nText\n").fields) == {"title": "A title"}


def test_the_body_is_kept_to_the_letter(note: Path) -> None:
    body = "First  \n\n    code\n---\nafter a rule\n"
    source = read(note, f"---\ntitle: A title\n---\n{body}")
    assert source.body.lstrip("\n") == body


def test_blank_lines_around_the_block_do_not_move_places(note: Path) -> None:
    source = read(note, "---\n\n\ntitle: A title\n---\n\n\nText here\n")
    assert source.locate("title") == Location("notes/note.md", 4, 8)
    assert source.locate_in_body("here") == Location("notes/note.md", 8, 6)


def test_a_rule_at_the_beginning_of_a_body_is_no_second_block(note: Path) -> None:
    assert "---" in read(note, "---\ntitle: A title\n---\n\n---\n\nA text, then: a rule.\n\n---\n").body


@pytest.mark.parametrize("blank", ["", "~", "null"])
def test_what_is_left_blank_says_nothing(note: Path, blank: str) -> None:
    assert plain(read(note, f"---\ntitle: A title\ncity: {blank}\n---\nText\n").fields) == {"title": "A title"}


def test_a_quoted_null_is_a_text(note: Path) -> None:
    assert plain(read(note, "---\ntitle: 'null'\n---\nText\n").fields) == {"title": "null"}


@pytest.mark.parametrize("depth", [21, 1_000, 30_000])
def test_depth_is_refused_before_anything_is_built(note: Path, depth: int) -> None:
    note.write_text(f"---\ntags: {'[' * depth}{']' * depth}\n---\nText\n", encoding="utf-8")
    _, problems = read_note_file(note, "notes/note.md")
    assert [problem.rule for problem in problems] == ["too-deep"]


def test_the_first_of_two_equal_keys_is_kept(note: Path) -> None:
    note.write_text("---\ntitle: One\ntitle: Two\n---\nText\n", encoding="utf-8")
    source, problems = read_note_file(note, "notes/note.md")
    assert source is not None
    assert plain(source.fields) == {"title": "One"}
    assert [(problem.rule, problem.at.line) for problem in problems] == [("duplicate-key", 3)]


def test_a_file_that_is_too_large_is_not_read(note: Path) -> None:
    note.write_bytes(b"x" * 1_000_001)
    _, problems = read_note_file(note, "notes/note.md")
    assert [problem.rule for problem in problems] == ["too-large"]


def test_a_file_that_is_gone_is_reported(note: Path) -> None:
    _, problems = read_note_file(note, "notes/note.md")
    assert [problem.rule for problem in problems] == ["unreadable"]


def test_a_vocabulary_file_is_one_mapping(note: Path) -> None:
    note.write_text("leadership:\n  label: {en: Leadership}\n", encoding="utf-8")
    source, problems = read_mapping(note.read_bytes(), "notes/themes.yml")
    assert problems == []
    assert source is not None
    assert source.locate("leadership", "label", "en") == Location("notes/themes.yml", 2, 15)


def test_a_character_that_no_text_has_is_told_at_its_place(note: Path) -> None:
    note.write_text("---\ntitle: A \x07 bell\n---\nText\n", encoding="utf-8")
    _, problems = read_note_file(note, "notes/note.md")
    assert [(problem.rule, problem.at) for problem in problems] == [
        ("forbidden-character", Location("notes/note.md", 2, 10))
    ]


def test_a_second_document_is_refused(note: Path) -> None:
    note.write_text("a: {}\n---\nb: {}\n", encoding="utf-8")
    _, problems = read_mapping(note.read_bytes(), "notes/themes.yml")
    assert [problem.rule for problem in problems] == ["yaml-feature"]


def test_plain_values_of_every_node() -> None:
    place = (1, 1)
    fields = Fields(((Scalar("a", *place), Items((Scalar("b", *place),), *place)),), *place)
    assert plain(fields) == {"a": ["b"]}


def test_a_tab_where_a_value_begins_is_called_a_tab() -> None:
    _, problems = read_note(b"---\ntitle: X\nadoption:\n\t- city: Seoul\n---\n\nText.\n", "notes/x.md")
    assert [(problem.rule, problem.variant, problem.at.line) for problem in problems] == [("broken-yaml", "tab", 4)]
