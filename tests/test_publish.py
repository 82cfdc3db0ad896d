from __future__ import annotations

from pathlib import Path

from lintas.publish import STYLES, may_write, publish


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


def test_the_site_becomes_what_was_built(tmp_path: Path) -> None:
    built = fill(tmp_path / "built", {"index.html": "new", "a/index.html": "a"})
    site = fill(tmp_path / "site", {"index.html": "old", "gone/index.html": "gone"})
    assert publish(built, site) == 3
    assert tree(site) == tree(built)
    assert not (site / "gone").exists()


def test_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    built = fill(tmp_path / "built", {"index.html": "same"})
    site = fill(tmp_path / "site", {"index.html": "same"})
    before = (site / "index.html").stat().st_mtime_ns
    assert publish(built, site) == 0
    assert (site / "index.html").stat().st_mtime_ns == before


def test_a_page_that_became_a_folder_and_one_that_was_one(tmp_path: Path) -> None:
    built = fill(tmp_path / "built", {"a/index.html": "folder now", "b": "file now"})
    site = fill(tmp_path / "site", {"a": "file before", "b/index.html": "folder before"})
    publish(built, site)
    assert tree(site) == {"a/index.html": "folder now", "b": "file now"}


def test_hidden_files_of_the_site_stay(tmp_path: Path) -> None:
    built = fill(tmp_path / "built", {"index.html": "new"})
    site = fill(tmp_path / "site", {".git/config": "kept", "old.html": "gone"})
    publish(built, site)
    assert tree(site) == {".git/config": "kept", "index.html": "new"}


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
