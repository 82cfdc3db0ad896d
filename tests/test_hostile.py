"""The hostile set: every case is refused at the right line or built; a browser sees the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import BuiltSite
from conftest import Golden
from hostile_cases import CASES, Case, judged


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_case_gives_its_report(case: Case, tmp_path: Path, golden: Golden) -> None:
    golden(case.expected, judged(case.lay_out(tmp_path / "base")))


def test_what_is_accepted_is_built(hostile_sites: dict[str, BuiltSite]) -> None:
    assert hostile_sites, "nothing hostile was ever built"
    for name, site in hostile_sites.items():
        assert (site.folder / "index.html").is_file(), f"{name} has no home page"
