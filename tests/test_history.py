from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from gits import GIT, git, repository
from stories import STORY

from lintas.export.write import write_format
from lintas.history import history_of
from lintas.inputs import read_inputs
from lintas.load import load
from lintas.render.places import known_links
from lintas.settings import read_settings, settings_of

pytestmark = pytest.mark.skipif(GIT is None, reason="git is not installed")
Commit = Callable[[str, str, str], str]


@pytest.fixture
def commit(tmp_path: Path) -> Commit:
    """Writes a file below the notes of a base, commits it on a day, and gives the commit."""
    repository(tmp_path)

    def write(path: str, text: str, day: str) -> str:
        file = tmp_path / "notes" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "a note", day=day)
        return git(tmp_path, "rev-parse", "HEAD")

    return write


def test_a_file_has_the_day_of_the_last_commit_that_changed_it(tmp_path: Path, commit: Commit) -> None:
    commit("a.md", "first", "2024-02-29")
    commit("b.md", "first", "2025-01-01")
    commit("a.md", "second", "2026-03-04")
    days = history_of(settings_for(tmp_path)).days
    assert days == {"notes/a.md": dt.date(2026, 3, 4), "notes/b.md": dt.date(2025, 1, 1)}


def test_the_commit_is_the_one_that_is_checked_out(tmp_path: Path, commit: Commit) -> None:
    first = commit("a.md", "first", "2024-01-01")
    assert commit("a.md", "second", "2025-01-01") != first
    git(tmp_path, "checkout", "-q", first)
    assert history_of(settings_for(tmp_path)).commit == first


def test_a_base_without_git_has_no_history(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    assert history_of(settings_for(tmp_path)).commit == ""
    assert history_of(settings_for(tmp_path)).days == {}


def test_a_repository_around_a_base_that_does_not_have_it_says_nothing(tmp_path: Path, commit: Commit) -> None:
    commit("a.md", "first", "2024-01-01")
    inside = tmp_path / "untracked"
    shutil.copytree(tmp_path / "notes", inside / "notes")
    assert history_of(settings_for(inside)).commit == ""


def test_a_base_below_the_top_of_its_repository_has_paths_of_its_own(tmp_path: Path, commit: Commit) -> None:
    commit("../below/notes/a.md", "first", "2024-01-01")
    assert history_of(settings_for(tmp_path / "below")).days == {"notes/a.md": dt.date(2024, 1, 1)}


def test_part_of_a_history_tells_no_days(tmp_path: Path, commit: Commit) -> None:
    commit("a.md", "first", "2024-01-01")
    last = commit("b.md", "first", "2025-01-01")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", str(shallow))
    history = history_of(settings_for(shallow))
    assert history.commit == last
    assert history.days == {}
    git(shallow, "fetch", "-q", "--unshallow")
    whole = history_of(settings_for(shallow))
    assert whole.commit == last
    assert whole.state != history.state
    assert whole.days["notes/a.md"] == dt.date(2024, 1, 1)


@pytest.mark.parametrize("path", ["notes/a.md", "notes/new.md", "docs/new.md", "mkdocs.yml"])
def test_what_was_not_committed_is_of_no_commit(tmp_path: Path, commit: Commit, path: str) -> None:
    first = commit("a.md", "first", "2024-01-01")
    assert history_of(settings_for(tmp_path)).commit_of_sources == first
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text("second", encoding="utf-8")
    assert history_of(settings_for(tmp_path)).commit_of_sources == ""


def test_what_no_site_is_made_of_takes_no_commit_away(tmp_path: Path, commit: Commit) -> None:
    first = commit("a.md", "first", "2024-01-01")
    (tmp_path / "thesis.txt").write_text("half done", encoding="utf-8")
    assert history_of(settings_for(tmp_path)).commit_of_sources == first


def test_of_docs_outside_the_repository_no_commit_tells(tmp_path: Path, commit: Commit) -> None:
    commit("a.md", "first", "2024-01-01")
    settings = replace(settings_for(tmp_path), docs=tmp_path.parent / "docs")
    assert history_of(settings).commit_of_sources == ""


def test_where_there_is_no_git_nothing_is_said(tmp_path: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch) -> None:
    commit("a.md", "first", "2024-01-01")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing-here"))
    assert history_of(settings_for(tmp_path)).commit == ""


def test_a_site_is_made_anew_when_the_rest_of_the_history_is_there(make_base: MakeBase, tmp_path: Path) -> None:
    base, shallow = make_base(STORY), tmp_path / "shallow"
    repository(base)
    for day in ("2024-01-01", "2025-01-01"):
        git(base, "add", "-A")
        git(base, "commit", "-qm", "notes", "--allow-empty", day=day)
    git(base, "clone", "-q", "--depth", "1", f"file://{base}", str(shallow))
    config, _ = read_settings(shallow / "mkdocs.yml")
    assert config is not None
    before = read_inputs(config, settings_of(config))
    assert read_inputs(config, settings_of(config)).all == before.all
    git(shallow, "fetch", "-q", "--unshallow")
    assert read_inputs(config, settings_of(config)).all != before.all


def test_data_name_their_commit_while_they_are_of_it(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base(STORY)
    repository(base)
    git(base, "add", "-A")
    git(base, "commit", "-qm", "notes")
    named = [generated_from(base, tmp_path / "committed")]
    with (base / "notes" / "a-hundred-years.md").open("a", encoding="utf-8") as note:
        note.write("\nMore.\n")
    assert [*named, generated_from(base, tmp_path / "edited")] == [git(base, "rev-parse", "HEAD"), None]


def generated_from(base: Path, folder: Path) -> str | None:
    """The commit that the data of a base name."""
    config, _ = read_settings(base / "mkdocs.yml")
    assert config is not None
    settings = settings_of(config)
    loaded = load(settings, NOW)
    write_format("json", folder, known_links(config, settings, loaded), settings, loaded)
    found: str | None = json.loads((folder / "api" / "v1" / "index.json").read_bytes())["generated_from"]
    return found


def test_nothing_is_run_that_a_repository_has_set(tmp_path: Path, commit: Commit) -> None:
    commit("a.md", "one", "2026-01-01")
    ran = tmp_path / "ran"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {ran}\n", encoding="utf-8")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program"):
        git(tmp_path, "config", name, str(script))
    git(tmp_path, "config", "log.showSignature", "true")
    git(tmp_path, "config", "core.hooksPath", str(tmp_path))
    history = history_of(settings_for(tmp_path))
    assert history.days
    _ = history.commit_of_sources
    assert history.text_beside("notes/a.md", "notes/a.md") == "one"
    assert not ran.exists()


def test_a_git_that_lies_in_the_base_is_not_run(
    tmp_path: Path, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit("a.md", "one", "2026-01-01")
    fake = tmp_path / ("git.bat" if os.name == "nt" else "git")
    fake.write_text("#!/bin/sh\necho fake\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history_of(settings_for(tmp_path)).commit == ""
