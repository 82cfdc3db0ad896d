"""Files written on trial: what stays of them, and what is said."""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import MakeBase, settings_for
from filled import Filled, body
from stories import ALONE
from test_intake import GOOD, NOTES, files_of

from lintas.intake.event import Issue
from lintas.intake.take import take
from lintas.intake.trial import written_on_trial

DAY = dt.date(2026, 11, 21)
WRONG = ALONE.replace("Yokohama\n", "Nowhere\n", 1)


def test_what_has_no_error_stays(make_base: MakeBase) -> None:
    base = make_base({})
    written_on_trial({"notes/a.md": ALONE}, settings_for(base), DAY)
    assert files_of(base)["a.md"] == ALONE


def test_what_fails_on_the_way_leaves_all_as_it_was(make_base: MakeBase) -> None:
    base = make_base({"a.md": ALONE})
    before = files_of(base)
    files = {"notes/a.md": ALONE + "More.\n", "notes/visit/index.md": "\ud800", "notes/trip/a.md": ALONE}
    with pytest.raises(UnicodeEncodeError):
        written_on_trial(files, settings_for(base), DAY)
    assert files_of(base) == before
    assert not (base / "notes" / "visit").exists()


def test_the_same_fault_in_another_file_is_said(make_base: MakeBase) -> None:
    base = make_base({"a.md": WRONG})
    found = written_on_trial({"notes/a.md": WRONG + "More.\n", "notes/b.md": WRONG}, settings_for(base), DAY)
    assert {problem.at.path for problem in found if problem.rule == "unknown-city"} == {"notes/b.md"}
    assert files_of(base)["a.md"] == WRONG
    assert "b.md" not in files_of(base)


def test_dates_are_judged_by_one_day(make_base: MakeBase) -> None:
    """The entry is of 2026-01: on the day before it has not come yet, whatever the clock says."""
    base = make_base(NOTES)
    issue = Issue(7, body(Filled("follow-up", "en", GOOD["follow-up"])))
    assert take(issue, settings_for(base), dt.date(2025, 12, 31)).state == "to-mend"
    assert take(issue, settings_for(base), dt.date(2026, 1, 31)).state == "proposed"
