from __future__ import annotations

from pathlib import Path

import pytest

from lintas.written import fields_in_order, file_text, line_ending, lines_of, note_text, write_new


def test_a_note_has_its_facts_in_one_order() -> None:
    text = note_text("ask", {"theme": "x", "summary": "S.", "title": "A", "draft": True}, "Text")
    assert [row.partition(":")[0] for row in text.split("---")[1].split()[::2]][:2] == ["kind", "title"]
    assert "draft: yes\n" in text
    assert text.endswith("---\n\nText\n")


def test_a_lesson_is_what_a_note_is_where_nothing_is_said() -> None:
    assert "kind" not in note_text("lesson", {"title": "A"}, "")


def test_a_list_of_one_text_is_that_text() -> None:
    text = note_text("lesson", {"title": "A", "theme": ["x"], "tags": ["boats"]}, "")
    assert "theme: x\n" in text
    assert "tags:\n- boats\n" in text


def test_every_field_has_one_place() -> None:
    assert len({*fields_in_order("lesson")}) == len(fields_in_order("lesson"))


def test_facts_may_stand_in_a_line() -> None:
    assert lines_of({"a": {"en": "Busan"}}, in_line=True) == "a: {en: Busan}"
    assert file_text({"title": "서울"}, "") == "---\ntitle: 서울\n---\n"


@pytest.mark.parametrize(("data", "ending"), [(b"a\r\nb\n", "\r\n"), (b"a\nb\r\n", "\n"), (b"", "\n")])
def test_a_file_ends_its_lines_as_its_first(data: bytes, ending: str) -> None:
    assert line_ending(data) == ending


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    write_new(tmp_path / "new" / "a.md", "one", tmp_path)
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "new" / "a.md", "two", tmp_path)
    assert (tmp_path / "new" / "a.md").read_text(encoding="utf-8") == "one"
