"""Every rule, by folders of notes and the report that a contributor gets.

A case is named for its rule (`unknown-theme`, `unknown-theme--vocabulary`); `valid--…` has nothing to report.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import NOW, SMALL_BASE, TESTS, Golden, settings_for

from lintas.catalogue import catalogue
from lintas.kept import Kept
from lintas.load import load, problems_of
from lintas.problem import Problem
from lintas.report import advice, as_text, message
from lintas.rules import RULES
from lintas.settings import read_settings

CASES = sorted(path for path in (TESTS / "cases").iterdir() if path.is_dir())
# What can't lie in a folder that every system checks out has its story in test_load.py and test_settings.py; what takes
# a process or much time in test_workers_lost.py and test_bounded.py.
ELSEWHERE = {
    "no-vocabulary",
    "unreadable",
    "symbolic-link",
    "hard-link",
    "not-a-file",
    "own-template",
    "bad-hide",
    "address-clash",
    "name-clash",
    "no-settings",
    "bad-settings",
    "no-plugin",
    "notes-in-docs",
    "lost-reader",
    "too-slow",
}


def base_of(case: Path, folder: Path) -> Path:
    shutil.copytree(SMALL_BASE, folder)
    shutil.copytree(case / "notes", folder / "notes", dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_gives_its_report(case: Path, tmp_path: Path, golden: Golden) -> None:
    loaded = load(settings_for(base_of(case, tmp_path / "base")), NOW)
    report = as_text(loaded.problems, catalogue("en"))
    if case.name.startswith("valid--"):
        assert report == ""
        assert loaded.library.notes, "a valid case has notes"
    else:
        golden(case / "expected.txt", report + "\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_note_by_itself_is_told_what_the_whole_base_tells_it(case: Path, tmp_path: Path) -> None:
    folder = base_of(case, tmp_path / "base")
    problems = load(settings_for(folder), NOW).problems
    for file in (folder / "notes").rglob("*.md"):
        path = file.relative_to(folder).as_posix()
        alone = problems_of(settings_for(folder), [path], NOW)
        if alone is None:
            assert not case.name.startswith("valid--"), "nothing is wrong here that takes the whole base to say"
        else:
            assert alone == tuple(problem for problem in problems if problem.at.path == path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_where_one_note_has_changed_what_is_kept_of_the_others_still_holds(case: Path, tmp_path: Path) -> None:
    folder = base_of(case, tmp_path / "base")
    kept = Kept(tmp_path / "kept")
    load(settings_for(folder), NOW, kept)
    kept.save()
    for file in (folder / "notes").rglob("*.md"):
        content = file.read_bytes()
        file.write_bytes(content + b"\nOne more line.\n")
        anew, again = load(settings_for(folder), NOW), load(settings_for(folder), NOW, Kept(tmp_path / "kept"))
        assert (again.problems, again.library, again.base) == (anew.problems, anew.library, anew.base)
        assert list(again.library.notes) == list(anew.library.notes)
        file.write_bytes(content)


@pytest.mark.parametrize("slug", sorted(set(RULES) - ELSEWHERE))
def test_a_rule_has_a_case_that_reports_it(slug: str) -> None:
    reports = [case / "expected.txt" for case in CASES if case.name.split("--")[0] == slug]
    assert any(f"[{slug}]" in report.read_text(encoding="utf-8") for report in reports)


@pytest.mark.parametrize("slug", sorted(slug for slug, rule in RULES.items() if rule.bad and slug not in ELSEWHERE))
def test_the_bad_example_of_a_rule_is_found_and_the_mended_one_is_not(slug: str, tmp_path: Path) -> None:
    rule = RULES[slug]
    folder = base_of(TESTS / "cases" / slug, tmp_path / "base")
    showing = [
        file
        for file in (folder / "notes").rglob("*")
        if file.suffix in {".md", ".yml"} and rule.bad in file.read_text(encoding="utf-8", errors="replace")
    ]
    assert showing, f"no note of the case {slug} shows the bad example of its rule"

    def reported() -> dict[str, str]:
        problems = load(settings_for(folder), NOW).problems
        return {one.at.path: told(one) for one in problems if one.rule == slug}

    before = reported()
    for file in showing:
        file.write_text(file.read_text(encoding="utf-8").replace(rule.bad, rule.mended), encoding="utf-8")
    gone = before.keys() - reported().keys()
    assert gone, "it is still reported after mending"
    assert told(rule.example) in {before[path] for path in gone}, "its page says another message"


def told(problem: Problem) -> str:
    return f"{message(problem, catalogue('en'))} {advice(problem, catalogue('en'))}"


@pytest.mark.parametrize(("slug", "rest"), [("no-plugin", ""), ("bad-settings", "plugins: [lintas]\n")])
def test_the_example_of_a_rule_on_settings_is_found_and_mended(slug: str, rest: str, tmp_path: Path) -> None:
    rule, file = RULES[slug], tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    head = "site_name: A\ntheme: material\n"
    file.write_text(f"{head}{rest}{rule.bad}\n", encoding="utf-8")
    assert [told(one) for one in read_settings(file)[1]] == [told(rule.example)]
    file.write_text(f"{head}{rest}{rule.mended}\n", encoding="utf-8")
    assert read_settings(file)[1] == []


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("slug", sorted(RULES))
def test_a_rule_has_its_wording_in_every_language(slug: str, lang: str) -> None:
    words = catalogue(lang)
    assert words.has(f"problem.{slug}")
    assert words.has(f"problem.{slug}.help")


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("slug", sorted(RULES))
def test_a_rule_says_why_it_is_there(slug: str, lang: str) -> None:
    assert catalogue(lang).say(f"rule.{slug}.why").endswith(".")


@pytest.mark.parametrize("slug", sorted(RULES))
def test_a_rule_shows_an_example_or_tells_a_case(slug: str) -> None:
    rule = RULES[slug]
    assert bool(rule.bad) == bool(rule.mended)
    assert catalogue("en").has(f"rule.{slug}.case") != bool(rule.bad)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("slug", sorted(RULES))
def test_the_message_of_a_rule_s_example_is_complete(slug: str, lang: str) -> None:
    words = catalogue(lang)
    assert message(RULES[slug].example, words)
    assert advice(RULES[slug].example, words)


@pytest.mark.parametrize("slug", sorted(slug for slug, rule in RULES.items() if rule.entry))
def test_the_entry_that_a_rule_shows_is_all_that_was_missing(slug: str, tmp_path: Path) -> None:
    rule, base = RULES[slug], tmp_path / "base"
    shutil.copytree(SMALL_BASE, base)
    note = (TESTS / "cases" / slug / "notes" / "far-off.md").read_text(encoding="utf-8")
    name = rule.entry.partition(":")[0]
    (base / "notes" / "far-off.md").write_text(note.replace("Timbuktu", name), encoding="utf-8")
    assert [one.rule for one in load(settings_for(base), NOW).problems] == [slug]
    file = base / str(rule.values["file"])
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{rule.entry}\n", encoding="utf-8")
    assert load(settings_for(base), NOW).problems == ()
