"""Files that are read as what they are, whatever lies in their place or is put there meanwhile."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from stories import ALONE

from lintas.listing import list_files
from lintas.load import load
from lintas.plain_files import keep_inside, leads_elsewhere, read_at_most
from lintas.reading import read_note_files
from lintas.source import read_file
from lintas.written import write_new

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes in folders nor links for everybody")
NOTE = "a-hundred-years.md"


def rules(folder: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.at.path) for problem in load(settings_for(folder), NOW).problems]


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_at_most(tmp_path / "a", 5) == b"12345"
    assert read_at_most(tmp_path / "a", 4) is None


def test_what_never_ends_is_no_file() -> None:
    with pytest.raises(OSError, match="/dev/zero") as refused:
        read_at_most(Path("/dev/zero"), 10)
    assert refused.value.errno == errno.EINVAL


def test_a_link_is_not_followed_also_where_it_leads_to_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"secret")
    (tmp_path / "b").symlink_to("a")
    assert [problem.rule for problem in read_file(tmp_path / "b", "notes/b.md")[1]] == ["symbolic-link"]


def test_a_note_that_became_a_link_after_it_was_listed_is_not_read(make_base: MakeBase, tmp_path: Path) -> None:
    base = make_base({NOTE: ALONE})
    listed = list_files(settings_for(base))
    secret = tmp_path / "secret.md"
    (base / "notes" / NOTE).rename(secret)
    (base / "notes" / NOTE).symlink_to(secret)
    read = read_note_files(listed.notes, settings_for(base))[NOTE]
    assert read.source is None
    assert [problem.rule for problem in read.problems] == ["symbolic-link"]


def test_a_note_that_is_gone_after_it_was_listed_is_told(make_base: MakeBase) -> None:
    base = make_base({NOTE: ALONE})
    listed = list_files(settings_for(base))
    (base / "notes" / NOTE).unlink()
    assert [problem.rule for problem in read_note_files(listed.notes, settings_for(base))[NOTE].problems] == [
        "unreadable"
    ]


def test_a_pipe_keeps_nobody_waiting(make_base: MakeBase) -> None:
    base = make_base({NOTE: ALONE})
    for path in ("notes/pipe.md", "notes/pipe.png", "docs/pipe.md"):
        os.mkfifo(base / path)
    assert sorted(path for rule, path in rules(base) if rule == "not-a-file") == [
        "docs/pipe.md",
        "notes/pipe.md",
        "notes/pipe.png",
    ]


def test_a_pipe_in_place_of_the_vocabulary_is_told(make_base: MakeBase) -> None:
    base = make_base({NOTE: ALONE})
    (base / "notes" / "glossary.yml").unlink()
    os.mkfifo(base / "notes" / "glossary.yml")
    assert ("not-a-file", "notes/glossary.yml") in rules(base)


def test_a_socket_is_told(make_base: MakeBase, monkeypatch: pytest.MonkeyPatch) -> None:
    base = make_base({NOTE: ALONE})
    monkeypatch.chdir(base / "notes")  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("plan.pdf")
        assert ("not-a-file", "notes/plan.pdf") in rules(base)


def test_a_name_that_is_no_text_is_told_and_can_be_printed(make_base: MakeBase) -> None:
    base = make_base({NOTE: ALONE})
    try:
        Path(os.fsdecode(os.fsencode(base / "notes") + b"/caf\xe9.md")).write_text(ALONE, encoding="utf-8")
    except OSError:
        pytest.skip("this disk has only names that are text")
    (problem,) = load(settings_for(base), NOW).problems
    assert problem.rule == "bad-file-name"


def test_folders_without_end_are_not_looked_through(make_base: MakeBase) -> None:
    base = make_base({NOTE: ALONE})
    (base / "notes" / ("a/" * 900)).mkdir(parents=True)
    assert [rule for rule, _ in rules(base)] == ["bad-name"]


def test_a_place_behind_a_link_is_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "base" / "notes").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "base" / "visit").symlink_to("../other")
    assert leads_elsewhere(tmp_path / "base" / "visit" / "a.md", tmp_path / "base")
    assert not leads_elsewhere(tmp_path / "base" / "notes" / "new" / "a.md", tmp_path / "base")


def test_a_base_behind_a_link_is_the_base(tmp_path: Path) -> None:
    (tmp_path / "true" / "notes").mkdir(parents=True)
    (tmp_path / "base").symlink_to("true")
    keep_inside(tmp_path / "base" / "notes" / "a.md", tmp_path / "base")
    assert leads_elsewhere(tmp_path / "base", tmp_path)


@pytest.mark.parametrize("link", ["visit", "visit/index.md"])
def test_nothing_is_written_through_a_link(link: str, tmp_path: Path) -> None:
    outside, notes = tmp_path / "outside", tmp_path / "notes"
    outside.mkdir()
    (notes / link).parent.mkdir(parents=True)
    (notes / link).symlink_to(outside / "new.md" if link.endswith(".md") else outside)
    with pytest.raises(OSError, match="visit") as refused:
        write_new(notes / "visit" / "index.md", "text", notes)
    assert refused.value.errno == errno.ELOOP
    assert list(outside.iterdir()) == []
