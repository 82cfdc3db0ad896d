"""What must hold for the repository as a whole."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import get_args

import picture
import pytest
from conftest import ROOT
from packaging.requirements import Requirement

from lintas.model import (
    MODELS,
    AskState,
    Evidence,
    Format,
    Header,
    Note,
    OfferState,
    Stage,
    Status,
    written_fields,
)

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {
    "requirements.lock": ("build",),
    "requirements-test.lock": ("build", "test"),
}
ENGINES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "engines").glob("*.lock"))
FUZZ = "tests/fuzz/atheris.lock"
PACKAGES = sorted(path.parent for path in ROOT.glob("*/*/package-lock.json"))


def pinned(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\]+)", text, re.MULTILINE))


def committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607  (the git of whoever runs the tests)
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(("lock", "extras"), LOCKS.items())
def test_a_lock_fits_what_we_depend_on(lock: str, extras: tuple[str, ...]) -> None:
    wanted = [*PROJECT["dependencies"]]
    for extra in extras:
        wanted.extend(PROJECT["optional-dependencies"][extra])
    have = pinned(lock)
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(have[requirement.name.lower()]), requirement


def test_the_two_locks_pin_the_same_versions() -> None:
    run, test = pinned("requirements.lock"), pinned("requirements-test.lock")
    assert {name: test.get(name) for name in run} == run


@pytest.mark.parametrize("lock", ENGINES)
def test_a_lock_of_an_engine_has_that_engine_and_else_the_versions_that_we_have(lock: str) -> None:
    ours, theirs = pinned("requirements.lock"), pinned(lock)
    assert Path(lock).stem in theirs
    assert {name: version for name, version in theirs.items() if ours.get(name, version) != version} == {}


@pytest.mark.parametrize("lock", [*LOCKS, *ENGINES, FUZZ])
def test_a_lock_has_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    for block in re.split(r"\n(?=[a-z0-9])", text.strip()):
        assert "--hash=sha256:" in block


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda path: path.name)
def test_a_lock_of_npm_has_hashes_and_no_address(folder: Path) -> None:
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages.pop("")["dependencies"] == wanted
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def test_nothing_committed_names_a_registry_or_a_folder_of_one_machine() -> None:
    unwanted = re.compile(
        r"(?:files|registry|deb)\.[a-z]+\.(?:org|com)/|[a-z]+\.org/simple|/(?:home|Users|root|work)/\w"
    )
    for path in committed():
        if path.suffix in {".png", ".pdf", ".lock"}:
            continue
        found = unwanted.search(path.read_text(encoding="utf-8", errors="replace"))
        assert found is None, (path, found)


def test_the_picture_shows_the_templates_and_styles_as_they_are() -> None:
    shown = picture.shown_look(picture.PICTURE)
    assert shown == picture.look(), "make it anew with python3 scripts/picture.py, and look at it"


def test_the_page_on_records_names_every_field() -> None:
    text = (ROOT / "docs" / "project" / "records.md").read_text(encoding="utf-8")
    rows = {
        row[0]: set(re.findall(r"`(\w+)`", row[1]))
        for row in re.findall(r"^\| ([\w ]+) \| (`.*`) \|$", text, re.MULTILINE)
    }
    every = {*written_fields(Header), *written_fields(Note)} - {"kind"}
    assert rows.pop("every note") == every
    assert rows == {kind: set(written_fields(model)) - every - {"kind"} for kind, model in MODELS.items()}


def test_the_page_on_records_names_every_value() -> None:
    text = (ROOT / "docs" / "project" / "records.md").read_text(encoding="utf-8")
    table = text[text.index("| field | values |") :].split("\n\n")[0]
    rows = {
        name: re.findall(r"`([\w-]+)`", values)
        for name, values in re.findall(r"^\| (`.*) \| (`.*`) \|$", table, re.MULTILINE)
    }
    assert rows == {
        "`evidence`": list(get_args(Evidence)),
        "`stage`": list(get_args(Stage)),
        "`format`": list(get_args(Format)),
        "`status`": list(get_args(Status)),
        "`state` of an ask": list(get_args(AskState)),
        "`state` of an offer": list(get_args(OfferState)),
    }


@pytest.mark.parametrize("file", sorted((ROOT / "src").rglob("*.py")), ids=lambda path: path.name)
def test_a_module_stays_readable(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 320, "split it by what it holds"


def test_the_commands_of_the_readme_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for script in re.findall(r"python3 (scripts/\w+\.py)", text):
        assert (ROOT / script).is_file()
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def test_who_brings_a_note_finds_the_way_first() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    first = [text.index(part) for part in ("(CONTRIBUTING.id.md)", "## Add a note", "## Read it on your machine")]
    assert first == sorted(first)
    assert "tanpa memprogram" in text.split("\n\n")[1]


def test_imports_point_one_way() -> None:
    """A module imports only what stands above it in the table of the page on architecture."""
    text = (ROOT / "docs" / "project" / "architecture.md").read_text(encoding="utf-8")
    order = [name.removesuffix(".py").rstrip("/") for name in re.findall(r"^\| `([\w./]+)` \|", text, re.MULTILINE)]
    for file in (ROOT / "src" / "lintas").rglob("*.py"):
        module = file.relative_to(ROOT / "src" / "lintas").parts[0].removesuffix(".py")
        if module in {"__init__", "__main__"}:
            continue
        imported = re.findall(r"^from lintas\.(\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
        wrong = {one for one in imported if one != module and order.index(one) > order.index(module)}
        assert wrong == set(), file.name


NAMING = [
    *(file for file in ROOT.glob("*.md") if file.name != "CHANGELOG.md"),
    *(ROOT / "docs").rglob("*.md"),
    *(ROOT / ".github").rglob("*.*ml"),
    *(file for folder in ("src", "scripts") for file in (ROOT / folder).rglob("*.py")),
]


@pytest.mark.parametrize("file", NAMING, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_script_that_is_named_is_there(file: Path) -> None:
    """What a page tells somebody to run, and what the words before a program say of another."""
    named = set(re.findall(r"\bscripts/[\w/-]+\.py\b", file.read_text(encoding="utf-8")))
    assert [one for one in sorted(named) if not (ROOT / one).is_file()] == []
