"""What a site is made in, told without MkDocs: some files are made, again and again, and sometimes a run is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from lintas.lock import locked
from lintas.settings import CACHE
from lintas.workspace import STAGING, workspace

HOME = {"index.html": "home"}


class KilledError(BaseException):
    """Ends a build as a signal does that nobody can catch."""


def killed(*_: object) -> None:
    raise KilledError


def make(base: Path, files: Mapping[str, str], inputs: str = "") -> Path:
    """The site after a build that makes these files."""
    site = base / "site"
    with workspace(base, site) as work:
        made = work.tree()
        for path, text in files.items():
            made.put(path, text.encode())
        made.keep(files.keys())
        work.finish(made, inputs)
        work.keep_said(inputs, (), len(files))
    return site


def is_unchanged(base: Path, inputs: str) -> bool:
    with workspace(base, base / "site") as work:
        return work.said_last(inputs) is not None


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


# Hidden files


def test_hidden_files_that_we_made_are_known_and_go_when_they_are_no_longer_made(tmp_path: Path) -> None:
    ours = HOME | {".well-known/security.txt": "Contact: us"}
    site = make(tmp_path, ours, "first")
    write(site / ".git" / "config", "theirs")
    write(site / ".htaccess", "theirs")
    assert is_unchanged(tmp_path, "first")
    assert files_in(make(tmp_path, ours | {"a": "a"})) == ours | {
        "a": "a",
        ".git/config": "theirs",
        ".htaccess": "theirs",
    }
    for _ in range(3):
        assert files_in(make(tmp_path, HOME)) == HOME | {".git/config": "theirs", ".htaccess": "theirs"}


def test_hidden_files_of_others_that_they_delete_do_not_come_back(tmp_path: Path) -> None:
    site = make(tmp_path, HOME)
    write(site / ".htaccess", "theirs")
    make(tmp_path, HOME | {"a": "a"})
    (site / ".htaccess").unlink()
    for text in ("b", "c"):
        assert files_in(make(tmp_path, HOME | {"a": text})) == HOME | {"a": text}


def test_what_was_made_for_a_site_that_cannot_be_moved_goes_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise PermissionError(13, "refused")

    make(tmp_path, HOME)
    monkeypatch.setattr("lintas.publish._exchange", refuse)
    write(tmp_path / "site" / ".git" / "config", "theirs")
    theirs = {".git/config": "theirs"}
    assert files_in(make(tmp_path, HOME | {".nojekyll": ""})) == HOME | theirs | {".nojekyll": ""}
    assert files_in(make(tmp_path, HOME)) == HOME | theirs


# Runs that were killed


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_hidden_file_that_was_ours_once_may_be_that_of_others_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    def refuse(*_: Path) -> None:
        raise PermissionError(13, "refused")

    make(tmp_path, HOME | {".nojekyll": "ours"})
    if not can_exchange:
        monkeypatch.setattr("lintas.publish._exchange", refuse)
    site = make(tmp_path, HOME)
    write(site / ".nojekyll", "theirs")
    for text in ("a", "b"):
        assert files_in(make(tmp_path, HOME | {"a": text})) == HOME | {"a": text, ".nojekyll": "theirs"}


@pytest.mark.parametrize("moment", ["_exchange", "bring_back_hidden"])
def test_a_build_killed_while_it_puts_the_site_in_its_place_leaves_all_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    site = make(tmp_path, HOME | {".well-known/security.txt": "ours"})
    write(site / ".git" / "config", "theirs")
    with monkeypatch.context() as patch:
        patch.setattr(f"lintas.publish.{moment}", killed)
        with pytest.raises(KilledError):
            make(tmp_path, HOME | {"a": "a"})
    with workspace(tmp_path, site):
        assert files_in(site)[".git/config"] == "theirs"
    assert files_in(make(tmp_path, HOME)) == HOME | {".git/config": "theirs"}


@pytest.mark.parametrize("renames", range(4))
def test_where_names_cannot_be_exchanged_a_killed_build_is_mended_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    monkeypatch.setattr("lintas.publish._exchange_call", lambda: None)
    site = make(tmp_path, HOME)
    write(site / ".git" / "config", "theirs")
    theirs = {".git/config": "theirs"}
    rename, done = Path.rename, iter(range(renames))

    def rename_some(path: Path, target: Path) -> Path:
        if next(done, None) is None:
            raise KilledError
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename_some)
        with pytest.raises(KilledError):
            make(tmp_path, {"index.html": "new home"})
    with workspace(tmp_path, site):
        assert files_in(site) == theirs | (HOME if renames < 2 else {"index.html": "new home"})
    assert files_in(make(tmp_path, HOME | {"a": "a"})) == HOME | {"a": "a"} | theirs
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "site"]


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_what_killed_runs_have_left_is_deleted_and_what_others_work_on_is_not(tmp_path: Path, gone: int) -> None:
    make(tmp_path, HOME)
    cache = tmp_path / CACHE
    (own,) = (path for path in cache.iterdir() if path.is_dir())
    left = [own / f"{STAGING}x", cache / f"alone-{own.name}-x", cache / f"notes.kept.{gone}", own / f"x.kept.{gone}"]
    for path in left:
        write(path / "file" if ".kept." not in path.name else path, "left")
    stays = [cache / f"alone-{own.name}-y", cache / f"notes.kept.{os.getpid()}", cache / "alone-other-x"]
    for path in stays:
        write(path / "lock" if ".kept." not in path.name else path, "in use")
    with (stays[0] / "lock").open("a") as lock:
        assert locked(lock)
        make(tmp_path, HOME)
    assert [path for path in left if path.exists()] == []
    assert [path for path in stays if not path.exists()] == []


def test_a_second_build_at_the_same_time_works_alone_and_leaves_nothing(tmp_path: Path) -> None:
    site = make(tmp_path, HOME)
    cache = tmp_path / CACHE
    before = set(cache.iterdir())
    with workspace(tmp_path, site) as first:
        with workspace(tmp_path, site) as second:
            assert second.folder != first.folder
            assert second.folder.parent == cache
            assert not _can_lock(second.folder / "lock")
        assert set(cache.iterdir()) == before


def test_a_build_alone_that_was_killed_gives_back_what_it_had_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make(tmp_path, HOME)
    write(site / ".git" / "config", "theirs")
    with workspace(tmp_path, site), monkeypatch.context() as patch:
        patch.setattr("lintas.publish.bring_back_hidden", killed)
        patch.setattr("shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(KilledError):
            make(tmp_path, {"index.html": "new home"})
    assert not (site / ".git").exists()
    assert files_in(make(tmp_path, HOME)) == HOME | {".git/config": "theirs"}


def _can_lock(file: Path) -> bool:
    with file.open("a") as lock:
        return locked(lock)


# What can't be looked into


def test_a_folder_of_the_site_that_may_not_be_read_stops_no_build(tmp_path: Path) -> None:
    site = make(tmp_path, HOME, "same")
    closed = site / "closed"
    closed.mkdir()
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("Windows has other rights, and root may do all")
    assert not is_unchanged(tmp_path, "same")
    for text in ("a", "b", "c"):
        assert files_in(make(tmp_path, HOME | {"a": text})) == HOME | {"a": text}
