from __future__ import annotations

import pytest

from lintas.model import Kind
from lintas.place import below_notes, ending, names_of, path_of


@pytest.mark.parametrize(
    ("kind", "values", "names"),
    [
        ("lesson", {"title": "Ask early", "city": "seoul"}, ["ask-early"]),
        ("ask", {"title": "横浜"}, ["otherwise"]),
        (
            "exchange",
            {"title": "A visit", "date": "2020-05-01/2020-05-03", "city": ["seoul"], "learners": ["jakarta", "seoul"]},
            ["2020-05-jakarta-seoul", "2020-05-a-visit"],
        ),
        ("exchange", {"title": "A visit", "planned": "2027~"}, ["2027-a-visit"]),
        ("exchange", {"title": "横浜"}, ["otherwise"]),
    ],
)
def test_a_note_is_named_for_its_title_and_an_exchange_for_its_month_and_cities(
    kind: Kind, values: dict[str, object], names: list[str]
) -> None:
    assert list(names_of(kind, values, "otherwise")) == names


def test_a_name_is_never_longer_than_windows_takes() -> None:
    values = {"date": "2020-05", "city": [f"a-city-with-a-long-name-{number}" for number in range(9)]}
    assert all(len(name) <= 80 and not name.endswith("-") for name in names_of("exchange", values, "x"))


@pytest.mark.parametrize(("lang", "ends"), [("en", ".md"), ("", ".md"), ("id", ".id.md")])
def test_only_the_first_language_needs_no_suffix(lang: str, ends: str) -> None:
    assert ending(lang, ("en", "id")) == ends
    assert path_of("lesson", "a-visit", "a", ends) == f"a-visit/a{ends}"
    assert path_of("ask", "", "a", ends) == f"a{ends}"
    assert path_of("exchange", "", "a", ends) == f"a/index{ends}"


@pytest.mark.parametrize("typed", ["notes/a-visit/", "./notes/a-visit", "notes\\a-visit", "a-visit", "/a-visit"])
def test_a_folder_is_known_however_it_is_typed(typed: str) -> None:
    assert below_notes(typed, "notes") == "a-visit"
