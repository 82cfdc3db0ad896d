"""What a writer's tools read from the repository: the hook, the dev container, settings of VS Code, templates."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from built import run
from conftest import NOW, ROOT, MakeBase, settings_for
from gits import git, repository
from stories import STORY, VISIT

from lintas.catalogue import catalogue, languages
from lintas.load import load
from lintas.report import as_text

HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
GOOD, BAD = f"notes/{VISIT}/meetings.md", "notes/broken.md"
BROKEN = STORY["a-hundred-years.md"].replace("theme: integrated-planning", "theme: integrated-planing")


def as_json(path: str) -> Any:  # noqa: ANN401
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


@pytest.fixture
def changed(make_base: MakeBase) -> Path:
    """A repository of somebody else, with a base in it, one note of which has a fault."""
    base = make_base({**STORY, "broken.md": BROKEN})
    repository(base)
    git(base, "add", "-A")
    return base


def hook(base: Path, *files: str, arguments: tuple[str, ...] = ()) -> tuple[int, str]:
    """What the hook says, run as pre-commit runs it: its entry, the arguments of the settings, the changed files."""
    done = run(*shlex.split(HOOK["entry"]), *arguments, *files, cwd=base)
    return done.returncode, done.stdout + done.stderr


def test_the_hook_is_what_pre_commit_reads() -> None:
    assert HOOK.keys() <= {"id", "name", "description", "entry", "language", "files", "require_serial"}
    assert HOOK["language"] == "python"
    assert shlex.split(HOOK["entry"])[0] == "lintas", "the command that the package installs"


@pytest.mark.parametrize(
    ("path", "is_note"),
    [
        (GOOD, True),
        ("notes/a.id.md", True),
        ("notes/themes.yml", False),
        ("docs/about.md", False),
        ("README.md", False),
    ],
)
def test_the_hook_looks_at_notes(path: str, *, is_note: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) == is_note


def test_the_hook_says_nothing_of_good_notes(changed: Path) -> None:
    assert hook(changed, GOOD, "notes/a-hundred-years.md") == (0, "")


def test_the_hook_says_what_is_wrong_in_a_bad_one(changed: Path) -> None:
    status, said = hook(changed, GOOD, BAD)
    assert status == 1
    assert said.startswith(f"{BAD}:7:8: error[unknown-theme]")
    assert "help: Did you mean" in said


def test_the_hook_takes_the_settings_file_and_the_language(changed: Path) -> None:
    status, said = hook(changed.parent, f"base/{BAD}", arguments=("-f", "base/mkdocs.yml", "--lang", "id"))
    assert status == 1
    assert "kesalahan[unknown-theme]" in said


def test_the_dev_container_names_what_is_there() -> None:
    container = as_json(".devcontainer/devcontainer.json")
    assert re.fullmatch(r"python:3\.\d+-\w+", container["image"]), "an image by its name alone, of one version"
    for command in (container["postCreateCommand"], container["postAttachCommand"]):
        python, script = shlex.split(command)
        assert python == "python3"
        assert (ROOT / script).is_file()


def test_the_dev_container_shows_the_preview() -> None:
    container = as_json(".devcontainer/devcontainer.json")
    assert container["forwardPorts"] == [8000], "where the preview is, unless mkdocs.yml says otherwise"
    assert container["portsAttributes"]["8000"]["onAutoForward"] == "openPreview"
    assert "dev_addr" not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_the_dev_container_and_the_folder_ask_for_the_same_extensions() -> None:
    asked = as_json(".vscode/extensions.json")["recommendations"]
    assert as_json(".devcontainer/devcontainer.json")["customizations"]["vscode"]["extensions"] == asked


def test_every_note_has_one_schema() -> None:
    schemas: dict[str, list[str] | str] = as_json(".vscode/settings.json")["yaml.schemas"]
    for path in (ROOT / "notes").rglob("*.md"):
        note = PurePosixPath(path.relative_to(ROOT).as_posix())
        found = [schema for schema, patterns in schemas.items() if fits(note, patterns)]
        assert found == ["./schemas/exchange.json" if note.name.startswith("index.") else "./schemas/note.json"]
    assert all((ROOT / schema).is_file() for schema in schemas)


def fits(note: PurePosixPath, patterns: list[str] | str) -> bool:
    """Whether a file is one that patterns mean; one that begins with `!` takes out again."""
    some = [patterns] if isinstance(patterns, str) else patterns
    out = any(note.match(one.removeprefix("!**/")) for one in some if one.startswith("!"))
    return not out and any(note.match(one.rpartition("/")[2]) for one in some if not one.startswith("!"))


@pytest.mark.parametrize("task", as_json(".vscode/tasks.json")["tasks"], ids=lambda task: task["args"][0])
def test_a_task_runs_a_script_that_is_there(task: dict[str, Any]) -> None:
    assert (ROOT / task["args"][0]).is_file()


@pytest.mark.parametrize("lang", languages())
def test_the_task_marks_what_the_check_finds(make_base: MakeBase, lang: str) -> None:
    pattern = as_json(".vscode/tasks.json")["tasks"][0]["problemMatcher"]["pattern"]
    report = as_text(load(settings_for(make_base({"broken.md": BROKEN})), NOW).problems, catalogue(lang))
    found = re.search(pattern["regexp"], report, re.MULTILINE)
    assert found
    assert [found[pattern[name]] for name in ("file", "line", "column", "code")] == [BAD, "7", "8", "unknown-theme"]


def owners() -> dict[str, list[str]]:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines if line and not line.startswith("#")}


def test_the_owners_of_code_are_of_paths_that_are_there() -> None:
    assert owners()
    for path in owners():
        assert (ROOT / path.strip("/")).exists(), path


def test_an_owner_is_somebody_and_no_example() -> None:
    """A line with a name that there is not is a fault to GitHub, and one that strangers bear asks them."""
    for name in (name for names in owners().values() for name in names):
        assert re.fullmatch(r"@[\w-]+(/[\w.-]+)?|\S+@\S+", name)
        assert name not in {"@account", "@organisation/team"}


def test_the_template_of_notes_speaks_both_languages_and_that_of_code_is_named_in_it() -> None:
    text = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    for line in re.findall(r"^(?:## |- \[ \] )(.*)$", text, re.MULTILINE):
        assert " · " in line
    (name,) = re.findall(r"template=([\w.]+)", text)
    assert (ROOT / ".github" / "PULL_REQUEST_TEMPLATE" / name).is_file()
