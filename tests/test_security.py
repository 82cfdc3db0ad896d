"""What we say of our defences: each test that is named is there, and so is each file and each step of the way."""

from __future__ import annotations

import re

from conftest import ROOT, TESTS

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([A-Z][^|]*?) \|.*\| ([^|]*) \|$", TEXT, re.MULTILINE)


def test_every_step_names_tests_and_each_of_them_is_there() -> None:
    assert len(ROWS) > 8
    for step, tests in ROWS:
        named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", tests)
        assert named, f"nothing shows what holds at the step “{step}”"
        for file, test in named:
            assert f"\ndef {test}(" in (TESTS / file).read_text(encoding="utf-8"), f"{file}::{test}"


def test_its_files_and_links_are_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT):
        assert (ROOT / target).is_file(), target
    for path in re.findall(r"`((?:scripts|tests|docs|\.github)/[\w./]+)`|python3 (scripts/\w+\.py)", TEXT):
        assert (ROOT / "".join(path)).exists(), path


def test_who_comes_to_the_repository_finds_it() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "CONTRIBUTING.id.md"):
        assert "(SECURITY.md)" in (ROOT / page).read_text(encoding="utf-8"), page
