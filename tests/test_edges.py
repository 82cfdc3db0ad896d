from __future__ import annotations

import pytest

from lintas.edges import goes_on, no_end, no_opening


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("—\ntitle: A\n---\n", [("no-frontmatter", "dash", 1)]),
        ("\\---\ntitle: A\n\\---\n", [("no-frontmatter", "dash", 1), ("unclosed-frontmatter", "dash", 3)]),
        ("Dear all,\n\n---\ntitle: A\n---\n", [("no-frontmatter", "before", 1)]),
        ("Only text", [("no-frontmatter", "", 1)]),
    ],
)
def test_a_text_without_its_first_line_is_told_what_stands_there(text: str, told: list[tuple[str, str, int]]) -> None:
    found = [(problem.rule, problem.variant, problem.at.line) for problem in no_opening(text, "a.md")]
    assert found == told


@pytest.mark.parametrize(
    ("text", "variant", "line"),
    [
        ("title: A\n——\nText", "dash", 2),
        ("title: A\n\n## Heading\n——\n", "", 3),
        ("title: A\n", "", 1),
    ],
)
def test_facts_without_an_end_end_at_what_looks_like_it_or_at_a_heading(text: str, variant: str, line: int) -> None:
    problem = no_end(text, "a.md")
    assert (problem.rule, problem.variant, problem.at.line) == ("unclosed-frontmatter", variant, line)


def test_a_rule_in_the_text_is_no_end_of_the_facts() -> None:
    block = "title: A\n\n## What was seen\n\nMuch: very much.\n"
    assert goes_on(block, 5)
    assert not goes_on(block, 2), "the heading stands below what could not be read"
    assert not goes_on("title: A\n", 1)
