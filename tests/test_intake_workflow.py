"""The commands of the workflow for forms, with a repository of their own and a `gh` that only writes down its calls."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from gits import git, repository

from lintas.intake.answer import MARKER

BASH = shutil.which("bash")
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "intake.yml").read_text(encoding="utf-8"))
JOBS = WORKFLOW["jobs"]
HOSTILE = "@octocat $(touch hacked) `touch hacked`; touch hacked #1"
US = "41898282+github-actions[bot]@users.noreply.github.com"
# `gh` with what GitHub would say: an open pull request in the file `pull`, our comment in the file `comment`;
# and with what somebody does while the commands run, in the file `meanwhile`.
GH = """#!/bin/sh
printf '%s\\n' "gh $*" >> "$GITHUB/calls"
case "$*" in
  "auth setup-git") [ ! -f "$GITHUB/meanwhile" ] || sh -e "$GITHUB/meanwhile" ;;
  *"pr list"*.url*) [ ! -f "$GITHUB/pull" ] || echo https://github.com/example/lintas/pull/9 ;;
  *"pr list"*) [ ! -f "$GITHUB/pull" ] || echo 9 ;;
  *"pr create"*) touch "$GITHUB/pull" ;;
  *--paginate*) [ ! -f "$GITHUB/comment" ] || echo 55 ;;
