from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frictionless
import pytest
from awkward import NOTES, TITLES
from built import SITE_URL
from conftest import MakeBase
from exported import every_base, made, stock_for
from hypothesis import given
from hypothesis import strategies as st
from stories import STORY

from lintas.export.tables.files import table_files
from lintas.export.tables.written import defused

TABLES = ("lessons", "exchanges", "asks", "offers", "adoptions")
VISIT = "2018-03-jakarta-seoul"


def undone(cell: str) -> str:
    """As the documentation says: one apostrophe less where apostrophes and a sign of a formula begin a cell."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", cell) else cell  # noqa: RUF100


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def story(make_base: MakeBase) -> dict[str, bytes]:
    return made(table_files(stock_for(STORY, make_base)))


def put(files: Mapping[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data" / "datapackage.json"


@every_base
@pytest.mark.parametrize("site_url", [SITE_URL, ""])
def test_the_tables_are_as_they_are_described(
    base: Path | Mapping[str, str], site_url: str, make_base: MakeBase, tmp_path: Path
) -> None:
    package = put(made(table_files(stock_for(base, make_base, site_url=site_url))), tmp_path / "out")
    report = frictionless.validate(str(package))
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert [task.name for task in report.tasks] == [*TABLES]


def test_what_is_wrong_would_be_found(story: dict[str, bytes], tmp_path: Path) -> None:
    story["data/adoptions.csv"] = story["data/adoptions.csv"].replace(b",planned,", b",dreamed,")
    story["data/lessons.csv"] = story["data/lessons.csv"].replace(f"{VISIT}/meetings".encode(), b"elsewhere", 1)
    report = frictionless.validate(str(put(story, tmp_path / "out")))
    assert {error for (error,) in report.flatten(["type"])} == {"constraint-error", "foreign-key"}


def test_the_mark_before_the_first_column_is_no_part_of_its_name(story: dict[str, bytes], tmp_path: Path) -> None:
    assert all(story[f"data/{name}.csv"].startswith(b"\xef\xbb\xbf") for name in TABLES)
    package = frictionless.Package(str(put(story, tmp_path / "out")))
    assert {name: package.get_table_resource(name).read_rows()[0].field_names[0] for name in TABLES} == {
        **dict.fromkeys(TABLES, "id"),
        "adoptions": "lesson",
    }


def test_lines_end_as_the_standard_says(story: dict[str, bytes]) -> None:
    for name in TABLES:
        assert story[f"data/{name}.csv"].count(b"\n") == story[f"data/{name}.csv"].count(b"\r\n") > 1


def test_titles_come_back_as_they_are(make_base: MakeBase, tmp_path: Path) -> None:
    files = made(table_files(stock_for(NOTES, make_base)))
    lessons = rows(files["data/lessons.csv"])
    assert {row["id"]: undone(row["title_en"]) for row in lessons} == TITLES
    package = frictionless.Package(str(put(files, tmp_path / "out")))
    assert {row["id"]: undone(row["title_en"]) for row in package.get_table_resource("lessons").read_rows()} == TITLES
    assert {row["lesson"]: undone(row["note_en"]) for row in rows(files["data/adoptions.csv"])} == TITLES


def test_no_cell_is_a_formula(make_base: MakeBase) -> None:
    files = made(table_files(stock_for(NOTES, make_base)))
    cells = [cell for name in TABLES for row in rows(files[f"data/{name}.csv"]) for cell in row.values()]
    assert [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)] == []
    assert '\'=HYPERLINK("https://example.org";"click")' in cells


@pytest.mark.parametrize("cell", ["=1+1", "+62", "-1", "@name", "\t=1", "\r=1", "＝1", "'=1"])
def test_what_looks_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Seoul", "2018-03", "'single' quotes", "a = b", "https://example.org/?a=1"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert defused(cell) == cell


@given(st.text(alphabet="'=+-@\t\r\n＝ aÄ"))
def test_an_apostrophe_can_be_undone(cell: str) -> None:
    assert undone(defused(cell)) == cell


def test_a_lesson_has_its_row_in_both_languages(story: dict[str, bytes]) -> None:
    lesson = next(row for row in rows(story["data/lessons.csv"]) if row["id"] == f"{VISIT}/meetings")
    expected = {
        "title_en": "The hundredth meeting decides, not the first",
        "title_id": "Rapat keseratus yang menentukan, bukan yang pertama",
        "city": "seoul",
        "learners_name_id": "Jakarta",
        "date": "2018-03-19/2018-03-23",
        "first_day": "2018-03-19",
        "last_day": "2018-03-23",
        "theme": "leadership; integrated-planning",
        "evidence": "told",
        "evidence_label_id": "Dituturkan tuan rumah",
        "exchange": VISIT,
        "url_id": f"{SITE_URL}id/notes/{VISIT}/meetings/",
        "api": f"{SITE_URL}api/v1/lessons/{VISIT}/meetings.json",
    }
    assert {name: lesson[name] for name in expected} == expected


def test_what_came_of_a_lesson_has_a_row_for_each_entry(story: dict[str, bytes]) -> None:
    found = [
        (row["number"], row["city"], row["stage"], row["self_reported"]) for row in rows(story["data/adoptions.csv"])
    ]
    assert found == [
        ("1", "jakarta", "recommended", "false"),
        ("2", "semarang", "no-evidence", "false"),
        ("3", "jakarta", "planned", "true"),
    ]


def test_every_column_says_what_it_means(story: dict[str, bytes]) -> None:
    package: dict[str, Any] = json.loads(story["data/datapackage.json"])
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert [field["name"] for field in fields if not (field["title"] and field["description"])] == []
    assert package["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]


def test_a_base_in_one_language_has_its_columns_only(make_base: MakeBase) -> None:
    stock = stock_for({"a.md": NOTES["commas.md"]}, make_base, languages=("en",))
    names = rows(made(table_files(stock))["data/lessons.csv"])[0].keys()
    assert "title_en" in names
    assert "title_id" not in names


def test_a_base_without_notes_has_tables_without_rows(make_base: MakeBase, tmp_path: Path) -> None:
    files = made(table_files(stock_for({}, make_base)))
    assert rows(files["data/lessons.csv"]) == []
    assert frictionless.validate(str(put(files, tmp_path / "out"))).valid
