from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from stories import ALONE

from lintas.load import Loaded
from lintas.model import AnyNote
from lintas.recency import latest_date, told

Load = Callable[[Mapping[str, str]], Loaded]
DAY = dt.date


def note(load_notes: Load, more: str, path: str = "a.md") -> AnyNote:
    text = ALONE.replace("title:", f"{more}\ntitle:", 1)
    return next(iter(load_notes({path: text}).library.notes.values()))


def test_a_note_is_told_when_it_was_reported(load_notes: Load) -> None:
    found = note(load_notes, "sources: [{title: A report, published: 2026-02-03}]")
    assert str(told(found)) == "2026-02-03"


def test_a_note_without_a_report_is_told_when_it_happened(load_notes: Load) -> None:
    found = note(load_notes, "")
    assert found.date
    assert told(found) == found.date


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("sources: [{title: A report, published: 2025-02-03, accessed: 2026-01-05}]", DAY(2026, 1, 5)),
        ("reviewed: 2026-04", DAY(2026, 4, 1)),
        ("adoption: [{city: Jakarta, stage: planned, date: 2026-02-03, source: the plan}]", DAY(2026, 2, 3)),
    ],
)
def test_a_note_changed_when_somebody_last_did_something_about_it(load_notes: Load, more: str, day: dt.date) -> None:
    assert latest_date(note(load_notes, more)) == day


@pytest.mark.parametrize("status", ["proposed", "planned", "postponed", "cancelled"])
def test_what_did_not_happen_has_no_day(load_notes: Load, status: str) -> None:
    planned = f"""---
title: Jakarta plans to visit Seoul
city: Seoul
learners: Jakarta
date: 2031-03
status: {status}
theme: leadership
---
"""
    found = next(iter(load_notes({"visit/index.md": planned}).library.notes.values()))
    assert told(found) is None
    assert latest_date(found) is None
