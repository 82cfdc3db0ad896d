"""What `lintas export` writes, and that the site has the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import run
from conftest import MakeBase
from stories import ALONE, STORY

from lintas.export.files import FORMATS
from lintas.export.write import formats


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_written_as_the_site_has_it(make_base: MakeBase, name: str) -> None:
    base = make_base(STORY)
    assert run("lintas", "build", "-q", cwd=base).returncode == 0
    done = run("lintas", "export", "--format", name, "out", cwd=base)
    assert (done.returncode, done.stderr) == (0, "")
    exported, site = files(base / "out"), files(base / "site")
    assert exported
    assert done.stdout == f"{len(exported)} files written into out.\n"
    assert exported == {path: site.get(path) for path in exported}


def test_a_folder_that_is_not_empty_is_left_alone(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "out").mkdir()
    (base / "out" / "thesis.docx").write_text("years of work", encoding="utf-8")
    done = run("lintas", "export", "--format", "csv", "out", cwd=base)
    assert done.returncode == 2
    assert done.stderr == "out is not empty. Name a new folder, or empty this one first.\n"
    assert files(base / "out") == {"thesis.docx": b"years of work"}


def test_an_unknown_format_is_answered_with_those_there_are(make_base: MakeBase) -> None:
    done = run("lintas", "export", "--format", "xlsx", "out", cwd=make_base(STORY))
    assert done.returncode == 2
    assert all(name in done.stderr for name in formats())


def test_with_errors_nothing_is_written(make_base: MakeBase) -> None:
    base = make_base({"broken.md": ALONE.replace("theme: ", "theme: no such ")})
    done = run("lintas", "export", "--format", "csv", "out", cwd=base)
    assert done.returncode == 1
    assert "notes/broken.md" in done.stderr
    assert done.stderr.endswith("Nothing was written: mend the errors first.\n")
    assert not (base / "out").exists()


def test_a_file_in_the_way_is_said(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "out").write_text("a file", encoding="utf-8")
    done = run("lintas", "export", "--format", "csv", "out", cwd=base)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
