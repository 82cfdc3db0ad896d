"""Text of other programs, taken from folders and from git, and what is told of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import foreign
import pytest

HUGO = b'+++\ntitle = "Seoul"\n+++\n\nResidents came to hundreds of meetings.\n'
JEKYLL = b"---\r\nlayout: post\r\n---\r\nResidents came.\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as other programs have them, with a link out of it."""
    made = tmp_path / "theirs"
    (made / "content" / "a b").mkdir(parents=True)
    (made / "content" / "a b" / "Seoul (1).md").write_bytes(HUGO)
    (made / "content" / "post.mdx").write_bytes(JEKYLL)
    (made / "content" / "page.html").write_bytes(b"<p>")
    (tmp_path / "outside.md").write_bytes(b"secret")
    (made / "link.md").symlink_to(tmp_path / "outside.md")
    return made


def test_the_markdown_of_a_folder_is_taken_and_no_link_is_followed(folder: Path) -> None:
    assert dict(foreign.files_of(folder)) == {"content/a b/Seoul (1).md": HUGO, "content/post.mdx": JEKYLL}


def test_the_same_is_taken_of_the_newest_commit(folder: Path) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
    for command in (("init", "-q"), ("add", "."), (*author, "commit", "-qm", "all")):
        subprocess.run(["git", *command], cwd=folder, check=True)  # noqa: S607  (the git of whoever runs the tests)
    assert dict(foreign.files_of(folder / ".git")) == {"content/a b/Seoul (1).md": HUGO, "content/post.mdx": JEKYLL}


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (HUGO, b"\nResidents came to hundreds of meetings.\n"),
        (JEKYLL, b"Residents came.\n"),
        (b";;;\n{}\n;;;\nText\n", b"Text\n"),
        (b"# Only a text\n\n---\n", b"# Only a text\n\n---\n"),
        (b"---\ntitle: without an end\n", b"---\ntitle: without an end\n"),
    ],
)
def test_the_text_of_a_note_is_what_stands_below_its_facts(note: bytes, text: bytes) -> None:
    assert foreign.text_of(note) == text


def test_it_is_checked_as_it_is_and_its_texts_become_a_site(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.md").write_bytes(b"A link to [nowhere](nowhere.md).\n")
    result = foreign.tried("theirs", dict(foreign.files_of(folder)), tmp_path / "made")
    assert result.failures == ()
    assert (result.files, result.built, result.refused) == (3, 2, 1)
    assert result.problems >= 3
    assert foreign.table([result]).splitlines()[2].startswith("| theirs | 3 | ")


def test_what_goes_wrong_is_told_and_ends_nothing(tmp_path: Path) -> None:
    result = foreign.tried("theirs", {"a\0b.md": b"x"}, tmp_path / "made")
    assert result.failures
