from __future__ import annotations

from lintas.pages.page import Card, Fact, Facts, Group, Link, Page, Title
from lintas.render.described import LONGEST, beginning, described


def page(**values: object) -> Page:
    given: dict[str, object] = {"uri": "tags/flood/", "lang": "en", "title": "flood", "view": (Title("flood", "Tag"),)}
    return Page(**(given | values))  # type: ignore[arg-type]  # the tests name what they change


def test_a_page_says_what_it_is_about() -> None:
    assert described(page(description="All about floods."), "<p>A text.</p>") == "All about floods."


def test_without_that_its_text_begins() -> None:
    assert described(page(), "<h2>Seen</h2>\n<p>Water &amp; <em>mud</em>.</p><p>More.</p>") == "Water & mud."


def test_without_a_text_it_says_what_stands_on_it() -> None:
    facts = Facts((Fact("city", "City", (Link("Seoul"), Link("Jakarta"))),), "Facts")
    cards = tuple(Card(Link(title), "lesson", "") for title in ("One", "Two", "Three", "Four"))
    found = described(page(view=(Title("flood", "Tag"), facts, Group("notes", "Notes", cards))), "")
    assert found == "Tag · flood. City: Seoul, Jakarta. Notes: One; Two; Three."


def test_it_is_no_longer_than_anybody_reads() -> None:
    found = beginning(f"<p>{'word ' * 100}</p>")
    assert len(found) <= LONGEST
    assert found.endswith("word…")
