from __future__ import annotations

import re
from pathlib import Path

import pytest

from lintas.body import END, START, Body, BodyReader, linked_path
from lintas.fields import Fields
from lintas.problem import Location
from lintas.settings import MarkdownSettings
from lintas.source import Source


@pytest.fixture(scope="module")
def reader() -> BodyReader:
    return BodyReader(MarkdownSettings())


def read(reader: BodyReader, text: str) -> Body:
    body, rendered, problems = reader.read(Source("notes/a.md", Fields((), 1, 1), text, body_line=5))
    assert problems == []
    assert rendered is not None
    return body


def test_links_are_found_with_their_places_in_order(reader: BodyReader) -> None:
    body = read(reader, "See [one](a.md) and\n[two](b.md), again [one](a.md).\n")
    assert [(link.target, link.at) for link in body.links] == [
        ("a.md", Location("notes/a.md", 5, 11)),
        ("b.md", Location("notes/a.md", 6, 7)),
        ("a.md", Location("notes/a.md", 6, 26)),
    ]


def test_what_stands_in_code_is_no_link(reader: BodyReader) -> None:
    assert read(reader, "Write `[one](a.md)` so:\n\n    [two](b.md)\n").links == ()


def test_pictures_bring_their_alternative_text(reader: BodyReader) -> None:
    (picture,) = read(reader, "![The stream](stream.png)\n").links
    assert (picture.is_picture, picture.text) == (True, "The stream")


def test_headings_give_anchors(reader: BodyReader) -> None:
    body = read(reader, "# Top\n\n## What was seen\n\n## What was seen\n")
    assert body.anchors == {"top", "what-was-seen", "what-was-seen_1"}
    assert body.top_headings == ("Top",)


def test_one_reader_keeps_nothing_of_the_text_before(reader: BodyReader, tmp_path: Path) -> None:
    read(reader, f"## Seen\n\n[one]({tmp_path.name}.md)\n")
    body = read(reader, "Nothing.\n")
    assert not any((body.links, body.anchors, body.top_headings, body.empty_sections))


@pytest.mark.parametrize("empty", ["", "\n", "  \n\n"])
def test_an_empty_text_has_nothing_of_the_one_before(reader: BodyReader, empty: str) -> None:
    read(reader, "# One\n\n## Two\n\n[three](four.md)\n")
    body = read(reader, empty)
    assert (body.links, body.anchors, body.top_headings, body.empty_sections) == ((), frozenset(), (), ())


def test_an_address_of_mail_is_no_link_inside_the_base(reader: BodyReader) -> None:
    assert read(reader, "Write to <office@example.org>.\n").links == ()


def test_links_by_reference_do_not_move_the_places_of_others(reader: BodyReader) -> None:
    body = read(reader, "See [one][1] and [two](b.md).\n\n[1]: a.md\n")
    assert [(link.target, link.at.line) for link in body.links] == [("a.md", 7), ("b.md", 5)]


def test_links_inside_the_base_are_left_open_in_the_html(reader: BodyReader) -> None:
    rendered = reader.render("[one](a.md#x), [two](https://example.org/a), [three](#y), ![](b.png)\n")
    assert rendered.targets == ("a.md#x", "b.png")
    hrefs = re.findall(r'(?:href|src)="([^"]*)"', rendered.html)
    assert hrefs == [f"{START}0{END}", "https://example.org/a", "#y", f"{START}1{END}"]


def test_a_link_that_cannot_be_taken_apart_is_a_path() -> None:
    assert linked_path("notes/a.md", "http://[bad") == "notes/http:/[bad"


def test_sections_without_text_are_found(reader: BodyReader) -> None:
    assert read(reader, "## A\n\n### B\n\nText.\n\n## C\n\n## D\n").empty_sections == ("C", "D")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("x" * 100_001, "too-large"),
        ("![" * 1_001, "too-large"),
        ("<a " * 1_001, "too-large"),
        ("*" * 2_000 + "a" + "*" * 2_000, "too-deep"),
    ],
)
def test_a_body_that_nobody_could_read_is_refused(reader: BodyReader, text: str, rule: str) -> None:
    _, rendered, problems = reader.read(Source("notes/a.md", Fields((), 1, 1), text, body_line=5))
    assert rendered is None
    assert [problem.rule for problem in problems] == [rule]


@pytest.mark.parametrize(
    ("text", "start"),
    [("1968. A city learns.\n1969. Another.", ' start="1968"'), ("1. One.\n2. Two.", ""), ("4. Four.", ' start="4"')],
)
def test_a_list_begins_with_the_number_that_its_author_wrote(reader: BodyReader, text: str, start: str) -> None:
    assert re.findall("<ol[^>]*>", reader.render(text).html) == [f"<ol{start}>"]


def test_a_part_that_is_read_from_right_to_left_stands_so(reader: BodyReader) -> None:
    text = "سيول قررت\n\nIn Seoul (سيول)\n\n- **أولاً** first\n- second\n\n2003 סאול\n\n## الخلاصة"
    assert re.findall(r"<(\w+)[^>]*? dir=\"(\w+)\"", reader.render(text).html) == [
        ("p", "rtl"),
        ("ul", "rtl"),
        ("p", "rtl"),
        ("h2", "rtl"),
    ]


def test_a_footnote_that_nothing_calls_leads_nowhere_back() -> None:
    reader = BodyReader(MarkdownSettings(("footnotes",)))
    assert [link.target for link in read(reader, "Text.[^1]\n\n[^1]: Called.\n\n[^2]: Not called.\n").links] == [
        "#fn:1"
    ]
