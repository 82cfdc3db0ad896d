from __future__ import annotations

from pathlib import Path

import pytest
from built import run
from conftest import NOW, MakeBase, settings_for
from stories import ALONE, LESSON_IN_INDONESIAN, STORY, VISIT

from lintas.catalogue import catalogue
from lintas.load import load
from lintas.model import Version
from lintas.new import RefusedError
from lintas.translate import Translator, translation_text


@pytest.fixture
def base(make_base: MakeBase) -> Path:
    return make_base(STORY)


def translator(base: Path, languages: tuple[str, ...] = ("en", "id")) -> Translator:
    return Translator(base, load(settings_for(base, languages), NOW).base, catalogue("en"))


def begin(base: Path, named: str, lang: str = "id") -> Path:
    ours = translator(base)
    return ours.write(ours.note(named), lang)


def test_a_translation_says_only_what_is_its_own(base: Path) -> None:
    path = begin(base, VISIT)
    assert path == base / "notes" / VISIT / "index.id.md"
    assert path.read_text(encoding="utf-8") == (
        "---\n"
        "title: '[Terjemahkan: Jakarta visits Seoul]'\n"
        "summary: '[Terjemahkan: Nine people went to see how Seoul plans.]'\n"
        "tags:\n- '[Terjemahkan: visit]'\n"
        "translated_from: en\ntranslator: ''\n---\n\n"
        "[Terjemahkan teksnya di sini. Teks asli dalam bahasa Inggris ada di berkas di sebelahnya.]\n"
    )


def test_a_translation_is_a_version_of_its_note_and_all_that_is_left_is_to_write(base: Path) -> None:
    begin(base, f"{VISIT}/subway")
    loaded = load(settings_for(base), NOW)
    assert {problem.rule for problem in loaded.problems} == {"left-over-placeholder"}
    assert loaded.library.notes[f"{VISIT}/subway"].versions["id"].translated_from == "en"


@pytest.mark.parametrize("named", ["a-hundred-years", "notes/a-hundred-years.md", "./notes/a-hundred-years.md"])
def test_a_note_is_named_by_its_id_or_its_path(base: Path, named: str) -> None:
    assert begin(base, named).name == "a-hundred-years.id.md"


def test_a_path_may_be_written_as_windows_does(base: Path) -> None:
    assert begin(base, f"notes\\{VISIT}\\subway.md").name == "subway.id.md"


def test_what_was_written_in_indonesian_gets_the_english_name(make_base: MakeBase) -> None:
    text = LESSON_IN_INDONESIAN.replace("translated_from: en", "theme: leadership\ncity: Seoul\ndate: 2018")
    base = make_base({"rapat.id.md": text})
    path = begin(base, "rapat", "en")
    assert path.name == "rapat.md"
    assert "translated_from: id\n" in path.read_text(encoding="utf-8")
    assert "## What was seen\n\n[Translate the text here." in path.read_text(encoding="utf-8")


def test_where_the_original_has_the_plain_name_the_other_one_has_a_suffix(make_base: MakeBase) -> None:
    base = make_base({"rencana.md": ALONE.replace("---\ntitle", "---\nlang: id\ntitle", 1)})
    assert begin(base, "rencana", "en").name == "rencana.en.md"


def test_headings_that_are_known_are_there_in_the_other_language_and_others_are_quoted() -> None:
    body = "Before.\n\n## What was seen\n\nA.\n\nB.\n\n### What it cost ###\n\n```\n## no heading\n```\n\n## Limits\n"
    original = Version(title="T", lang="en", body=body)
    reminder = "[Terjemahkan teksnya di sini. Teks asli dalam bahasa Inggris ada di berkas di sebelahnya.]"
    assert translation_text(original, "id").partition("---\n\n")[2].split("\n\n") == [
        reminder,
        "## Apa yang ditemukan",
        reminder,
        "### [Terjemahkan: What it cost]",
        reminder,
        "## Batas penerapan\n",
    ]


