"""The hostile set: every case is refused at the right line or built; a browser sees the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Golden
from hostile_cases import CASES, Case, judged, sites


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_case_gives_its_report(case: Case, tmp_path: Path, golden: Golden) -> None:
    golden(case.expected, judged(case.lay_out(tmp_path / "base")))


def test_what_is_accepted_is_built(tmp_path: Path) -> None:
    made = sites(tmp_path, CASES)
    assert made, "nothing hostile was ever built"
    for name, site in made.items():
        assert (site.folder / "index.html").is_file(), f"{name} has no home page"
