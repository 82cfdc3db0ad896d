"""The set-up that the scripts share, as somebody with another machine meets it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest

OLD = (3, 8, 10, "final", 0)


def test_an_old_python_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", OLD)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.ready()
    assert str(stopped.value).startswith("Lintas needs Python 3.11 or newer; this is 3.8.10.\nInstall a newer one")


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = subprocess.CompletedProcess([], 1, stdout="", stderr="No module named venv")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: broken)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    with pytest.raises(SystemExit, match="sudo apt install python3-venv"):
        bootstrap.ready()


def test_an_environment_that_fits_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of the network on a second run."""
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: pytest.fail("a program was called"))
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a program was called"))
    monkeypatch.setattr(bootstrap, "_stamp", lambda _lock: Path(__file__))
    bootstrap.ready()
    bootstrap.ready(bootstrap.TEST)


def test_an_environment_for_tests_can_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: pytest.fail("a program was called"))
    there = {bootstrap.TEST: Path(__file__), bootstrap.RUN: tmp_path / "not-there"}
    monkeypatch.setattr(bootstrap, "_stamp", lambda lock: there[lock])
    bootstrap.ready(bootstrap.RUN)


def test_another_lock_or_project_asks_for_another_environment() -> None:
    assert bootstrap._stamp(bootstrap.RUN) != bootstrap._stamp(bootstrap.TEST)  # noqa: SLF001


@pytest.mark.parametrize(
    "script",
    [
        "build.py",
        "check.py",
        "serve.py",
        "new_note.py",
        "test.py",
        "picture.py",
        "lighthouse.py",
        "contact_sheet.py",
        "fuzz.py",
        "foreign.py",
        "audit.py",
    ],
)
def test_a_script_says_what_it_does(script: str) -> None:
    first, _, _ = (bootstrap.ROOT / "scripts" / script).read_text(encoding="utf-8").partition("\nimport ")
    assert f"python3 scripts/{script}" in first


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a lock of npm's, of packages that are not there yet."""
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "package-lock.json").write_text("{}")
    return tmp_path / "web"


def test_without_npm_it_is_said_and_nothing_ends(monkeypatch: pytest.MonkeyPatch, web: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert bootstrap.ready_web(web) == "npm is not installed"


def test_without_a_network_it_is_said_and_tried_again(monkeypatch: pytest.MonkeyPatch, web: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    called: list[list[str]] = []

    def fail(command: list[str], **_: object) -> int:
        called.append(command)
        return 1

    monkeypatch.setattr(subprocess, "call", fail)
    for _ in range(2):
        assert "without a network" in bootstrap.ready_web(web)
    assert len(called) == 2
    assert all("--ignore-scripts" in command for command in called)


def test_packages_that_fit_their_lock_are_left_alone(monkeypatch: pytest.MonkeyPatch, web: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)

    def install(*_: object, **__: object) -> int:
        (web / "node_modules").mkdir()
        return 0

    monkeypatch.setattr(subprocess, "call", install)
    assert bootstrap.ready_web(web) == ""
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: pytest.fail("npm was called"))
    assert bootstrap.ready_web(web) == ""
    (web / "package-lock.json").write_text("{ }")
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 1)
    assert bootstrap.ready_web(web) != ""
