from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from stories import ALONE, EXCHANGE, LESSON, STORY, VISIT

from lintas.library import Library
from lintas.load import Loaded
from lintas.ties import pair_of

LoadNotes = Callable[[Mapping[str, str]], Loaded]


@pytest.fixture
def library(load_notes: LoadNotes) -> Library:
    return load_notes(STORY).library


def test_a_pair_joins_what_two_cities_did_and_asked(library: Library) -> None:
    tie = library.ties[("jakarta", "seoul")]
    assert [note.id for note in tie.lessons] == [f"{VISIT}/meetings"]
    assert len(tie.exchanges) == 2
    assert len(tie.asks) == 1
    assert len(tie.offers) == 1
    assert len(tie.adoptions) == 2
    assert tie.twin is not None


def test_two_cities_that_only_sat_in_one_room_are_no_pair(load_notes: LoadNotes) -> None:
    room = EXCHANGE.replace("learners: Jakarta", "learners: [Jakarta, Semarang]")
    library = load_notes({f"{VISIT}/index.md": room}).library
    assert set(library.ties) == {("jakarta", "seoul"), ("semarang", "seoul")}


def test_the_cities_of_a_mutual_exchange_are_pairs(load_notes: LoadNotes) -> None:
    mutual = EXCHANGE.replace("city: Seoul", "city: [Seoul, Jakarta]").replace("format: study-visit", "mutual: yes")
    assert set(load_notes({f"{VISIT}/index.md": mutual}).library.ties) == {("jakarta", "seoul")}


def test_a_city_is_no_pair_with_itself(load_notes: LoadNotes) -> None:
    itself = LESSON.replace("evidence: told", "evidence: told\ncity: Jakarta\nlearners: Jakarta")
    library = load_notes({f"{VISIT}/index.md": EXCHANGE, f"{VISIT}/meetings.md": itself}).library
    assert set(library.ties) == {("jakarta", "seoul")}


def test_twins_are_a_pair_even_without_a_note(load_notes: LoadNotes) -> None:
    assert ("jakarta", "seoul") in load_notes({"a-hundred-years.md": ALONE}).library.ties


def test_pairs_are_named_in_alphabetical_order() -> None:
    assert pair_of("seoul", "jakarta") == pair_of("jakarta", "seoul") == ("jakarta", "seoul")


def test_looking_and_finding_nothing_joins_nobody(library: Library) -> None:
    assert ("semarang", "seoul") not in library.ties
