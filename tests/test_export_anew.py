"""What of the formats is made anew, and what stays as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from awkward import NOTES
from conftest import MakeBase
from exported import as_json, made, stock_for
from stories import EXCHANGE, LESSON_IN_INDONESIAN, STORY, VISIT

from lintas.export.api.files import api_files
from lintas.export.files import FORMATS, Format

LINK = "2018-05-a-link"  # an exchange whose text leads to a page of another
LINKING = {f"{LINK}/index.md": EXCHANGE.replace("Nine people took part.", "See [a lesson](../a-hundred-years.md).")}
IN_INDONESIAN = LESSON_IN_INDONESIAN.partition("## ")[0]
LINKING |= {f"{LINK}/index.id.md": f"{IN_INDONESIAN}[Pelajaran](../a-hundred-years.md).\n"}
TRAINING = STORY[f"{VISIT}/training.md"].replace("contact: The training centre of Seoul\n", "")
BASE = STORY | LINKING
MEETINGS = (f"{VISIT}/meetings.md", f"{VISIT}/meetings.id.md")
every_format = pytest.mark.parametrize("files_of", FORMATS.values(), ids=FORMATS.keys())
CHANGES: Mapping[str, Mapping[str, str]] = {
    "a lesson is added to an exchange": {f"{VISIT}/later.md": NOTES["commas.md"]},
    "a title is mended": {f"{VISIT}/meetings.md": STORY[f"{VISIT}/meetings.md"].replace("hundredth", "tenth")},
    "a note becomes another kind": {f"{VISIT}/training.md": TRAINING.replace("offer", "ask", 1)},
    "an exchange becomes a draft": {
        f"{VISIT}/index.md": STORY[f"{VISIT}/index.md"].replace("---\n", "---\ndraft: yes\n", 1),
        **{path: STORY[path].replace("(index.md)", "(meetings.md)") for path in MEETINGS},
    },
    "an exchange no longer follows": {
        "2019-03-second-visit/index.md": STORY["2019-03-second-visit/index.md"].replace(f"follows: {VISIT}\n", "")
    },
    "a link leads to what is now in its own language": {"a-hundred-years.id.md": f"{IN_INDONESIAN}Ada.\n"},
}


@every_format
def test_no_file_knows_the_day(files_of: Format, make_base: MakeBase) -> None:
    base = make_base(STORY)
    today, later = (
        made(files_of(stock_for(base, make_base, now=now))) for now in (dt.date(2026, 11, 21), dt.date(2031, 1, 1))
    )
    assert today == later


def test_only_the_index_names_the_commit(make_base: MakeBase) -> None:
    base = make_base(STORY)
    one, other = (api_files(stock_for(base, make_base, commit=commit)) for commit in ("abc", "def"))
    assert as_json(made(one)["api/v1/index.json"])["generated_from"] == "abc"
    assert {path for path in one if made(one)[path] != made(other)[path]} == {"api/v1/index.json"}
    assert {path for path in one if one[path][0] != other[path][0]} == {"api/v1/index.json"}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@every_format
def test_what_says_something_else_is_made_anew(
    change: Mapping[str, str], files_of: Format, make_base: MakeBase
) -> None:
    base = make_base(BASE)
    before = files_of(stock_for(base, make_base))
    as_before = made(before)
    for path, text in change.items():
        (base / "notes" / path).write_text(text, encoding="utf-8")
    after = files_of(stock_for(base, make_base))
    as_after = made(after)
    kept = {path for path in before.keys() & after.keys() if before[path][0] == after[path][0]}
    assert [path for path in kept if as_before[path] != as_after[path]] == []


def test_a_change_in_one_note_leaves_the_others_as_they_are(make_base: MakeBase) -> None:
    base = make_base(STORY)
    before = api_files(stock_for(base, make_base))
    (base / "notes" / "a-hundred-years.md").write_text(NOTES["commas.md"], encoding="utf-8")
    after = api_files(stock_for(base, make_base))
    anew = {path for path in after if before.get(path, ("",))[0] != after[path][0]}
    assert "api/v1/lessons/a-hundred-years.json" in anew
    assert not {path for path in anew if VISIT in path}
