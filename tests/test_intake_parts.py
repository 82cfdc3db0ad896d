"""What the steps from a form to a note do, each by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Formatter

import pytest
from conftest import ROOT, MakeBase
from filled import Filled, body, event, small_sheet
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown
from stories import ALONE, LESSON, STORY
from test_intake import GOOD, NOTES, files_of, taken

from lintas.catalogue import catalogue, languages
from lintas.fields import plain_fields
from lintas.forms.address import FOLDER, FORMS, Form
from lintas.intake.answers import read_answers
from lintas.intake.event import MAX_PAYLOAD, NotForUsError, read_event
from lintas.intake.facts import facts_of
from lintas.intake.follow_up import with_entry
from lintas.intake.harmless import as_code, line, paragraphs
from lintas.intake.notes_named import note_named
from lintas.load import Loaded
from lintas.rules import RULES
from lintas.source import read_note
from lintas.unseen import forbidden

SHEETS = [small_sheet(form, lang) for form in FORMS for lang in ("en", "id")]
LESSONS = [
    file
    for file in sorted((ROOT / "notes").rglob("*.md"))
    if not file.name.startswith("index.") and "\nkind: " not in file.read_text(encoding="utf-8")
]
ENTRY = {"city": "seoul", "stage": "planned", "date": "2026-01", "note": {"en": "A plan: yes"}}


def test_what_the_check_would_refuse_in_a_note_is_taken_out_of_an_answer() -> None:
    text = "".join(f"a{sign}" for sign in "\ufffc\ufdd0\ufffe\U0001ffff\u202e\ufeff")
    assert paragraphs(text) == line(text) == "aaaaaa"
    assert [*forbidden(paragraphs(text))] == []


@pytest.mark.parametrize(
    "text",
    [
        "@octocat",
        "#1",
        "a/b#2",
        "https://github.com/a/b/issues/3",
        "<!-- x -->",
        "`@octocat`",
        "``` @octocat",
        "[a](b)",
        "**b**",
        "`",
        "&lt;b>",
    ],
)
def test_what_is_quoted_does_nothing(text: str) -> None:
    html = markdown(f"This: {as_code(text)} is wrong.")
    assert html.startswith("<p>This: <code>")
    assert html.endswith("</code> is wrong.</p>")
    assert html.count("<") == 4


@settings(deadline=None)
@given(st.text())
def test_a_line_has_nothing_that_nobody_sees(text: str) -> None:
    assert all(letter.isprintable() or letter in "\u200c\u200d" or not letter.isascii() for letter in line(text))
    assert "\n" not in line(text)
    assert "\u202e" not in line(f"{text}\u202e")


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("# Big\n## Less\n### Fine", "### Big\n### Less\n### Fine"),
        ("---\ntitle: x\n---", "* * *\ntitle: x\n* * *"),
        ("A\n===", "A\n\\==="),
        ("```\n# code\n---", "```\n# code\n---\n```"),
        ("~~~ x\n```\n~~~\n# After", "~~~ x\n```\n~~~\n### After"),
        ("<!-- a", "&lt;!-- a"),
        ("![plan](https://x.org/a.png)", "[plan](https://x.org/a.png)"),
        ("- one\n- two", "- one\n- two"),
    ],
)
def test_a_text_stays_inside_its_section(typed: str, becomes: str) -> None:
    assert paragraphs(typed) == becomes


def changed(text: str) -> str:
    """The text of a lesson with the entry."""
    source, _ = read_note(text.encode(), "a.md")
    assert source
    found = with_entry(text, source, ENTRY)
    assert found
    return found


def added_lines(text: str) -> list[str]:
    """Add an entry to a lesson; the lines that came, after a look that no other line changed."""
    old, new = text.splitlines(keepends=True), changed(text).splitlines(keepends=True)
    start = next(index for index, row in enumerate(new) if index >= len(old) or row != old[index])
    count = len(new) - len(old)
    assert new[:start] + new[start + count :] == old
    assert read_note(changed(text).encode(), "a.md")[1] == []
    return new[start : start + count]


def test_an_entry_comes_last_in_the_list() -> None:
    assert added_lines(LESSON) == [
        "  - city: seoul\n",
        "    stage: planned\n",
        "    date: 2026-01\n",
        "    note:\n",
        "      en: 'A plan: yes'\n",
    ]


def test_the_first_entry_opens_the_list() -> None:
    assert added_lines(ALONE)[:2] == ["adoption:\n", "  - city: seoul\n"]


def test_a_list_without_indent_keeps_its_form() -> None:
    text = ALONE.replace("date: 2020\n", "adoption:\n- {city: seoul, stage: declined}\n\n# when\ndate: 2020\n")
    assert added_lines(text)[0] == "- city: seoul\n"


def test_an_empty_list_is_filled() -> None:
    assert added_lines(ALONE.replace("date: 2020\n", "adoption:\ndate: 2020\n"))[0] == "  - city: seoul\n"


def test_a_file_of_windows_keeps_its_line_breaks() -> None:
    assert all(row.endswith("\r\n") for row in added_lines(LESSON.replace("\n", "\r\n")))


@pytest.mark.parametrize("file", LESSONS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_lesson_there_is_takes_an_entry(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert added_lines(text)[-1] == "      en: 'A plan: yes'\n"
    old, new = (read_note(one.encode(), "a.md")[0] for one in (text, changed(text)))
    assert old
    assert new
    before, after = plain_fields(old.fields), plain_fields(new.fields)
    entries = before.get("adoption", [])
    assert isinstance(entries, list)
    assert after == before | {"adoption": [*entries, ENTRY]}
    assert new.body == old.body


@pytest.mark.parametrize("last", ["\n      # 3 of the plan", "\n\n      # 3\n      # 4"])
def test_a_text_that_ends_in_what_looks_like_a_remark_is_left_to_an_editor(last: str) -> None:
    entry = f"adoption:\n- city: seoul\n  stage: declined\n  note: |\n      It says:{last}\n"
    text = ALONE.replace("date: 2020\n", f"{entry}date: 2020\n")
    source, _ = read_note(text.encode(), "a.md")
    assert source
    assert with_entry(text, source, ENTRY) is None


@pytest.mark.parametrize("written", ["adoption: []\n", "adoption: [{city: seoul, stage: declined}]\n"])
def test_a_list_in_brackets_is_left_to_an_editor(written: str) -> None:
    text = ALONE.replace("date: 2020\n", f"{written}date: 2020\n")
    source, _ = read_note(text.encode(), "a.md")
    assert source
    assert with_entry(text, source, ENTRY) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2018-03-jakarta-seoul/meetings", "2018-03-jakarta-seoul/meetings"),
        ("https://example.org/id/lessons/2018-03-jakarta-seoul/meetings/?q=1#limits", "2018-03-jakarta-seoul/meetings"),
        ("https://github.com/a/b/blob/main/notes/a-hundred-years.id.md", "a-hundred-years"),
        ("plan a hundred years AHEAD", "a-hundred-years"),
        ("hundred", ""),
        ("2018-03-jakarta-seoul/subway", ""),
    ],
)
def test_a_lesson_is_found_by_id_title_or_address(
    load_notes: Callable[[Mapping[str, str]], Loaded], typed: str, found: str
) -> None:
    note = note_named(typed, load_notes(STORY).library, {"lesson"})
    assert (note.id if note else "") == found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_form_and_its_language_are_known_by_the_questions(form: Form, lang: str) -> None:
    answers = read_answers(body(Filled(form, lang, GOOD[form])), SHEETS)
    assert answers
    assert (answers.sheet.form, answers.sheet.lang, answers.troubles) == (form, lang, ())
    assert answers.given.keys() - {"consent"} == GOOD[form].keys()


@settings(deadline=None)
@given(st.text())
def test_any_text_is_no_form(text: str) -> None:
    assert read_answers(text, SHEETS) is None


def test_an_answer_that_is_far_too_long_says_how_long_it_may_be(
    make_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, payload = make_base(NOTES), tmp_path / "event.json"
    long = {**GOOD["lesson"], "seen": "word " * 12_000, "title": "x" * 61_000}
    payload.write_text(json.dumps(event(Filled("lesson", "id", long))), encoding="utf-8")
    before = files_of(base)
    assert taken(base, payload, monkeypatch)[0] == 1
    said = (base / "out" / "answer.md").read_text(encoding="utf-8")
    assert "- **Judul**: jawaban ini berisi 61000 karakter, paling banyak 300." in said
    assert files_of(base) == before
    assert len(said) < 5_000


def test_a_new_city_stands_in_the_lists_of_the_forms(
    make_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, payload = make_base(NOTES), tmp_path / "event.json"
    (base / FOLDER).mkdir(parents=True)
    filled = Filled("lesson", "en", {**GOOD["lesson"], "city": "", "city-typed": "Semarnag, Indonesia"})
    payload.write_text(json.dumps(event(filled)), encoding="utf-8")
    assert taken(base, payload, monkeypatch)[0] == 0
    assert "- Semarnag\n" in (base / FOLDER / "ask.id.yml").read_text(encoding="utf-8")
    body = (base / "out" / "body.md").read_text(encoding="utf-8")
    assert "- `Semarnag` (ID) – perhaps the same as `Semarang`" in body


@pytest.mark.parametrize(
    ("typed", "cities", "said"),
    [
        ("Seoul, South Korea", ["seoul"], ""),
        ("Seoul, Japan", [], "`Seoul` is known here as a city in `South Korea`, not in `Japan`."),
        ("Seoul., South Korea", [], "`Seoul.` is not a city that is known here. It would have the same address"),
        ("東京, Japan", [], "`東京` is not a city that is known here. Write the name in Latin letters"),
        ("Tripoli, Lebanon; Tripoli, LB", ["tripoli"], ""),
        ("Tripoli, Lebanon; Tripoli, Libya", ["tripoli"], "`Tripoli` can't be in `Lebanon` and in `Libya`"),
    ],
)
def test_a_city_is_the_one_of_its_country(
    load_notes: Callable[[Mapping[str, str]], Loaded], typed: str, cities: list[str], said: str
) -> None:
    filled = Filled("lesson", "en", {**GOOD["lesson"], "city": "", "city-typed": typed})
    answers = read_answers(body(filled), SHEETS)
    assert answers
    facts = facts_of(answers, load_notes(STORY).library)
    assert facts.several.get("city", []) == cities
    words = catalogue("en")
    assert [trouble.question for trouble in facts.troubles] == ["city-typed"] * bool(said)
    assert all(said in trouble.said(words) for trouble in facts.troubles)


def test_a_rule_is_told_with_values_that_it_has() -> None:
    """A wording of ours that asks for another value would fail while somebody waits for an answer."""
    for lang in languages():
        told = catalogue(lang).below("intake.rule.")
        for rule in told.keys() - {"other"}:
            assert rule in RULES
            known = " ".join(catalogue(lang).below(f"problem.{rule}").values())
            assert names(told[rule]) <= names(known), rule


def names(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording.replace("{{", "").replace("}}", "")) if name}


def test_patterns_are_not_kept_busy() -> None:
    for text in ("![" * 10_000, "<img " * 4_000, "- " * 10_000, "`" * 20_000, "<!--" * 5_000):
        assert paragraphs(text)


def test_a_payload_of_no_reasonable_size_is_not_read(tmp_path: Path) -> None:
    payload = tmp_path / "event.json"
    payload.write_text(" " * (MAX_PAYLOAD + 1), encoding="utf-8")
    with pytest.raises(NotForUsError, match="too-large"):
        read_event(payload)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["issue", "number", "body", "user", "login", "id", "labels", "name"]), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_any_payload_is_an_issue_or_not_for_us(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    payload = tmp_path_factory.getbasetemp() / "any.json"
    payload.write_text(json.dumps(content), encoding="utf-8")
    try:
        issue = read_event(payload)
    except NotForUsError:
        return
    assert issue.number > 0
    assert issue.login.isascii()


@pytest.mark.parametrize("text", ["", "[" * 100_000, "nul", "\ufeff{}", "\x00"])
def test_what_is_no_json_is_not_for_us(tmp_path: Path, text: str) -> None:
    payload = tmp_path / "event.json"
    payload.write_text(text, encoding="utf-8")
    with pytest.raises(NotForUsError):
        read_event(payload)
