from __future__ import annotations

from collections.abc import Mapping

import pytest
from built import run
from conftest import MakeBase

from lintas.spoken import words_for


@pytest.mark.parametrize(
    ("option", "environment", "lang"),
    [
        ("en", {"LINTAS_LANG": "id", "LC_ALL": "id_ID.UTF-8"}, "en"),
        (None, {"LINTAS_LANG": "id", "LC_ALL": "en_GB.UTF-8"}, "id"),
        (None, {"LINTAS_LANG": "en", "LC_ALL": "id_ID.UTF-8"}, "en"),
        (None, {"LINTAS_LANG": "xx", "LC_ALL": "id_ID.UTF-8"}, "id"),
        (None, {"LC_ALL": "id_ID.UTF-8"}, "id"),
        (None, {"LANG": "Indonesian_Indonesia.1252"}, "id"),
        (None, {"LC_ALL": "idb_XX"}, "en"),
        (None, {"LC_ALL": "C.UTF-8"}, "en"),
    ],
)
def test_an_option_goes_before_the_variable_and_that_before_the_system(
    option: str | None, environment: Mapping[str, str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LINTAS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert words_for(option).lang == lang


@pytest.mark.parametrize("command", [("lintas", "check"), ("mkdocs", "build")])
@pytest.mark.parametrize("environment", [{"LINTAS_LANG": "id"}, {"LC_ALL": "id_ID.UTF-8"}])
def test_the_command_line_and_mkdocs_speak_the_same_language(
    command: tuple[str, ...], environment: Mapping[str, str], make_base: MakeBase
) -> None:
    base = make_base({"a.md": "---\ntitle: A\ntheme: no such theme\n---\nText.\n"})
    done = run(*command, cwd=base, **environment)
    assert "kesalahan[unknown-theme]" in done.stdout + done.stderr
