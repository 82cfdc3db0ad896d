"""Recorded forms, good and hostile, through the verb that the workflow calls.

A case in `tests/intake/` is a folder: what was answered (`answers.json`), the payload that GitHub would send
(`event.json`), and what comes of it: the outcome, the answer, the text of the pull request, the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import TESTS, Golden, MakeBase, settings_for
from filled import LICENCE, Filled, event, read_filled
from stories import STORY
from typer.testing import CliRunner

from lintas.cli.main import app
from lintas.forms.address import FORMS, Form
from lintas.load import load

CASES = sorted(path for path in (TESTS / "intake").iterdir() if path.is_dir())
SHOWN = ("answer.md", "body.md", "kept.md")  # what comes out, beside the note; the rest stands in outcome.txt
NOTES = STORY | {"planned-visit/index.md": STORY["2019-03-second-visit/index.md"].replace("goes back to", "will visit")}
DAY = str(1795219200)  # 2026-11-21, in seconds


def taken(base: Path, payload: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Run the verb in a base with a licence; its exit status, and what it says."""
    settings = base / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "plugins: [lintas]", f"plugins: [lintas: {{license: {LICENCE}}}]"
    )
    settings.write_text(text, encoding="utf-8")
    monkeypatch.chdir(base)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    done = CliRunner().invoke(app, ["intake", str(payload), "--out", "out", "--lang", "en"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def as_json(content: object) -> str:
    """JSON to read: what nobody sees is written as `\\u200b`."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return "".join(letter if letter.isprintable() or letter == "\n" else f"\\u{ord(letter):04x}" for letter in text)


def files_of(base: Path) -> dict[str, str]:
    below = base / "notes"
    return {
        path.relative_to(below).as_posix(): path.read_bytes().decode() for path in below.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_form_gives_what_is_recorded(
    case: Path, make_base: MakeBase, golden: Golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (case / "answers.json").is_file():
        payload = event(read_filled(case / "answers.json"))
        golden(case / "event.json", as_json(payload))
    base = make_base(NOTES)
    before = files_of(base)
    status, said = taken(base, case / "event.json", monkeypatch)
    after = files_of(base)
    written = sorted(path for path in after if after[path] != before.get(path))
    out = {path.name: path.read_text(encoding="utf-8") for path in (base / "out").glob("*")}
    outcome = {"status": status, "said": said.strip(), "notes": written} | {
        name: text.strip() for name, text in out.items() if name not in SHOWN
    }
    golden(case / "outcome.json", as_json(outcome))
    expected = {name: text for name, text in out.items() if name in SHOWN and name != "kept.md"}
    expected |= {path.rpartition("/")[2]: after[path] for path in written}
    for name, text in expected.items():
        golden(case / name, text)
    known = {"event.json", "outcome.json", *expected} | ({"answers.json"} & {path.name for path in case.iterdir()})
    assert {path.name for path in case.iterdir()} == known, "what came of it once and does no more"
    assert before.keys() <= after.keys(), "nothing is deleted"
    assert load(settings_for(base)).errors == (), "whatever was written passes the check"


GOOD: Mapping[Form, Mapping[str, str]] = {
    "lesson": {
        "title": "Ask before you build",
        "theme": "leadership|inclusion",
        "city": "seoul",
        "learners": "jakarta",
        "date": "2018-03-20",
        "seen": "12/3",
        "sources-url": "https://example.org/report",
    },
    "exchange": {"title": "A workshop", "city": "seoul", "learners": "jakarta", "date": "2020-02", "text": "12/3"},
    "ask": {"title": "How to ask", "theme": "leadership", "asked_by": "jakarta", "date": "2020-02", "text": "12/3"},
    "offer": {"title": "A course", "theme": "leadership", "offered_by": "seoul", "date": "2020-02", "text": "12/3"},
    "follow-up": {
        "note": "a-hundred-years",
        "city": "jakarta",
        "stage": "piloted",
        "date": "2026-01",
        "source": "SK 12",
    },
    "report": {"text": "A long report"},
    "mistake": {"note": "a-hundred-years", "text": "It says 2020"},
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_form_in_both_languages_passes_the_check(
    form: Form, lang: str, make_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, payload = make_base(NOTES), tmp_path / "event.json"
    payload.write_text(json.dumps(event(Filled(form, lang, GOOD[form]))), encoding="utf-8")
    before = files_of(base)
    status, said = taken(base, payload, monkeypatch)
    assert status == 0, (said, (base / "out" / "answer.md").read_text(encoding="utf-8"))
    assert load(settings_for(base)).errors == ()
    assert (files_of(base) != before) == (form not in {"report", "mistake"})


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff"], ids=["none", "empty", "cut off", "no text"])
def test_what_is_no_event_leaves_nothing_behind(
    content: bytes | None, make_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, payload = make_base(NOTES), tmp_path / "nope.json"
    if content is not None:
        payload.write_bytes(content)
    assert taken(base, payload, monkeypatch)[0] == 1
    assert not (base / "out").exists()


def test_what_is_no_event_leaves_nothing_of_another_form(
    make_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = make_base(NOTES)
    (base / "out").mkdir()
    (base / "out" / "state").write_text("proposed", encoding="utf-8")
    assert taken(base, tmp_path / "nope.json", monkeypatch)[0] == 1
    assert list((base / "out").iterdir()) == []
