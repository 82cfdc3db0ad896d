from __future__ import annotations

import errno
from pathlib import Path

import pytest

from lintas.publish import STYLES, copy_over, may_write, put_in_place


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


def test_without_a_system_that_exchanges_names_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lintas.publish._exchange_call", lambda: None)
    made, site = fill(tmp_path / "made", {"a": "new"}), fill(tmp_path / "site", {"a": "old"})
    assert put_in_place(made, site)
    assert (tree(site), tree(made)) == ({"a": "new"}, {"a": "old"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "site"]


def test_a_site_that_cannot_be_moved_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Path) -> None:
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr("lintas.publish._exchange", refuse)
    made = fill(tmp_path / "made", {"index.html": "new", "same": "same"})
    site = fill(tmp_path / "site", {"index.html": "old", "same": "same", "gone/a": "gone", ".git/config": "kept"})
    before = (site / "same").stat().st_mtime_ns
    assert not put_in_place(made, site)
    assert tree(site) == {"index.html": "new", "same": "same", ".git/config": "kept"}
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


def test_a_site_is_apart_from_what_it_is_made_of(tmp_path: Path) -> None:
    notes = tmp_path / "base" / "notes"
    for site in (notes, notes / "site", tmp_path / "base", tmp_path):
        assert not may_write(site, (notes,))
    assert may_write(tmp_path / "base" / "site", (notes,))