def test_a_title_that_yaml_would_take_for_something_else_is_quoted_whole(make_base: MakeBase) -> None:
    odd = 'Yes: "we" can [and] did # 100% {0} — 横浜'
    base = make_base({"odd.md": ALONE.replace("title: Plan a hundred years ahead", f"title: '{odd}'")})
    begin(base, "odd")
    loaded = load(settings_for(base), NOW)
    assert loaded.library.notes["odd"].versions["id"].title == f"[Terjemahkan: {odd}]"
    assert {problem.rule for problem in loaded.problems} == {"left-over-placeholder"}


def test_what_is_not_written_yet_is_not_quoted_but_asked_for() -> None:
    ours, theirs = (catalogue(lang).below("new.placeholder.") for lang in ("en", "id"))
    body = f"## What was seen\n\n{ours['text']}\n\n## Limits\n\nNobody knows.\n"
    original = Version(title="T", summary=ours["summary"], tags=(f"x {ours['source']}",), lang="en", body=body)
    text = translation_text(original, "id")
    assert f"\nsummary: '{theirs['summary']}'\n" in text
    assert f"\n- x {ours['source']}\n" in text
    assert f"\n## Apa yang ditemukan\n\n{theirs['text']}\n\n## Batas penerapan\n\n[Terjemahkan teksnya" in text


def test_a_summary_of_full_length_still_fits(make_base: MakeBase) -> None:
    base = make_base({"a.md": ALONE.replace("Yokohama plans a hundred years ahead.", "long " * 199)})
    begin(base, "a")
    assert {problem.rule for problem in load(settings_for(base), NOW).problems} == {"left-over-placeholder"}


@pytest.mark.parametrize(
    ("named", "lang", "reason"),
    [
        ("meetngs", "id", f"Did you mean {VISIT}/meetings\\?"),
        ("no-such-note-at-all", "id", "There is no note"),
        ("../../escape.md", "id", "There is no note"),
        (f"{VISIT}/meetings", "id", "meetings.id.md is already there"),
        (f"notes/{VISIT}/meetings.id.md", "en", f"itself a translation.*notes/{VISIT}/meetings.md"),
        (f"{VISIT}/subway", "xx", "no language of this site.*en, id"),
        (f"{VISIT}/subway", "en", "subway.md is already there"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_written(base: Path, named: str, lang: str, reason: str) -> None:
    before = sorted(base.parent.rglob("*"))
    with pytest.raises(RefusedError, match=reason):
        begin(base, named, lang)
    assert sorted(base.parent.rglob("*")) == before


def test_a_file_that_is_there_and_can_not_be_read_is_not_written_over(make_base: MakeBase) -> None:
    base = make_base(STORY | {"a-hundred-years.id.md": "no frontmatter"})
    with pytest.raises(RefusedError, match="lintas check"):
        begin(base, "a-hundred-years")


def test_a_draft_can_be_translated(make_base: MakeBase) -> None:
    base = make_base({"a.md": ALONE.replace("title:", "draft: yes\ntitle:", 1)})
    assert begin(base, "a").name == "a.id.md"


def test_of_several_languages_those_are_left_in_which_there_is_no_text(base: Path) -> None:
    three = translator(base, ("en", "id", "fr"))
    assert three.languages(three.note("a-hundred-years")) == ("id", "fr")
    assert three.languages(three.note(f"{VISIT}/meetings")) == ("fr",)


def test_with_all_languages_there_is_nothing_to_begin(base: Path) -> None:
    ours = translator(base)
    with pytest.raises(RefusedError, match="in all languages"):
        ours.languages(ours.note(f"{VISIT}/meetings"))


def test_the_command_says_what_it_wrote_and_what_to_do(base: Path) -> None:
    done = run("lintas", "translate", "../notes/a-hundred-years.md", "-f", "../mkdocs.yml", cwd=base / "docs")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Wrote ")
    assert "lintas check" in done.stdout
    assert (base / "notes" / "a-hundred-years.id.md").is_file()


def test_the_command_speaks_indonesian_and_refuses_with_1(base: Path) -> None:
    done = run("lintas", "translate", "meetngs", "--lang", "id", cwd=base)
    assert done.returncode == 1
    assert f"Maksud Anda {VISIT}/meetings?" in done.stderr
