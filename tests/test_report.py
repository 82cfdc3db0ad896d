from __future__ import annotations

import json

import pytest

from lintas.catalogue import catalogue
from lintas.problem import Location, Problem
from lintas.report import as_github, as_json, as_text

WRONG_THEME = Problem(
    "unknown-theme",
    Location("notes/a.md", 4, 8),
    {"value": "leadrship", "near": "leadership", "file": "notes/themes.yml"},
    "near",
)
WARNING = Problem("missing-summary", Location("notes/a.md", 2, 8))


def test_a_person_reads_place_level_rule_message_and_help() -> None:
    assert as_text([WRONG_THEME, WARNING], catalogue("en")) == (
        "notes/a.md:4:8: error[unknown-theme]: “leadrship” is not a theme\n"
        "  help: Did you mean “leadership”? All themes are on the site's page “Themes”.\n"
        "notes/a.md:2:8: warning[missing-summary]: there is no `summary`\n"
        "  help: Add one sentence that says it all; lists and search results show it."
    )


def test_the_same_in_indonesian() -> None:
    assert as_text([WRONG_THEME], catalogue("id")) == (
        "notes/a.md:4:8: kesalahan[unknown-theme]: “leadrship” bukan tema\n"
        "  saran: Maksudnya “leadership”? Semua tema ada di halaman “Tema” di situs."
    )


def test_github_marks_the_line() -> None:
    odd = Problem(
        "unknown-theme", Location("notes/a,b:c.md", 4, 8), {"value": "100%", "near": "", "file": "notes/themes.yml"}
    )
    assert as_github([odd], catalogue("en")) == (
        "::error file=notes/a%2Cb%3Ac.md,line=4,col=8,title=unknown-theme::"
        "“100%25” is not a theme%0AChoose one from the site's page “Themes”; "
        "if none fits, the nearest one. (The page is made of notes/themes.yml.)"
    )


def test_a_program_reads_json() -> None:
    (found,) = json.loads(as_json([WRONG_THEME], catalogue("en")))
    assert found == {
        "path": "notes/a.md",
        "line": 4,
        "column": 8,
        "rule": "unknown-theme",
        "level": "error",
        "message": "“leadrship” is not a theme",
        "help": "Did you mean “leadership”? All themes are on the site's page “Themes”.",
        "url": "",
    }


def test_a_report_says_where_to_read_more_where_that_can_be_opened() -> None:
    def address(slug: str) -> str:
        return f"https://example.org/rules/{slug}"

    words = catalogue("en")
    one, several = as_text([WRONG_THEME], words, address), as_text([WRONG_THEME, WARNING], words, address)
    assert one.endswith("\nWith examples: https://example.org/rules/unknown-theme")
    assert several.endswith("\nWith examples: https://example.org/rules/")
    assert as_github([WRONG_THEME], words, address).endswith("%0Ahttps://example.org/rules/unknown-theme")
    assert json.loads(as_json([WRONG_THEME], words, address))[0]["url"] == "https://example.org/rules/unknown-theme"
    assert as_text([], words, address) == ""


def test_nothing_wrong_is_an_empty_report() -> None:
    assert as_text([], catalogue("en")) == ""
    assert json.loads(as_json([], catalogue("en"))) == []


def test_a_value_cannot_break_the_line_or_command_the_terminal() -> None:
    hostile = Problem(
        "unknown-theme",
        Location("notes/a.md"),
        {"value": "a\n::error::b\x1b[31m", "near": "", "file": "notes/themes.yml"},
    )
    text = as_text([hostile], catalogue("en"))
    assert "\x1b" not in text
    assert text.count("\n") == 1


def test_a_value_of_a_page_is_cut() -> None:
    long = Problem(
        "unknown-theme", Location("notes/a.md"), {"value": "x" * 5_000, "near": "", "file": "notes/themes.yml"}
    )
    assert len(as_text([long], catalogue("en"))) < 500


@pytest.mark.parametrize(("lang", "shown"), [("en", "10,000"), ("id", "10.000")])
def test_a_number_of_things_is_written_as_in_the_language(lang: str, shown: str) -> None:
    """In Indonesian 10,000 is ten."""
    found = Problem("too-large", Location("notes/a.md", 1234), {"limit": 10_000, "sign": "*"}, "signs")
    said = as_text([found], catalogue(lang))
    assert f"{shown} " in said.partition("\n")[0]
    assert said.startswith("notes/a.md:1234:"), "a line is no number of things"


def test_a_text_with_too_many_signs_says_which() -> None:
    found = Problem("too-large", Location("notes/a.md", 8), {"limit": 1_000, "sign": "<"}, "signs")
    assert as_text([found], catalogue("en")) == (
        "notes/a.md:8:1: error[too-large]: there are more than 1,000 “<” in this text\n"
        "  help: The site can't read so many. Look for a sign that was pasted many times, or make several notes of the "
        "text."
    )
