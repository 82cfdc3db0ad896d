from __future__ import annotations

import os
from pathlib import Path

import pytest

from lintas.tree import Joined, Tree, read_tree, write


@pytest.fixture
def made(tmp_path: Path) -> Tree:
    """A tree of two files, with its list beside it."""
    tree = Tree(tmp_path / "tree", inputs="x")
    tree.put("index.html", b"home")
    tree.put("a/b/index.html", b"page", "key")
    tree.save(tmp_path / "list")
    return tree


def read(made: Tree) -> Tree:
    tree = read_tree(made.folder, made.folder.parent / "list")
    assert tree is not None
    return tree


def test_a_tree_is_read_as_it_was_written(made: Tree) -> None:
    assert read(made).entries == made.entries
    assert read(made).inputs == "x"
    assert read(made).has("a/b/index.html", "key")


def test_a_file_that_somebody_changed_is_not_believed(made: Tree) -> None:
    (made.folder / "index.html").write_text("HOME", encoding="utf-8")
    os.utime(made.folder / "index.html", ns=(1, 1))
    assert (read(made).inputs, sorted(read(made).entries)) == ("", ["a/b/index.html"])


def test_a_file_that_is_missing_or_new_makes_it_another_tree(made: Tree) -> None:
    (made.folder / "strange.txt").write_text("?", encoding="utf-8")
    assert (read(made).inputs, read(made).strangers) == ("", {"strange.txt"})
    (made.folder / "strange.txt").unlink()
    (made.folder / "index.html").unlink()
    assert (read(made).inputs, read(made).strangers) == ("", set())


@pytest.mark.parametrize("content", [b"", b"half", b"lintas tree 1 00\n{}"])
def test_a_list_that_is_damaged_is_none(made: Tree, content: bytes) -> None:
    (made.folder.parent / "list").write_bytes(content)
    assert read_tree(made.folder, made.folder.parent / "list") is None


def test_what_is_there_is_not_written_again(made: Tree) -> None:
    before = (made.folder / "a/b/index.html").stat().st_ino
    made.put("a/b/index.html", b"another", "key")
    assert (made.folder / "a/b/index.html").stat().st_ino == before
    made.put("a/b/index.html", b"another", "another key")
    assert (made.folder / "a/b/index.html").read_bytes() == b"another"


def test_a_file_that_holds_others_whole_is_joined_from_what_is_on_the_disk(made: Tree) -> None:
    others = {"a.txt": ("1", lambda: b"old\n"), "b.txt": ("2", lambda: b"b\n")}
    made.put_all(others)
    others["a.txt"] = "1", lambda: b"not made again, since its key is the same"
    whole = Joined(lambda: (b"[", "b.txt", b", ", "a.txt", b"]\n"), others)
    made.put_all({"whole.txt": ("3", whole), **others})
    assert (made.folder / "whole.txt").read_bytes() == b"[b, old]\n"


def test_a_file_that_holds_others_whole_has_them_also_where_they_are_not_written(made: Tree) -> None:
    others = {"a.txt": ("1", lambda: b"a\n"), "b.txt": ("2", lambda: b"b\n")}
    (made.folder / "b.txt").write_bytes(b"of somebody else")
    whole = Joined(lambda: ("a.txt", b" ", "b.txt"), others)
    made.put_all({"a.txt": others["a.txt"], "whole.txt": ("3", whole)})
    assert (made.folder / "whole.txt").read_bytes() == b"a b"


def test_what_is_no_longer_made_goes_with_its_folders_and_hidden_files_stay(made: Tree) -> None:
    (made.folder / ".nojekyll").touch()
    made.keep({"index.html"})
    assert sorted(path.name for path in made.folder.iterdir()) == [".nojekyll", "index.html"]


def test_a_file_that_only_changed_the_case_of_its_name_is_kept_where_the_disk_takes_both_for_one(made: Tree) -> None:
    made.put("Img.png", b"picture")
    os.link(made.folder / "Img.png", made.folder / "img.png")  # as such a disk has it: two names, one file
    made.put("Other.png", b"old")
    made.put("other.png", b"new")
    made.entries["img.png"] = made.entries["Img.png"]
    made.keep({"img.png", "other.png"})
    assert sorted(made.entries) == ["img.png", "other.png"]
    assert sorted(path.name for path in made.folder.iterdir()) == ["Img.png", "img.png", "other.png"]


def test_hidden_files_at_the_top_are_ours_where_the_list_says_so(made: Tree) -> None:
    made.put(".well-known/security.txt", b"ours")
    made.save(made.folder.parent / "list")
    (made.folder / ".git").mkdir()
    (made.folder / ".git" / "config").touch()
    seen = read_tree(made.folder, made.folder.parent / "list", open_to_others=True)
    assert seen is not None
    assert (seen.inputs, seen.entries, seen.hidden, seen.strangers) == ("x", made.entries, {".well-known"}, set())
    assert read(made).strangers == {".git/config"}


def test_a_folder_that_may_not_be_read_or_changes_at_the_moment_is_not_known(
    made: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error in (PermissionError, FileNotFoundError):

        def refuse(_: Path, error: type[OSError] = error) -> None:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(os, "scandir", refuse)
            assert read_tree(made.folder, made.folder.parent / "list") is None


def test_a_file_takes_the_place_of_a_folder_and_the_other_way_round(made: Tree) -> None:
    made.put("a/b", b"a file now")
    made.put("index.html/index.html", b"a folder now")
    assert (made.folder / "a/b").read_bytes() == b"a file now"
    assert (made.folder / "index.html/index.html").read_bytes() == b"a folder now"


def test_shared_files_do_not_change_with_each_other(made: Tree, tmp_path: Path) -> None:
    other = Tree(tmp_path / "other")
    other.folder.mkdir()
    other.take_over(made)
    other.put("index.html", b"another home")
    assert (made.folder / "index.html").read_bytes() == b"home"
    assert (other.folder / "a/b/index.html").read_bytes() == b"page"


@pytest.mark.parametrize("can_share", [True, False])
def test_what_changed_since_the_other_tree_was_read_is_not_taken_over(
    made: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_share: bool
) -> None:
    def refuse(*_: Path) -> None:
        raise PermissionError

    if not can_share:
        monkeypatch.setattr(os, "link", refuse)
    made.put("gone.html", b"gone")
    made.put("same.html", b"same")
    (made.folder / "index.html").write_text("Somebody was here.", encoding="utf-8")
    (made.folder / "gone.html").unlink()
    other = Tree(tmp_path / "other")
    other.put("index.html", b"older")
    other.take_over(made)
    assert sorted(other.entries) == ["a/b/index.html", "same.html"]
    assert sorted(path.name for path in other.folder.iterdir()) == ["a", "same.html"]
    other.put("index.html", b"home")
    assert (other.folder / "index.html").read_bytes() == b"home"


def test_a_file_of_which_the_disk_takes_a_part_is_not_taken_for_whole(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="this system has no such limits")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write(tmp_path, "page.html", b"x" * 5000, "key")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
