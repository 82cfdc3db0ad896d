"""Which pages changed between two builds of a small story, as the comment of a pull request says it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from built import run
from conftest import SMALL_BASE
from stories import ASK, LESSON, LESSON_IN_INDONESIAN, STORY, VISIT

from lintas.catalogue import catalogue
from lintas.changes.compare import Change, Version, changes
from lintas.changes.shown import shown
from lintas.changes.told import as_markdown, as_text

MEETINGS = f"notes/{VISIT}/meetings/"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One build; then a lesson's text and title are changed, a note is added and one is gone; and another build."""
    folder = tmp_path_factory.mktemp("changes")
    base = folder / "base"
    shutil.copytree(SMALL_BASE, base)
    put(base, STORY)
    site(base, folder / "old")
    put(
        base,
        {
            f"{VISIT}/meetings.md": LESSON.replace("hundreds of meetings, as", "many meetings, as"),
            f"{VISIT}/meetings.id.md": LESSON_IN_INDONESIAN.replace("Rapat keseratus", "Pertemuan keseratus"),
            f"{VISIT}/buses.md": ASK.replace("subway", "bus"),
        },
    )
    (base / "notes" / "a-hundred-years.md").unlink()
    site(base, folder / "new")
    return folder


@pytest.fixture
def compared(sites: Path) -> tuple[Change, ...]:
    return changes(sites / "old", sites / "new")


def put(base: Path, notes: Mapping[str, str]) -> None:
    for path, text in notes.items():
        (base / "notes" / path).parent.mkdir(parents=True, exist_ok=True)
        (base / "notes" / path).write_text(text, encoding="utf-8")


def site(base: Path, folder: Path) -> None:
    done = run("lintas", "build", "-q", "-d", str(folder), cwd=base)
    assert done.returncode == 0, done.stderr


def test_notes_come_first_with_their_titles_in_both_languages(compared: tuple[Change, ...]) -> None:
    english = "The hundredth meeting decides, not the first"
    assert [change for change in compared if change.is_note] == [
        Change("new", (Version(f"notes/{VISIT}/buses/", "en", "How to keep a bus safe"),), is_note=True),
        Change(
            "changed",
            (
                Version(MEETINGS, "en", english),
                Version(f"id/{MEETINGS}", "id", "Pertemuan keseratus yang menentukan, bukan yang pertama"),
            ),
            is_note=True,
        ),
        Change("gone", (Version("notes/a-hundred-years/", "en", "Plan a hundred years ahead"),), is_note=True),
    ]
    order = [change.is_note for change in compared]
    assert order == sorted(order, reverse=True)


def test_a_note_whose_neighbours_changed_did_not_change(compared: tuple[Change, ...]) -> None:
    subway = f"notes/{VISIT}/subway/"
    assert subway not in {version.uri for change in compared for version in change.versions}


def test_lists_are_counted_where_there_are_many(compared: tuple[Change, ...]) -> None:
    lists = [change for change in compared if not change.is_note and change.what == "changed"]
    assert len(lists) > 5
    said = as_text(compared, catalogue("en"))
    assert f"Changed lists and other pages:\n  {len(lists)} pages" in said


def test_the_same_site_has_no_changes(sites: Path) -> None:
    done = run("lintas", "changes", "old", "old", cwd=sites)
    assert (done.returncode, done.stdout) == (0, "No page changed for a reader.\n")


def test_a_person_reads_what_changed(sites: Path) -> None:
    done = run("lintas", "changes", "old", "new", cwd=sites, LC_ALL="id_ID.UTF-8")
    assert done.stdout.startswith(f"Catatan baru:\n  How to keep a bus safe (notes/{VISIT}/buses/)\nCatatan yang ")


def test_what_is_no_site_is_refused(tmp_path: Path) -> None:
    done = run("lintas", "changes", "--lang", "id", str(tmp_path), str(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert "Tidak ada situs jadi" in done.stderr


def test_a_comment_lists_the_notes_and_counts_what_is_too_much() -> None:
    many = tuple(Change("new", (Version(f"notes/{n}/", "en", f"Lesson {n}"),), is_note=True) for n in range(30))
    said = as_markdown(many, catalogue("id"))
    assert said.startswith("### Yang berubah\n\n**Catatan baru**\n\n- Lesson 0 · <code>notes/0/</code>\n")
    assert said.endswith("- dan 5 catatan lagi\n")


def test_a_title_is_data() -> None:
    hostile = Change("new", (Version("notes/a/", "en", "@user `x` <img> #1 [x](y) --> ![z](w)"),), is_note=True)
    said = as_markdown([hostile], catalogue("en"))
    assert "@user" not in said
    assert "<img" not in said
    assert "](" not in said
    assert "#1" not in said


def test_digests_of_assets_and_scripts_are_nothing_that_a_reader_sees() -> None:
    head = '<html lang="en"><link href="a.{0}.css"><article class="md-content__inner">'
    page = f"{head}\n<h1>A</h1>\n<script>{{0}}</script>\n<p>B</p></article>"
    assert shown(page.format(1), "notes/a/") == shown(page.format(2), "notes/a/")
    assert shown(page.format(1), "notes/a/").said == ("A", "B")
