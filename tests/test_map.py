"""The learning map as values: who is on it, in which words, with the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from conftest import TESTS, Golden
from many_cities import library
from page_as_markdown import page_as_markdown
from stories import ASK, EXCHANGE, LATER, LESSON, STORY, VISIT

from lintas.library import Library
from lintas.load import Loaded
from lintas.pages import make_pages
from lintas.pages.drawn_map import LearningMap
from lintas.pages.flows import Flow, flows
from lintas.pages.map import learning_map
from lintas.pages.site import Site

LoadNotes = Callable[[Mapping[str, str]], Loaded]

CITIES = """
jakarta: {name: {en: Jakarta, id: Jakarta}, country: ID, lat: -6.18, lon: 106.83}
semarang: {name: {en: Semarang, id: Semarang}, country: ID, lat: -6.98, lon: 110.41}
seoul: {name: {en: Seoul, id: Seoul}, country: KR, lat: 37.57, lon: 126.98}
seongnam: {name: {en: Seongnam, id: Seongnam}, country: KR, lat: 37.42, lon: 127.13}
yokohama: {name: {en: Yokohama, id: Yokohama}, country: JP}
"""


@pytest.fixture
def story(load_notes: LoadNotes) -> Library:
    loaded = load_notes({**STORY, "cities.yml": CITIES})
    assert loaded.problems == ()
    return loaded.library


def drawn_map(library: Library, lang: str = "en") -> LearningMap:
    found = learning_map(Site(library, lang))
    assert found is not None
    return found


def test_a_flow_counts_what_went_one_way(story: Library) -> None:
    assert flows(story) == (
        Flow("seoul", "jakarta", lessons=1, held=1, planned=1, asked=1),
        Flow("yokohama", "semarang", lessons=1),
    )


def test_a_mutual_exchange_goes_both_ways(load_notes: LoadNotes) -> None:
    mutual = EXCHANGE.replace("city: Seoul", "city: [Seoul, Jakarta]").replace("format: study-visit", "mutual: yes")
    found = flows(load_notes({f"{VISIT}/index.md": mutual}).library)
    assert found == (Flow("jakarta", "seoul", held=1), Flow("seoul", "jakarta", held=1))


def test_a_cancelled_exchange_is_neither_held_nor_planned(load_notes: LoadNotes) -> None:
    cancelled = EXCHANGE.replace("format: study-visit", "status: cancelled")
    assert flows(load_notes({f"{VISIT}/index.md": cancelled}).library) == ()


def test_an_arc_says_in_words_who_learned_from_whom(story: Library) -> None:
    phone, desk = drawn_map(story).drawings
    (arc,) = phone.arcs
    assert arc.link.text == "Jakarta learned from Seoul: 1 lesson"
    assert arc.link.uri == "pairs/jakarta--seoul/"
    assert [one.link for one in desk.arcs] == [arc.link]


def test_an_arc_says_it_in_indonesian(story: Library) -> None:
    (arc,) = drawn_map(story, "id").drawings[0].arcs
    assert arc.link.text == "Jakarta belajar dari Seoul: 1 pembelajaran"
    assert arc.link.uri == "id/pairs/jakarta--seoul/"


@pytest.mark.parametrize(
    ("notes", "kind", "text"),
    [
        ({"2019-03-visit/index.md": LATER}, "planned", "Jakarta plans to learn from Seoul: 1 exchange"),
        (
            {"2018-03-visit/index.md": EXCHANGE},
            "held",
            "Jakarta learned from Seoul: 1 exchange, no lesson written down yet",
        ),
        (
            {"2018-03-visit/index.md": EXCHANGE, "2018-03-visit/meetings.md": LESSON},
            "lessons",
            "Jakarta learned from Seoul: 1 lesson",
        ),
    ],
)
def test_what_is_only_planned_is_no_lesson(
    load_notes: LoadNotes, notes: Mapping[str, str], kind: str, text: str
) -> None:
    alone = {
        path: note.replace("follows: 2018-03-jakarta-seoul\npart_of: 2018-03-jakarta-seoul\n", "")
        for path, note in notes.items()
    }
    found = drawn_map(load_notes({**alone, "cities.yml": CITIES}).library)
    (arc,) = found.drawings[0].arcs
    assert (arc.kind, arc.link.text) == (kind, text)
    assert [key for key, _ in found.kinds] == [kind]


def test_a_wish_alone_is_in_the_table_but_no_line(load_notes: LoadNotes) -> None:
    ask = ASK.replace("kind: ask", "kind: ask\nasked_by: Jakarta\nasked_of: Seoul\ndate: 2019\nsources: [{title: A}]")
    found = drawn_map(load_notes({"ask.md": ask, "cities.yml": CITIES}).library)
    assert found.drawings[0].arcs == ()
    (row,) = found.rows
    assert row.others == (0, 0, 1)


def test_a_city_without_a_position_is_named_below(story: Library) -> None:
    unplaced, unjoined = drawn_map(story).lists
    assert [link.text for link in unplaced.cities] == ["Yokohama"]
    assert [link.text for link in unjoined.cities] == ["Seongnam"]
    assert [row.host.text for row in drawn_map(story).rows] == ["Seoul", "Yokohama"], "the table has it all the same"


def test_fewer_than_two_cities_with_a_position_make_no_map(load_notes: LoadNotes) -> None:
    assert learning_map(Site(load_notes(STORY).library, "en")) is None
    assert learning_map(Site(library(1, 0), "en")) is None
    assert learning_map(Site(library(2, 0), "en")) is not None


def test_a_map_of_many_says_what_it_left_out() -> None:
    found = drawn_map(library(60, 2000))
    assert len(found.drawings[0].arcs) == 36
    assert len(found.drawings[0].dots) == 60
    assert len(found.rows) == 200
    assert [remark.split()[0] for remark in found.remarks] == ["A", "The", "The"]


def test_the_page_of_cities_begins_with_the_map(story: Library, golden: Golden) -> None:
    pages = {page.uri: page for page in make_pages(story)}
    golden(TESTS / "goldens" / "cities_with_map.md", page_as_markdown(pages["cities/"]))
