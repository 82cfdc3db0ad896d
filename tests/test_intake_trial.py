"""Files written on trial: what stays of them, and what is said."""

from __future__ import annotations

import pytest
from conftest import MakeBase, settings_for
from stories import ALONE
from test_intake import files_of

from lintas.intake.trial import written_on_trial

WRONG = ALONE.replace("Yokohama\n", "Nowhere\n", 1)


def test_what_has_no_error_stays(make_base: MakeBase) -> None:
    base = make_base({})
    written_on_trial({"notes/a.md": ALONE}, settings_for(base))
    assert files_of(base)["a.md"] == ALONE


def test_what_fails_on_the_way_leaves_all_as_it_was(make_base: MakeBase) -> None:
    base = make_base({"a.md": ALONE})
    before = files_of(base)
    files = {"notes/a.md": ALONE + "More.\n", "notes/visit/index.md": "\ud800", "notes/trip/a.md": ALONE}
    with pytest.raises(UnicodeEncodeError):
        written_on_trial(files, settings_for(base))
    assert files_of(base) == before
    assert not (base / "notes" / "visit").exists()


def test_the_same_fault_in_another_file_is_said(make_base: MakeBase) -> None:
    base = make_base({"a.md": WRONG})
    found = written_on_trial({"notes/a.md": WRONG + "More.\n", "notes/b.md": WRONG}, settings_for(base))
    assert {problem.at.path for problem in found if problem.rule == "unknown-city"} == {"notes/b.md"}
    assert files_of(base)["a.md"] == WRONG
    assert "b.md" not in files_of(base)