esac
"""

pytestmark = pytest.mark.skipif(os.name == "nt" or BASH is None, reason="the workflow runs on Linux")


def step(name: str) -> dict[str, dict[str, str] | str]:
    """A step of a job that answers."""
    steps = [*JOBS["answer"]["steps"], *JOBS["sorry"]["steps"]]
    found: dict[str, dict[str, str] | str] = next(one for one in steps if one.get("name") == name)
    return found


@dataclass
class Hub:
    """`origin` is the repository on GitHub, `clone` the copy of the runner, `form` what the first job handed over."""

    folder: Path

    def __post_init__(self) -> None:
        self.origin, self.clone, self.form = (self.folder / name for name in ("origin", "clone", "form"))
        (self.folder / "bin").mkdir()
        gh = self.folder / "bin" / "gh"
        gh.write_text(GH, encoding="utf-8")
        gh.chmod(0o755)
        self.origin.mkdir()
        repository(self.origin)
        (self.origin / "notes").mkdir()
        (self.origin / "notes" / "a.md").write_text("A\n", encoding="utf-8")
        git(self.origin, "add", ".")
        git(self.origin, "commit", "-qm", "start")

    def hand_over(self, text: str = "A note\n") -> None:
        """What the first job gives the second one, for a note of some text."""
        shutil.rmtree(self.form, ignore_errors=True)
        self.form.mkdir()
        work = self.folder / "first"
        shutil.rmtree(work, ignore_errors=True)
        git(self.folder, "clone", "-q", str(self.origin), str(work))
        (work / "notes" / "asked").mkdir()
        (work / "notes" / "asked" / "first.id.md").write_text(text, encoding="utf-8")
        git(work, "add", "--intent-to-add", "--", "notes")
        patch = git(work, "diff", "--binary", "--", "notes") + "\n"
        parts = {
            "note.patch": patch,
            "title": "note: asked/first",
            "message": f"note: asked/first\n\n{HOSTILE}\n",
            "body.md": HOSTILE,
            "answer.md": f"<!-- lintas: form -->\n\n{HOSTILE}\n",
            "kept.md": "<!-- lintas: form -->\n\nAn editor has worked on it.\n",
            "label": "lesson",
        }
        for name, content in parts.items():
            (self.form / name).write_text(content, encoding="utf-8")

    def run(self, name: str) -> None:
        """Run the commands of a step, as a runner does."""
        assert BASH
        shutil.rmtree(self.clone, ignore_errors=True)
        git(self.folder, "clone", "-q", str(self.origin), str(self.clone))
        found = step(name)
        own = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        given = found.get("env", {})
        env = own | {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "GITHUB": str(self.folder),
            "FORM": str(self.form),
            "MAIN": "main",
            "ISSUE": "7",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "example/lintas",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **({name: text for name, text in given.items() if "${{" not in text} if isinstance(given, dict) else {}),
        }
        command = [BASH, "-e", "-c", str(found["run"])]
        done = subprocess.run(command, cwd=self.clone, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert not list(self.folder.rglob("hacked")), "nothing of what was handed over is a command"

    @property
    def calls(self) -> str:
        file = self.folder / "calls"
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    @property
    def answer(self) -> str:
        return (self.form / "answer.md").read_text(encoding="utf-8")

    def note(self) -> str:
        return git(self.origin, "show", "form-7:notes/asked/first.id.md")


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return Hub(tmp_path)


def test_a_note_becomes_a_branch_and_a_pull_request(hub: Hub) -> None:
    hub.hand_over()
    hub.run("Propose the note")
    assert hub.note() == "A note"
    assert git(hub.origin, "log", "-1", "--format=%ae%n%s", "form-7") == f"{US}\nnote: asked/first"
    assert git(hub.origin, "diff", "--name-only", "main", "form-7") == "notes/asked/first.id.md"
    assert "gh pr create --base main --head form-7 --title note: asked/first --body-file" in hub.calls
    assert hub.answer.endswith("\nhttps://github.com/example/lintas/pull/9\n")


def test_a_form_that_is_edited_changes_the_same_pull_request(hub: Hub) -> None:
    for text in ("A note\n", "A better note\n"):
        hub.hand_over(text)
        hub.run("Propose the note")
    assert hub.note() == "A better note"
    assert git(hub.origin, "rev-list", "--count", "main..form-7") == "1"
    assert hub.calls.count("gh pr create") == 1
    assert "gh api --silent --method PATCH repos/{owner}/{repo}/pulls/9 -F title=@" in hub.calls


def test_what_an_editor_has_written_stays(hub: Hub) -> None:
    hub.hand_over()
    hub.run("Propose the note")
    git(hub.origin, "switch", "-q", "form-7")
    (hub.origin / "notes" / "asked" / "first.id.md").write_text("An editor's note\n", encoding="utf-8")
    git(hub.origin, "commit", "-qam", "better")
    git(hub.origin, "switch", "-q", "main")
    hub.hand_over("A changed note\n")
    hub.run("Propose the note")
    assert hub.note() == "An editor's note"
    assert "An editor has worked on it." in hub.answer
    assert hub.answer.endswith("/pull/9\n")
    assert "PATCH" not in hub.calls, "nor are title and text of the pull request made anew"


def test_a_commit_of_ours_that_an_editor_has_amended_stays(hub: Hub) -> None:
    hub.hand_over()
    hub.run("Propose the note")
    git(hub.origin, "switch", "-q", "form-7")
    (hub.origin / "notes" / "asked" / "first.id.md").write_text("An editor's note\n", encoding="utf-8")
    git(hub.origin, "commit", "-qa", "--amend", "--no-edit")
    assert git(hub.origin, "log", "-1", "--format=%ae") == US
    git(hub.origin, "switch", "-q", "main")
    hub.hand_over("A changed note\n")
    hub.run("Propose the note")
    assert hub.note() == "An editor's note"


@pytest.mark.parametrize("is_there", [False, True])
def test_what_an_editor_pushes_meanwhile_stays(hub: Hub, is_there: bool) -> None:  # noqa: FBT001  (a parameter)
    if is_there:
        hub.hand_over()
        hub.run("Propose the note")
    git(hub.origin, "switch", "-qc", "other", *(["form-7"] if is_there else []))
    note = hub.origin / "notes" / "asked" / "first.id.md"
    note.parent.mkdir(exist_ok=True)
    note.write_text("An editor's note\n", encoding="utf-8")
    git(hub.origin, "add", ".")
    git(hub.origin, "commit", "-qm", "better")
    git(hub.origin, "switch", "-q", "main")
    push = f"git -C '{hub.origin}' update-ref refs/heads/form-7 refs/heads/other\n"
    (hub.folder / "meanwhile").write_text(push, encoding="utf-8")
    hub.hand_over("A changed note\n")
    hub.run("Propose the note")
    assert hub.note() == "An editor's note"
    assert "An editor has worked on it." in hub.answer


def test_a_push_that_fails_is_no_editors(hub: Hub) -> None:
    hook = hub.origin / ".git" / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    hub.hand_over()
    with pytest.raises(AssertionError, match="pre-receive"):
        hub.run("Propose the note")
    assert "An editor has worked on it." not in hub.answer


def test_a_patch_reaches_nothing_but_notes(hub: Hub) -> None:
    hub.hand_over()
    patch = (hub.form / "note.patch").read_text(encoding="utf-8")
    evil = patch.replace("notes/asked/first.id.md", ".github/workflows/evil.yml")
    (hub.form / "note.patch").write_text(patch + evil, encoding="utf-8")
    hub.run("Propose the note")
    assert git(hub.origin, "diff", "--name-only", "main", "form-7") == "notes/asked/first.id.md"


def test_where_it_goes_is_not_for_the_first_job_to_say(hub: Hub) -> None:
    hub.hand_over()
    for name, text in (("branch", "main"), ("issue", "8")):
        (hub.form / name).write_text(text, encoding="utf-8")
    before = git(hub.origin, "rev-parse", "main")
    hub.run("Propose the note")
    hub.run("Answer on the issue")
    assert hub.note() == "A note"
    assert git(hub.origin, "rev-parse", "main") == before
    assert "/issues/8" not in hub.calls
    assert JOBS["answer"]["env"]["ISSUE"] == "${{ github.event.issue.number }}"


def test_the_answer_is_one_comment_for_good(hub: Hub) -> None:
    hub.hand_over()
    hub.run("Answer on the issue")
    assert "--method POST repos/{owner}/{repo}/issues/7/labels -F labels[]=@" in hub.calls
    assert "--method POST repos/{owner}/{repo}/issues/7/comments -F body=@" in hub.calls
    (hub.folder / "comment").touch()
    hub.run("Answer on the issue")
    assert "--method PATCH repos/{owner}/{repo}/issues/comments/55 -F body=@" in hub.calls
    assert hub.calls.count("/issues/7/comments -F") == 1


def test_a_form_that_could_not_be_read_is_answered_in_both_languages(hub: Hub) -> None:
    job = JOBS["sorry"]
    assert (job["needs"], job["permissions"]) == ("read", {"issues": "write"})
    assert job["if"].startswith("failure()")
    hub.run("Say so on the issue")
    said = f"--raw-field body={MARKER}\n\nYour form could not be read"
    assert f"--method POST repos/{{owner}}/{{repo}}/issues/7/comments {said}" in hub.calls
    assert "Formulir Anda tidak dapat dibaca" in hub.calls
    (hub.folder / "comment").touch()
    hub.run("Say so on the issue")
    assert f"--method PATCH repos/{{owner}}/{{repo}}/issues/comments/55 {said}" in hub.calls


def test_who_reads_may_not_write_and_who_writes_runs_nothing_of_ours() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in JOBS["read"]
    assert JOBS["answer"]["permissions"] == {"contents": "write", "issues": "write", "pull-requests": "write"}
    commands = "\n".join(one.get("run", "") for one in JOBS["answer"]["steps"])
    assert "python" not in commands
    assert "scripts/" not in commands
