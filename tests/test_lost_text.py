"""What is told of text that does not arrive, or not at its place: the line, the words and the advice that fits."""

from __future__ import annotations

from functools import cache

import pytest
from conftest import ROOT

from lintas.arrived import lost_text
from lintas.body import BodyReader
from lintas.catalogue import catalogue
from lintas.fields import Fields
from lintas.problem import Problem
from lintas.report import message
from lintas.settings import read_settings, settings_of
from lintas.source import Source

TABLE = "| City | Year |\n| --- | --- |\n"
SEVERAL = 3  # lines of one cause, of which each is told by itself


def told(text: str) -> list[Problem]:
    source = Source("notes/a.md", Fields((), 1, 1), text)
    body, rendered, _ = reader().read(source)
    assert rendered is not None
    return [*lost_text(source, body, rendered)]


@cache
def reader() -> BodyReader:
    config, _ = read_settings(ROOT / "mkdocs.yml")
    assert config is not None
    return BodyReader(settings_of(config).markdown)


@pytest.mark.parametrize(
    ("text", "line", "words", "variant"),
    [
        ("- [Link]: text\n\nThe word Link text comes again.", 1, "Link]: text", "definition"),
        ("1. one\n   - sub\n2. two", 3, "2", "nested"),
        ("1. Plan\n  1. sub\n  2. sub two\n2. Build", 4, "2", "nested"),
        ("1. one\n3. three", 2, "3", "number"),
        ("Rob[^1].\n\n[^1]: The **tide**{Jakarta} rises.", 3, "Jakarta", "braces"),
        ("Rob[^1].\n\n[^1]: The tide[^2].\n\n    [^2]: The moon.", 5, "The moon", "definition"),
        ("- Rob[^1]\n\n    [^1]: The tide.\n- the next entry\n\nThe end.", 4, "the next entry", "moved"),
    ],
)
def test_the_advice_fits_the_cause(text: str, line: int, words: str, variant: str) -> None:
    last = told(text)[-1]
    assert (last.at.line, last.values["words"], last.variant) == (line, words, variant)


def test_what_moves_is_not_said_to_be_lost() -> None:
    (problem,) = told("<table>\n<tr><td>Seoul</td></tr>\nand others\n</table>")
    assert message(problem, catalogue("en")) == "“Seoul” would stand in another place on the page"
    assert message(problem, catalogue("id")) == "“Seoul” akan pindah tempat di halaman"


def test_a_link_that_is_used_moves_nothing() -> None:
    text = (
        "<table>\n<tr><td>Seoul</td></tr>\nand others\n</table>\n\nSee [Seoul].\n\n[Seoul]: https://example.org/seoul"
    )
    assert [(problem.at.line, problem.variant) for problem in told(text)] == [(2, "moved")]


def test_after_some_lines_of_one_cause_the_others_are_counted() -> None:
    problems = told(TABLE + "".join(f"| Seoul | 2003 | more {row} |\n" for row in range(20)) + "\n1. one\n3. three")
    assert [problem.variant for problem in problems] == ["cells"] * SEVERAL + ["more", "number"]
    assert problems[SEVERAL].values["count"] == 20 - SEVERAL
    assert problems[SEVERAL].at.line == TABLE.count("\n") + SEVERAL + 1


def test_one_line_more_is_told_by_itself() -> None:
    problems = told(TABLE + "".join(f"| Seoul | 2003 | more {row} |\n" for row in range(SEVERAL + 1)))
    assert [problem.variant for problem in problems] == ["cells"] * (SEVERAL + 1)


@pytest.mark.parametrize(
    "text", ['<span class="lintas-full">(Badan Palsu)</span> came.', '<a class="footnote-ref">The report</a> says so.']
)
def test_words_that_an_author_dresses_up_as_ours_are_in_the_page(text: str) -> None:
    assert told(text) == []
