"""Themes by cities."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from stories import ALONE, STORY

from lintas.drawings.matrix import CELL, NAMES, field_of
from lintas.load import Loaded
from lintas.pages.drawn import Matrix
from lintas.pages.matrix import matrix_pages
from lintas.pages.page import Link
from lintas.pages.site import Site
from lintas.pages.tallies import Tally, tallies
from lintas.search.facets import facets_file
from lintas.search.numbers import numbered

LoadNotes = Callable[[Mapping[str, str]], Loaded]


def shown(loaded: Loaded) -> Matrix:
    page = next(matrix_pages(Site(loaded.library, "en")))
    return next(block for block in page.view if isinstance(block, Matrix))


def cell(block: Matrix, theme: str, city: str) -> tuple[Link, ...]:
    column = [link.text for link in block.cities].index(city)
    return next(row.cells[column] for row in block.rows if row.theme.text == theme)


def test_the_field_has_room_for_its_names() -> None:
    field = field_of(["Mobility", "Data"], ["Jakarta", "Nusantara (new capital)"])
    assert field.width == 2 * CELL
    assert field.names < NAMES
    assert field_of(["x" * 80], ["Jakarta"]).names == NAMES


def test_a_city_s_cells_lie_below_each_other(load_notes: LoadNotes) -> None:
    block = shown(load_notes(STORY))
    column = [link.text for link in block.cities].index("Jakarta")
    drawn = [cell.x for row in block.rows for cell in row.drawn if cell.link.text.startswith("Jakarta")]
    assert len(drawn) > 1
    assert set(drawn) == {column * CELL}


def test_what_a_city_learned_asked_and_gave_is_counted(load_notes: LoadNotes) -> None:
    found = tallies(load_notes(STORY).library)
    assert found["leadership", "jakarta"] == Tally(learned=1)
    assert found["leadership", "seoul"] == Tally(taught=1)
    assert found["integrated-planning", "jakarta"] == Tally(learned=1, asks=1)


@pytest.mark.parametrize(("stage", "taken_up"), [("piloted", 1), ("planned", 0), ("no-evidence", 0)])
def test_what_was_only_planned_is_not_taken_up(load_notes: LoadNotes, stage: str, taken_up: int) -> None:
    said = f"adoption: [{{city: Semarang, stage: {stage}, date: 2021, source: a report}}]\ntheme: "
    library = load_notes({"one.md": ALONE.replace("theme: ", said)}).library
    assert tallies(library)["integrated-planning", "semarang"] == Tally(learned=1, taken_up=taken_up)


def test_a_broader_theme_counts_what_is_on_a_narrower_one_once(load_notes: LoadNotes) -> None:
    library = load_notes({"one.md": ALONE.replace("integrated-planning", "[children, inclusion]")}).library
    assert tallies(library)["inclusion", "semarang"] == Tally(learned=1)


def test_narrower_themes_stand_below_their_broader(load_notes: LoadNotes) -> None:
    block = shown(load_notes(STORY))
    assert [(row.theme.text, row.narrower) for row in block.rows][2:] == [
        ("Inclusion", False),
        ("Children and youth", True),
    ]


def test_it_says_what_stands_out(load_notes: LoadNotes) -> None:
    assert shown(load_notes(STORY)).findings == (
        "10 of 16 cells are empty: no lesson, no open ask.",
        "No city has learned about: Inclusion; Children and youth.",
        "1 ask waits for an answer.",
    )


def test_each_number_leads_to_its_list_and_so_does_an_empty_cell(load_notes: LoadNotes) -> None:
    block = shown(load_notes(STORY))
    assert cell(block, "Integrated planning", "Jakarta") == (
        Link("1 lesson learned", "explore/?theme=integrated-planning&learner=jakarta&kind=lesson"),
        Link("1 ask without an answer", "explore/?theme=integrated-planning&learner=jakarta&kind=ask"),
    )
    assert cell(block, "Inclusion", "Seoul") == (Link("none", "explore/?theme=inclusion&learner=seoul"),)


def test_the_picture_has_what_the_table_has(load_notes: LoadNotes) -> None:
    block = shown(load_notes(STORY))
    filled = [cell for row in block.rows for cell in row.cells if cell[0].text != "none"]
    drawn = [cell for row in block.rows for cell in row.drawn]
    assert len(drawn) == len(filled)
    assert drawn[0].link == Link(
        "Jakarta, Leadership and commitment: 1 lesson learned", "explore/?theme=leadership&learner=jakarta"
    )


def test_the_search_knows_themes_and_cities_that_no_note_has(load_notes: LoadNotes) -> None:
    library = load_notes({}).library
    facets = facets_file(library, numbered(library), [])["facets"]
    assert isinstance(facets, dict)
    assert facets["learner"]["seoul"] == facets["theme"]["children"] == []


def test_without_notes_there_is_a_sentence(load_notes: LoadNotes) -> None:
    block = shown(load_notes({}))
    assert block.cities == ()
    assert block.empty == "No city has learned or asked anything yet."
