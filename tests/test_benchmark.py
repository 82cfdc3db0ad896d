"""The benchmark runs; what it measures is not a matter of tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmark import table
from hugo import build_hugo_base, hugo_version
from rounds import make_bases, time_first_builds

from lintas.export.files import FORMATS

ROOT = Path(__file__).parent.parent
FAKE_HUGO = """#!/bin/sh
if [ "$1" = version ]; then echo "hugo v0.1.2-fake linux/amd64"; else cp -R content public; fi
"""
STEPS = {
    "first build",
    "nothing changed",
    "one note's body edited",
    "check all notes, nothing kept",
    "check all notes",
    "check one edited note",
}


def test_the_quick_benchmark_prints_a_table_for_each_shape() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "benchmark.py"), "--quick"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    plain, real = done.stdout.split("\n| 150 notes in two languages, in the shape of the real ones |")
    assert plain.startswith("| 300 notes of 600 words | Lintas | stock | ratio |")
    for shape in (plain, real):
        rows = {line.split("|")[1].strip() for line in shape.splitlines() if line.startswith("| ")}
        assert rows >= STEPS


def test_without_hugo_its_column_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hugo_version() == ""
    assert table("notes", [["first build", "1 s", "2 s", "0.500", ""]], ["Lintas", "stock"]).splitlines() == [
        "| notes | Lintas | stock | ratio |",
        "| --- | ---: | ---: | ---: |",
        "| first build | 1 s | 2 s | 0.500 |",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Hugo is a shell script")
def test_where_a_hugo_runs_it_gets_the_same_notes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "hugo").write_text(FAKE_HUGO, encoding="utf-8")
    (tmp_path / "bin" / "hugo").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    bases = make_bases(tmp_path, 24, "real")
    assert hugo_version() == "v0.1.2"
    assert set(time_first_builds(bases, 1)) == {("first build", name) for name in ("Lintas", "stock", "Hugo")}
    assert len(list((bases.sides["Hugo"].base / "public").rglob("*.md"))) == 48


def test_hugo_reads_notes_as_pages_and_only_fields_that_it_knows(tmp_path: Path) -> None:
    (tmp_path / "notes" / "visit").mkdir(parents=True)
    fields = "kind: ask\ntitle: A\ndate: 2018-01-15/2018-01-17\ntags: [x]\nsources:\n  - title: T"
    for name in ("index.id.md", "one.md"):
        (tmp_path / "notes" / "visit" / name).write_text(f"---\n{fields}\n---\nText: it.\n", encoding="utf-8")
    build_hugo_base(tmp_path / "notes", tmp_path / "hugo")
    inside = tmp_path / "hugo" / "content" / "visit"
    assert sorted(path.name for path in inside.iterdir()) == ["_index.id.md", "one.md"]
    renamed = "note_kind: ask\ntitle: A\nnote_date: 2018-01-15/2018-01-17\ntags: [x]\nnote_sources:\n  - title: T"
    assert (inside / "one.md").read_text(encoding="utf-8") == f"---\n{renamed}\n---\nText: it.\n"


def test_the_benchmark_of_data_sets_a_build_beside_one_without_and_names_every_format() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "benchmark_data.py"), "--notes", "40", "--runs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    builds, formats = done.stdout.split("\n\n")
    assert builds.startswith("| 40 notes of 600 words | with | without | ratio |")
    assert {line.split("|")[1].strip().strip("`") for line in formats.splitlines()[2:] if line} == set(FORMATS)
