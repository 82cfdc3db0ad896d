from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from lintas.publish import copy_over, may_write, mend, put_in_place
from lintas.render.styles import STYLES


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def fill(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_the_new_site_takes_the_place_of_the_old_one_which_is_kept(tmp_path: Path) -> None:
    made = fill(tmp_path / "made", {"index.html": "new", "a/index.html": "a"})
    site = fill(tmp_path / "site", {"index.html": "old", "gone/index.html": "gone"})
    assert put_in_place(made, site)
    assert tree(site) == {"index.html": "new", "a/index.html": "a"}
    assert tree(made) == {"index.html": "old", "gone/index.html": "gone"}


def test_the_first_site_is_put_where_there_was_none(tmp_path: Path) -> None:
    made = fill(tmp_path / "made", {"index.html": "new"})
    assert put_in_place(made, tmp_path / "www" / "site")
    assert tree(tmp_path / "www" / "site") == {"index.html": "new"}


def test_hidden_files_of_the_site_stay(tmp_path: Path) -> None:
    made = fill(tmp_path / "made", {"index.html": "new"})
    site = fill(tmp_path / "site", {".git/config": "kept", "old.html": "gone"})
    put_in_place(made, site)
    assert tree(site) == {".git/config": "kept", "index.html": "new"}


def test_what_is_hidden_and_ours_goes_like_all_else(tmp_path: Path) -> None:
    made = fill(tmp_path / "made", {"index.html": "new"})
    site = fill(tmp_path / "site", {".htaccess": "theirs", ".well-known/a": "ours", "index.html": "old"})
    put_in_place(made, site, {".well-known"})
    assert tree(site) == {".htaccess": "theirs", "index.html": "new"}


def test_a_site_is_never_without_the_hidden_files_that_guard_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = fill(tmp_path / "made", {"index.html": "new"})
    site = fill(tmp_path / "site", {".htaccess": "Deny from all", "index.html": "old"})
    monkeypatch.setattr("lintas.publish.bring_back_hidden", killed)
    with pytest.raises(KilledError):
        put_in_place(made, site)
    assert tree(site) == {".htaccess": "Deny from all", "index.html": "new"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_the_folder_of_the_site_keeps_its_mode_and_group(tmp_path: Path) -> None:
    made, site = fill(tmp_path / "made", {"a": "new"}), fill(tmp_path / "site", {"a": "old"})
    group = next((group for group in os.getgroups() if group != site.stat().st_gid), site.stat().st_gid)
    os.chown(site, -1, group)
    site.chmod(0o2770)
    assert put_in_place(made, site)
    assert (stat.S_IMODE(site.stat().st_mode), site.stat().st_gid) == (0o2770, group)
    assert tree(site) == {"a": "new"}


def test_without_a_system_that_exchanges_names_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lintas.publish._exchange_call", lambda: None)
    made, site = fill(tmp_path / "made", {"a": "new"}), fill(tmp_path / "site", {"a": "old"})
    assert put_in_place(made, site)
    assert (tree(site), tree(made)) == ({"a": "new"}, {"a": "old"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "site"]


class KilledError(BaseException):
    """Ends a build as a signal does that nobody can catch."""


def killed(*_: object) -> None:
    raise KilledError


@pytest.mark.parametrize("renames", [0, 1, 2, 3])
def test_killed_between_two_renames_a_site_is_there_again_after_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    made, site = fill(tmp_path / "made", {"a": "new"}), fill(tmp_path / "site", {"a": "old", ".git/config": "kept"})
    rename, done = Path.rename, iter(range(renames))

    def rename_some(path: Path, target: Path) -> Path:
        if next(done, None) is None:
            raise KilledError
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr("lintas.publish._exchange_call", lambda: None)
        patch.setattr(Path, "rename", rename_some)
        with pytest.raises(KilledError):
            put_in_place(made, site)
    mend(site, set())
    assert tree(site)["a"] == ("old" if renames < 2 else "new")
    assert sum(".git/config" in tree(folder) for folder in (site, made) if folder.exists()) == 1
    assert {path.name for path in tmp_path.iterdir()} <= {"made", "site"}


def test_a_site_that_cannot_be_moved_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Path) -> None:
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr("lintas.publish._exchange", refuse)
    made = fill(tmp_path / "made", {"index.html": "new", "same": "same"})
    (made / ".nojekyll").touch()
    site = fill(tmp_path / "site", {"index.html": "old", "same": "same", "gone/a": "gone", ".git/config": "kept"})
    fill(site, {".well-known/a": "ours, gone", ".index.html.lintas": "half written"})
    before = (site / "same").stat().st_mtime_ns
    assert not put_in_place(made, site, {".nojekyll", ".well-known"})
    assert tree(site) == {"index.html": "new", "same": "same", ".git/config": "kept", ".nojekyll": ""}
    assert (site / "same").stat().st_mtime_ns == before


def test_a_page_that_became_a_folder_and_one_that_was_one(tmp_path: Path) -> None:
    built = fill(tmp_path / "built", {"a/index.html": "folder now", "b": "file now"})
    site = fill(tmp_path / "site", {"a": "file before", "b/index.html": "folder before"})
    copy_over(built, site)
    assert tree(site) == {"a/index.html": "folder now", "b": "file now"}


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    assert may_write(tmp_path / "not-there", ())
    assert may_write(fill(tmp_path / "hidden-only", {".git/config": ""}), ())
    assert may_write(fill(tmp_path / "site", {STYLES: "", "index.html": ""}), ())
    assert not may_write(fill(tmp_path / "home", {"thesis.docx": ""}), ())
    assert not may_write(fill(tmp_path / "other", {"sitemap.xml": "", "thesis.docx": ""}), ())
    assert not may_write(fill(tmp_path / "a", {"file": ""}) / "file", ())


def test_a_folder_that_may_not_be_looked_into_is_left_alone(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("Windows has other rights, and root may do all")
    assert not may_write(closed, ())


def test_a_site_is_apart_from_what_it_is_made_of(tmp_path: Path) -> None:
    notes = tmp_path / "base" / "notes"
    for site in (notes, notes / "site", tmp_path / "base", tmp_path):
        assert not may_write(site, (notes,))
    assert may_write(tmp_path / "base" / "site", (notes,))
