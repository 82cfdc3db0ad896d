from __future__ import annotations

import pytest

from lintas.names import NotePath, as_name, bad_part, is_name, read_path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a-note.md", NotePath("a-note", "", "", is_index=False)),
        ("a-note.id.md", NotePath("a-note", "", "id", is_index=False)),
        ("visit/index.md", NotePath("visit", "visit", "", is_index=True)),
        ("visit/index.id.md", NotePath("visit", "visit", "id", is_index=True)),
        ("visit/leadership.fil.md", NotePath("visit/leadership", "visit", "fil", is_index=False)),
        ("2018/visit/index.md", NotePath("2018/visit", "2018/visit", "", is_index=True)),
        ("index.md", NotePath("index", "", "", is_index=False)),
        ("version-1.5.md", NotePath("version-1.5", "", "", is_index=False)),
    ],
)
def test_a_path_says_id_folder_and_language(path: str, expected: NotePath) -> None:
    assert read_path(path) == expected


@pytest.mark.parametrize("name", ["a", "2018-03-jakarta-seoul", "x" * 80])
def test_names_of_small_letters_digits_and_hyphens_are_fine(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("name", ["", "A", "a_b", "a--b", "-a", "a ", "ä", "..", "con", "page", "x" * 81])
def test_other_names_are_not(name: str) -> None:
    assert not is_name(name)


def test_the_first_bad_part_of_an_id_is_named() -> None:
    assert bad_part("2018/My Visit/Leadership") == "My Visit"
    assert bad_part("2018/visit") == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hundredth meeting decides", "the-hundredth-meeting-decides"),
        ("Seoul: café & co.", "seoul-cafe-co"),
        ("Night Buses", "night-buses"),
        ("住民", ""),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_text_becomes_a_name(text: str, name: str) -> None:
    assert as_name(text) == name
