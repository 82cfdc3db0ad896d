from __future__ import annotations

import re
from pathlib import Path

import pytest
from built import run
from conftest import MakeBase
from stories import STORY

from lintas.problem import Location
from lintas.settings import Settings, read_settings, settings_of


def rules(config_file: Path) -> list[str]:
    _, problems = read_settings(config_file)
    return [problem.rule for problem in problems]


def test_what_lintas_needs_of_mkdocs(make_base: MakeBase) -> None:
    base = make_base(STORY)
    config, problems = read_settings(base / "mkdocs.yml")
    assert problems == []
    assert config is not None
    settings = settings_of(config)
    assert (settings.folder, settings.notes) == (base, base / "notes")
    assert settings.languages == ("en", "id")
    assert settings.site_url == "https://example.org/lessons/"
    assert settings.relative(base / "notes" / "a.md") == "notes/a.md"


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("https://example.org/lessons/", True),
        ("http://localhost:8000/", False),
        ("http://127.0.0.1/", False),
        ("http://192.168.1.20/lintas/", False),
        ("http://lintas.local/", False),
        ("http://server/", False),
        ("", False),
    ],
)
def test_an_address_of_this_machine_or_its_network_is_not_public(address: str, is_public: bool) -> None:  # noqa: FBT001
    settings = Settings(Path(), Path(), Path(), Path(), site_url=address)
    assert settings.is_public is is_public


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    assert rules(tmp_path / "mkdocs.yml") == ["no-settings"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("site_name: A\ntheme: material\nplugins: [search]\n", "no-plugin"),
        ("site_name: A\ntheme: no-such-theme\nplugins: [lintas]\n", "bad-settings"),
        ("site_name: A\nplugins: [{lintas: {languages: [en, xx]}}]\n", "bad-settings"),
        ("site_name: A\nplugins: [no-such-plugin]\n", "bad-settings"),
        ("site_name: [\n", "bad-settings"),
        ("", "bad-settings"),
        ("site_name: A\ntheme: material\nplugins: [{lintas: {languages: []}}]\n", "bad-settings"),
        ("site_name: A\ntheme: material\nplugins: [{lintas: {notes: docs/notes}}]\n", "notes-in-docs"),
        ("site_name: A\ntheme: material\nuse_directory_urls: false\nplugins: [lintas]\n", "bad-settings"),
        ("site_name: A\ntheme: material\nplugins: [lintas: {repository: owner/name}]\n", "bad-settings"),
        ("site_name: A\ntheme: mkdocs\nplugins: [lintas]\n", "bad-settings"),
    ],
)
def test_faulty_settings_are_problems(tmp_path: Path, text: str, rule: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert set(rules(tmp_path / "mkdocs.yml")) == {rule}


HEAD = "site_name: A\ntheme: material\nplugins: [lintas]\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "named"),
    [
        (f"{HEAD}markdown_extensions: [toc: {{nosuch: 1}}]\n", 4, 29, "toc: {nosuch: 1}"),
        (f"{HEAD}markdown_extensions:\n  - tables\n  - toc:\n      toc_depth: 9-x\n", 7, 7, "toc: {toc_depth: 9-x}"),
        (f"{HEAD}markdown_extensions:\n  - nosuch\n", 5, 5, "nosuch"),
        (f"{HEAD}markdown_extensions: [toc: 7]\n", 4, 23, "'toc'"),
        (f"{HEAD}markdown_extensions: 7\n", 4, 1, "markdown_extensions"),
        ("site_name: !ENV [X, A]\ntheme: material\nplugins: [lintas: {languages: [xx]}]\n", 3, 20, "languages"),
        ("site_name: A\ntheme: material\nplugins:\n  - no-such\n  - lintas\n", 4, 5, "no-such"),
        (f"{HEAD}x: [\n", 5, 1, "end"),
        (f"{HEAD}use_directory_urls: false\n", 4, 1, "use_directory_urls"),
    ],
)
def test_a_fault_is_told_in_one_line_at_its_setting(
    tmp_path: Path, text: str, line: int, column: int, named: str
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    _, [problem] = read_settings(tmp_path / "mkdocs.yml")
    detail = str(problem.values["detail"])
    assert (problem.rule, problem.at) == ("bad-settings", Location("mkdocs.yml", line, column))
    assert named in detail
    assert "\n" not in detail
    assert str(tmp_path) not in detail
    assert ".py" not in detail


def test_an_extension_that_fails_with_every_text_is_told_before_any_note_is_read(make_base: MakeBase) -> None:
    base = make_base(STORY)
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions:\n  - toc:\n      permalink: 5\n      slugify: !!python/name:os.system\n")
    done = run("lintas", "check", cwd=base)
    assert done.returncode == 1
    assert re.findall(r"^(\S+): error\[(\S+)\]", done.stdout, re.MULTILINE) == [("mkdocs.yml:8:7", "bad-settings")]
    assert "toc: {slugify: …} (TypeError" in done.stdout


@pytest.mark.parametrize(
    ("options", "line", "advice"),
    [
        ("licence: CC-BY-4.0", 5, "Did you mean `license`?"),
        ("contact:\n        email: a@b.example", 6, "Did you mean `mail`?"),
        ("colour: red", 5, "The options are: notes, languages, license, repository, contact."),
    ],
)
def test_a_misspelt_option_of_ours_is_told_with_the_one_that_was_meant(
    tmp_path: Path, options: str, line: int, advice: str
) -> None:
    (tmp_path / "docs").mkdir()
    text = f"site_name: A\ntheme: material\nplugins:\n  - lintas:\n      {options}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = run("lintas", "check", cwd=tmp_path)
    assert f"mkdocs.yml:{line}:" in done.stdout
    assert advice in done.stdout


def test_a_person_reads_what_is_wrong_with_the_settings(tmp_path: Path) -> None:
    done = run("lintas", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "mkdocs.yml:1:1: error[no-settings]" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_main_template_of_the_bases_own_would_hide_the_notes(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "overrides").mkdir()
    (base / "overrides" / "main.html").write_text('{% extends "base.html" %}', encoding="utf-8")
    settings = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(settings.replace("font: false", "custom_dir: overrides"), encoding="utf-8")
    assert rules(base / "mkdocs.yml") == ["bad-settings"]
