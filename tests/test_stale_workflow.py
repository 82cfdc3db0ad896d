"""The workflow that keeps one issue up to date."""

from __future__ import annotations

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
    assert not any("--body " in command or "cat " in command for command in commands)
