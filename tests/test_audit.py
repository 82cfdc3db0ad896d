"""What is installed: every lock pins releases with hashes, and known faults are found in them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import audit
import bootstrap
import pytest
from audit import NPM, PIP, Package

HASH = "--hash=sha256:" + "a1" * 32
GOOD = f"markdown==3.7 \\\n    {HASH}\n    # via lintas\n"
MARKDOWN = Package(PIP, "Markdown", "3.7.1", "requirements.lock")
AXE = Package(NPM, "axe-core", "4.14.1", "tests/web/package-lock.json")


def by_osv(*events: dict[str, str], package: str = "markdown", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    ranges = [{"type": "ECOSYSTEM", "events": [*events]}]
    affected = {"package": {"ecosystem": "PyPI", "name": package}, "ranges": ranges}
    return {"id": "PYSEC-1", "summary": "It hangs", "affected": [{**affected, **more}]}


def by_github(named: str, package: str = "axe-core", ecosystem: str = "npm") -> dict[str, Any]:
    vulnerable = {"package": {"ecosystem": ecosystem, "name": package}, "vulnerable_version_range": named}
    return {"ghsa_id": "GHSA-1", "summary": "It leaks", "withdrawn_at": None, "vulnerabilities": [vulnerable]}


def found(folder: Path, *told: object) -> list[str]:
    (folder / "known.json").write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    return audit.hits([MARKDOWN, AXE], audit.advisories(folder))


def test_the_locks_of_this_repository_are_whole() -> None:
    packages, wrong = audit.pinned()
    assert wrong == []
    assert {package.ecosystem for package in packages} == {PIP, NPM}
    assert {package.lock for package in packages} == {
        file.relative_to(bootstrap.ROOT).as_posix() for file in audit.locks()
    }


def test_every_lock_is_looked_at() -> None:
    there = {*bootstrap.ROOT.glob("*.lock"), *bootstrap.ROOT.glob("[a-z]*/[a-z]*/*.lock")}
    assert {*audit.locks()} == there | {*bootstrap.ROOT.glob("[a-z]*/[a-z]*/package-lock.json")}


def test_a_release_with_its_hash_is_pinned() -> None:
    assert audit.read_lock(GOOD, "a.lock") == ([Package(PIP, "markdown", "3.7", "a.lock")], [])


@pytest.mark.parametrize(
    "line",
    [
        "markdown==3.7",
        f"markdown>=3.7 {HASH}",
        f"markdown {HASH}",
        "--index-url example.org",
        "-e .",
        "markdown @ git+ssh",
    ],
)
def test_all_else_in_a_lock_is_told_with_its_line(line: str) -> None:
    _, wrong = audit.read_lock(f"{GOOD}{line}\n", "a.lock")
    assert wrong == [f"a.lock:4: not one release with its hashes: {line}"]


def test_an_empty_lock_is_told() -> None:
    assert audit.read_lock("# nothing\n", "a.lock") == ([], ["a.lock: it pins nothing"])


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"integrity": "sha512-x"}, []),
        ({}, ["a: axe has no hash"]),
        ({"integrity": "sha1-x"}, ["a: axe has no hash"]),
        ({"integrity": "sha512-x", "resolved": "git"}, ["a: axe comes from an address of its own"]),
    ],
)
def test_a_lock_of_npm_has_hashes_and_no_addresses(told: dict[str, str], wrong: list[str]) -> None:
    text = json.dumps({"packages": {"": {}, "node_modules/axe": {"version": "1", **told}}})
    assert audit.read_npm_lock(text, "a") == ([Package(NPM, "axe", "1", "a")], wrong)


@pytest.mark.parametrize(
    ("events", "is_hit"),
    [
        ([{"introduced": "0"}, {"fixed": "3.8"}], True),
        ([{"introduced": "0"}, {"fixed": "3.7.1"}], False),
        ([{"introduced": "3.8"}], False),
        ([{"introduced": "3.7"}], True),
        ([{"introduced": "3.0"}, {"last_affected": "3.7.1"}], True),
        ([{"introduced": "2.0"}, {"fixed": "2.1"}, {"introduced": "3.6"}, {"fixed": "3.7.2"}], True),
    ],
)
def test_a_fault_that_osv_knows_is_found(events: list[dict[str, str]], is_hit: bool, tmp_path: Path) -> None:  # noqa: FBT001
    assert bool(found(tmp_path, by_osv(*events))) == is_hit


def test_a_release_that_is_named_by_itself_is_found(tmp_path: Path) -> None:
    assert found(tmp_path, by_osv({"introduced": "9"}, versions=["3.7.1"]))


def test_a_fault_that_github_knows_is_found_and_told(tmp_path: Path) -> None:
    assert found(tmp_path, [by_github(">= 4.0, < 4.15.0")]) == [
        "tests/web/package-lock.json: axe-core 4.14.1: GHSA-1: It leaks (>= 4.0, < 4.15.0)"
    ]
    assert found(tmp_path, [by_github("= 4.14.1")])
    assert found(tmp_path, [by_github("< 4.14.1")], [by_github("= 4.14.2")]) == []


def test_answers_that_stand_one_after_the_other_are_all_read(tmp_path: Path) -> None:
    assert len(found(tmp_path, [], [by_github("< 5")], [by_github("< 6")])) == 2


def test_what_was_taken_back_and_what_is_about_others_is_left_out(tmp_path: Path) -> None:
    taken_back = {**by_github("< 5"), "withdrawn_at": "2026-01-01"}
    assert found(tmp_path, taken_back, by_github("< 5", "axe"), by_github("< 5", ecosystem="rubygems")) == []


def test_a_range_that_nobody_can_read_wants_a_look(tmp_path: Path) -> None:
    assert found(tmp_path, by_github("some of them"))


def test_it_asks_for_each_package_once() -> None:
    many = [Package(PIP, f"p{number}", "1", lock) for number in range(150) for lock in ("a", "b")]
    lines = [*audit.asked(many, PIP)]
    assert [len(line.split(",")) for line in lines] == [100, 50]
    assert lines[0].startswith("p0@1,")


def test_nothing_of_a_package_runs_while_it_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "_usable", lambda: True)
    monkeypatch.setattr(bootstrap, "_web_stamp", lambda _: tmp_path / "web")
    monkeypatch.setattr(shutil, "which", lambda _: "npm")

    def call(command: list[str], **_: object) -> int:
        called.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    bootstrap.ready()
    assert bootstrap.ready_web() == ""
    of_the_lock, our_own, of_npm = (" ".join(command) for command in called)
    assert "--require-hashes --only-binary :all: -r" in of_the_lock
    assert "--no-deps --no-build-isolation --no-index -e" in our_own
    assert "npm ci --ignore-scripts" in of_npm


def test_other_scripts_install_in_the_same_way() -> None:
    for name in ("fuzz.py", "other_engines.py"):
        text = (bootstrap.ROOT / "scripts" / name).read_text(encoding="utf-8")
        assert text.count('"install"') == 1
        assert '"--only-binary", ":all:"' in text
        assert '"--require-hashes"' in text


def test_every_package_of_the_run_has_a_licence() -> None:
    told = {name: licence for name, _, licence in audit.licences(audit.pinned()[0])}
    assert told["mkdocs"] == "BSD-2-Clause"
    assert "it does not say" not in told.values()
