"""The workflow that keeps one issue up to date."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

JOBS = yaml.safe_load((ROOT / ".github" / "workflows" / "stale.yml").read_text(encoding="utf-8"))["jobs"]


def test_who_reads_the_notes_may_not_write_and_who_writes_does_not_read_them() -> None:
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "look": {"contents": "read", "issues": "read"},
        "tell": {"issues": "write"},
    }
    assert not any("checkout" in step.get("uses", "") for step in JOBS["tell"]["steps"])


def test_what_is_said_while_packages_are_installed_does_not_get_into_the_issue() -> None:
    commands = [step.get("run", "") for step in JOBS["look"]["steps"]]
    (writes,) = (number for number, command in enumerate(commands) if "> stale/body.md" in command)
    assert commands[writes - 1] == "python3 scripts/stale.py --help"


def test_what_notes_say_travels_in_files() -> None:
    commands = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]
    assert any("--body-file stale/body.md" in command for command in commands)
    assert not any("--body " in command or "cat stale/body" in command for command in commands)


GH = """#!/bin/sh
echo "$@" >> asked.txt
if [ "$2" = list ]; then cat issue.json; fi
"""


@pytest.mark.skipif(os.name == "nt" or not shutil.which("jq"), reason="the runner's shell and jq")
@pytest.mark.parametrize(
    ("now", "written"),
    [
        ({"number": 7, "updatedAt": "2026-11-02T01:17:00Z"}, True),
        ({"number": 7, "updatedAt": "2026-11-02T01:40:00Z"}, False),  # a box was ticked meanwhile
        ({}, False),  # it was closed meanwhile
    ],
)
def test_what_was_ticked_while_it_looked_is_not_written_over(
    now: dict[str, object],
    written: bool,  # noqa: FBT001  (a case)
    tmp_path: Path,
) -> None:
    (command,) = (step["run"] for step in JOBS["tell"]["steps"] if "run" in step)
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "issue.json").write_text(json.dumps(now), encoding="utf-8")
    (tmp_path / "stale").mkdir()
    (tmp_path / "stale" / "body.md").write_text("- [ ] one\n", encoding="utf-8")
    (tmp_path / "stale" / "updated.txt").write_text("2026-11-02T01:17:00Z\n", encoding="utf-8")
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "GH_REPO": "example/lintas", "LABEL": "x"}
    subprocess.run(["bash", "-e", "-c", command], cwd=tmp_path, env=env, check=True)  # noqa: S607  (the one on the path)
    asked = (tmp_path / "asked.txt").read_text(encoding="utf-8")
    assert ("repos/example/lintas/issues/7 -F body=@stale/body.md" in asked) is written
    assert len(asked.splitlines()) == 1 + written
