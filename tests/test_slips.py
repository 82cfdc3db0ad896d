from __future__ import annotations

import pytest

from lintas.problem import Location, Problem
from lintas.slips import torn, without_marks

KNOWN = {"Water, waste and energy", "Water", "Roads, rails"}


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["Water", "waste and energy"], {0: (0, "Water, waste and energy"), 1: (0, "Water, waste and energy")}),
        (["x", "Roads", "rails", "Roads", "rails"], {1: 1, 2: 1, 3: 3, 4: 3}),
        (["Water", "x"], {}),
        ([], {}),
    ],
)
def test_a_label_that_a_list_has_torn_is_put_together(parts: list[str], found: dict[int, object]) -> None:
    told = torn(parts, KNOWN.__contains__)
    assert {index: one if isinstance(found.get(index), tuple) else one[0] for index, one in told.items()} == found


@pytest.mark.parametrize(("value", "bare"), [("“Seoul”", "Seoul"), ("„told“", "told"), ("'x'", "x")])
def test_quotation_marks_around_a_value_are_told(value: str, bare: str) -> None:
    told = without_marks(Problem("unknown-city", Location("a.md"), {"value": value}, "near"))
    assert (told.values["bare"], told.variant) == (bare, "marks")


@pytest.mark.parametrize("value", ["Seoul", "“A” and B", "”", "", "Jum'at"])
def test_other_values_are_told_as_they_are(value: str) -> None:
    problem = Problem("unknown-city", Location("a.md"), {"value": value}, "near")
    assert without_marks(problem) is problem
