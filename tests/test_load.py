from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import ALONE, STORY

from lintas import ground
from lintas.load import load


def rules(folder: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.at.path) for problem in load(settings_for(folder), NOW).problems]


def can_link(folder: Path) -> bool:
    try:
        (folder / "probe").symlink_to(folder)
    except OSError:
        return False
    (folder / "probe").unlink()
    return True


def test_the_story_has_no_problem(make_base: MakeBase) -> None:
    assert rules(make_base(STORY)) == []


@pytest.mark.parametrize("step", ["read_mapping", "read_vocabulary"])
def test_a_vocabulary_that_takes_too_long_is_named(
    make_base: MakeBase, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    reads = getattr(ground, step)

    def busy(what: object, *others: object) -> object:
        while step == "read_vocabulary" or b"seoul:" in bytes(what):  # type: ignore[call-overload]
            pass
        return reads(what, *others)

    monkeypatch.setattr(ground, "MAX_SECONDS", 0.05)
    monkeypatch.setattr(ground, step, busy)
    base = make_base({"a-hundred-years.md": ALONE})
    with (base / "notes" / "cities.yml").open("a", encoding="utf-8") as cities:
        cities.write("# the longest of the files" * 100)
    told = rules(base)
    assert told == [("too-slow", "notes/cities.yml")], "nothing is said of the cities that notes name"


def test_a_link_to_a_file_outside_is_refused_and_not_read(make_base: MakeBase, tmp_path: Path) -> None:
    if not can_link(tmp_path):
        pytest.skip("this system lets us make no symbolic links")
    folder = make_base({"a-hundred-years.md": ALONE})
    secret = tmp_path / "secret.md"
    secret.write_text(ALONE, encoding="utf-8")
    (folder / "notes" / "leak.md").symlink_to(secret)
    loaded = load(settings_for(folder), NOW)
    assert [(problem.rule, problem.at.path) for problem in loaded.problems] == [("symbolic-link", "notes/leak.md")]
    assert set(loaded.library.notes) == {"a-hundred-years"}


def test_a_link_to_a_folder_outside_is_refused_and_not_followed(make_base: MakeBase, tmp_path: Path) -> None:
    if not can_link(tmp_path):
        pytest.skip("this system lets us make no symbolic links")
    folder = make_base({"a-hundred-years.md": ALONE})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(ALONE, encoding="utf-8")
    (folder / "notes" / "leak").symlink_to(outside, target_is_directory=True)
    assert rules(folder) == [("symbolic-link", "notes/leak")]


def test_a_link_in_place_of_the_vocabulary_is_refused(make_base: MakeBase, tmp_path: Path) -> None:
    if not can_link(tmp_path):
        pytest.skip("this system lets us make no symbolic links")
    folder = make_base({"a-hundred-years.md": ALONE})
    themes = folder / "notes" / "themes.yml"
    themes.rename(tmp_path / "themes.yml")
    themes.symlink_to(tmp_path / "themes.yml")
    assert ("symbolic-link", "notes/themes.yml") in rules(folder)


def test_names_that_differ_only_in_case_are_refused(make_base: MakeBase) -> None:
    folder = make_base({"a-hundred-years.md": ALONE, "A-Hundred-Years.md": ALONE})
    if len(list((folder / "notes").glob("*.md"))) < 2:
        pytest.skip("this system takes the two names for one file")
    assert [rule for rule, _ in rules(folder)] == ["bad-name", "name-clash"]


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="who runs the tests (root, or Windows) may read every file",
)
def test_a_note_that_may_not_be_read_is_reported(make_base: MakeBase) -> None:
    folder = make_base({"a-hundred-years.md": ALONE})
    (folder / "notes" / "a-hundred-years.md").chmod(0)
    assert ("unreadable", "notes/a-hundred-years.md") in rules(folder)


def test_a_missing_vocabulary_is_reported(make_base: MakeBase) -> None:
    folder = make_base({"a-hundred-years.md": ALONE})
    (folder / "notes" / "cities.yml").unlink()
    assert ("no-vocabulary", "notes/cities.yml") in rules(folder)


def test_a_missing_glossary_is_no_problem(make_base: MakeBase) -> None:
    folder = make_base({"a-hundred-years.md": ALONE})
    (folder / "notes" / "glossary.yml").unlink()
    assert rules(folder) == []


def test_a_base_without_notes_says_so(make_base: MakeBase) -> None:
    assert rules(make_base({})) == [("no-notes", "notes")]


def test_hidden_files_of_the_system_are_left_alone(make_base: MakeBase) -> None:
    assert rules(make_base({"a-hundred-years.md": ALONE, ".DS_Store": ""})) == []


def test_a_link_from_a_note_to_a_page_of_the_site_is_fine(make_base: MakeBase) -> None:
    linking = ALONE.replace("A plan", "[About us](../docs/about.md). A plan")
    assert rules(make_base({"a-hundred-years.md": linking})) == []


def test_the_problems_are_in_the_order_of_files_and_lines(make_base: MakeBase) -> None:
    folder = make_base({"b.md": "nothing", "a.md": "---\nx: 1\ny: 2\n---\nText\n"})
    places = [(problem.at.path, problem.at.line) for problem in load(settings_for(folder), NOW).problems]
    assert places == sorted(places)


def test_folders_of_editors_are_left_alone(make_base: MakeBase) -> None:
    folder = make_base({"a-hundred-years.md": ALONE, ".trash/old.md": ALONE, ".obsidian/app.json": "{}"})
    assert rules(folder) == []
    assert set(load(settings_for(folder), NOW).library.notes) == {"a-hundred-years"}
