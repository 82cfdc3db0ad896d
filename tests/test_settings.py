from __future__ import annotations

from pathlib import Path

import pytest
from built import run
from conftest import MakeBase
from stories import STORY

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
