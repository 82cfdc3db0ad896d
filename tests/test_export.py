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
    assert done.stderr == (
        "xlsx is not a format. Choose one of json, csv, feeds, skos, citations, text, schemas, markdown.\n"
    )


def test_a_format_may_be_written_in_capitals(make_base: MakeBase) -> None:
    base = make_base(STORY)
    assert run("lintas", "export", "--format", "CSV", "out", cwd=base).returncode == 0
    assert (base / "out" / "data" / "lessons.csv").is_file()


def test_the_help_names_all_formats(tmp_path: Path) -> None:
    done = run("lintas", "export", "--help", cwd=tmp_path, COLUMNS="200")
    assert f"[{'|'.join(formats())}]" in done.stdout


@pytest.mark.parametrize("name", ["feeds", "skos"])
def test_what_needs_the_address_of_the_site_says_so(make_base: MakeBase, name: str) -> None:
    base = make_base(STORY)
    settings = base / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").splitlines()
    settings.write_text("\n".join(line for line in lines if not line.startswith("site_url")), encoding="utf-8")
    done = run("lintas", "export", "--format", name, "out", cwd=base)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (f"Nothing was written: {name} needs the address of the site. Set site_url in mkdocs.yml.\n")
    assert not (base / "out").exists()


def test_a_format_of_which_there_is_nothing_makes_no_folder(make_base: MakeBase) -> None:
    base = make_base({"draft.md": ALONE.replace("---\n", "---\ndraft: yes\n", 1)})
    done = run("lintas", "export", "--format", "feeds", "out", cwd=base)
    assert done.returncode == 1
    assert done.stderr == "Nothing was written: there is nothing yet that feeds could hold.\n"
    assert not (base / "out").exists()


@pytest.mark.parametrize("folder", ["notes", "notes/out", "docs/out", "site", "site/out", "inside/out"])
def test_nothing_is_written_where_a_build_reads_or_writes(make_base: MakeBase, folder: str) -> None:
    base = make_base(STORY)
    (base / "inside").symlink_to(base / "notes")
    before = files(base)
    done = run("lintas", "export", "--format", "csv", folder, cwd=base)
    assert done.returncode == 2
    assert "lies in the notes, in docs/ or in the site" in done.stderr
    assert files(base) == before


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
    assert done.stderr == "out is a file. Name a folder that is new or empty.\n"
    assert (base / "out").read_text(encoding="utf-8") == "a file"


def test_a_folder_that_cannot_be_looked_into_is_said(make_base: MakeBase) -> None:
    long = "x" * 300  # more than a name may have on any file system
    done = run("lintas", "export", "--format", "csv", long, cwd=make_base(STORY))
    assert done.returncode == 1
    assert done.stderr.startswith("The command stopped: ")
    assert "Traceback" not in done.stderr
