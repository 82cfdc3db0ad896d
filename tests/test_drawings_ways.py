"""What went each way between two cities."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stories import ALONE, STORY

from lintas.drawings.ways import MOST, dots
from lintas.load import Loaded
from lintas.pages.drawn import Ways
from lintas.pages.pairs import pair_pages
from lintas.pages.site import Site

LoadNotes = Callable[[Mapping[str, str]], Loaded]
USED = ALONE.replace("theme: ", "adoption: [{city: Semarang, stage: piloted, date: 2021, source: a report}]\ntheme: ")


def shown(loaded: Loaded, pair: str) -> Ways:
    page = next(page for page in pair_pages(Site(loaded.library, "en")) if page.uri == f"pairs/{pair}/")
    return next(block for block in page.view if isinstance(block, Ways))


def counts(block: Ways) -> list[list[str]]:
    return [[link.text for link in way.counts] for way in block.ways]


def test_a_dot_for_each_lesson_and_those_in_use_are_full() -> None:
    assert [dot.full for dot in dots(3, 1)] == [True, False, False]
    assert len(dots(1000, 0)) == MOST


def test_each_way_is_counted_on_its_own(load_notes: LoadNotes) -> None:
    block = shown(load_notes(STORY), "jakarta--seoul")
    assert block.cities == ("Jakarta", "Seoul")
    assert counts(block) == [["nothing yet"], ["1 lesson", "2 exchanges", "1 ask", "1 offer"]]


def test_what_was_taken_up_is_full_and_counted(load_notes: LoadNotes) -> None:
    block = shown(load_notes({"a-hundred-years.md": USED}), "semarang--yokohama")
    assert counts(block) == [["nothing yet"], ["1 lesson", "1 taken up"]]
    assert [dot.full for dot in block.ways[1].dots] == [True]


def test_in_a_mutual_exchange_both_learn(load_notes: LoadNotes) -> None:
    mutual = STORY["2018-03-jakarta-seoul/index.md"].replace("online: yes", "mutual: yes")
    block = shown(load_notes({"2018-03-visit/index.md": mutual}), "jakarta--seoul")
    assert counts(block) == [["1 exchange"], ["1 exchange"]]
    assert block.legend == ""


def test_a_count_leads_to_its_list_also_where_that_is_on_a_later_page(load_notes: LoadNotes) -> None:
    many = {f"lesson-{n:02}.md": ALONE for n in range(MOST * 3)}
    block = shown(load_notes(many | {"used.md": USED}), "semarang--yokohama")
    lessons, taken_up = block.ways[1].counts
    assert lessons.uri == "pairs/semarang--yokohama/#list-from-yokohama"
    assert taken_up.uri == "pairs/semarang--yokohama/page/2/#list-adoption"
    assert block.ways[1].more == f"+{MOST * 2 + 1}"
