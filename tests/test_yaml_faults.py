from __future__ import annotations

import pytest

from lintas.fields import read_fields


@pytest.mark.parametrize(
    ("text", "cause", "line"),
    [
        ('title: "A\ncity: seoul\n', "quote", 1),
        ("title: A\n\tcity: seoul\n", "tab", 2),
        ("title: A: B\n", "colon", 1),
        ("theme:\n* leadership\n* children\n", "bullet", 2),
        ("theme: [a, b\ncity: seoul\n", "bracket", 1),
    ],
)
def test_what_can_not_be_read_is_told_where_it_is_to_be_mended(text: str, cause: str, line: int) -> None:
    fields, (problem,) = read_fields(text, "a.md", 0)
    assert fields is None
    assert (problem.rule, problem.variant.split("-")[0], problem.at.line) == ("broken-yaml", cause, line)
