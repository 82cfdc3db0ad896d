from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintas.body import BodyReader
from lintas.removed import MOST_TOLD, removed
from lintas.sanitise import sanitise
from lintas.settings import MarkdownSettings
from lintas.source import read_note

EXTENSIONS = ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc")
READER = BodyReader(MarkdownSettings(EXTENSIONS, {}))
HEAD = "---\ntitle: A\n---\n"  # three lines


def told(body: str) -> list[tuple[int, int, str]]:
    """Line and column in the body, and what is left out."""
    source, _ = read_note(f"{HEAD}{body}".encode(), "notes/a.md")
    assert source, body
    known, rendered, _ = READER.read(source)
    assert rendered, body
    problems = removed(source, rendered.html, known.links)
    return [(one.at.line - 3, one.at.column, str(one.values.get("what", one.values.get("target")))) for one in problems]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One\n\ntwo <font color=red>three</font>\n", (3, 5, "<font>")),
        ("`<script>` is\n\n    <script>\n\n```\n<script>\n```\n\na <SCRIPT>x</SCRIPT>\n", (9, 3, "<script>")),
        ("<u>a</u> <u>b</u>\n\n<u>c</u>\n", (1, 1, "<u> (×3)")),
        ("| a |\n| --- |\n| <blink>b</blink> |\n", (3, 3, "<blink>")),
        ("A[^1]\n\n[^1]: <marquee>b</marquee>\n", (3, 7, "<marquee>")),
        ('A <b onclick="x">b</b>\n', (1, 6, 'onclick="…"')),
        ("A\n{: style='color: red' }\n", (2, 4, 'style="…"')),
        ("## A {: #__config }\n\nb\n", (1, 10, 'id="__config"')),
        ("A\n{: .md-overlay .note }\n", (2, 5, 'class="md-overlay"')),
        ('<div class="note md-search">a</div>\n', (1, 18, 'class="md-search"')),
        ("An [x](javascript:alert(1)) y\n", (1, 8, "javascript:alert(1)")),
        ("A [b](//example.org/c)\n", (1, 7, "//example.org/c")),
        ("A [b](https://jakarta.go.id@example.org/)\n", (1, 7, "https://jakarta.go.id@example.org/")),
        ("An [x][y]\n\n[y]: <vbscript:b>\n", (3, 7, "vbscript:b")),
        ('A\n<a href="java&#115;cript:b">x</a>\n', (2, 10, "javascript:b")),
        ("A <a href=' javascript:b'>x</a>\n", (1, 12, "javascript:b")),
        ("![A stream](data:image/png;base64,AAAA)\n", (1, 13, "data:image/png;base64,AAAA")),
        ("<img src='https://example.org/a.png' alt='A'>\n", (1, 11, "https://example.org/a.png")),
        ("A [b](c.md) <img src='d.png' alt='e'> <a href='#f'>g</a>\n", (1, 23, "d.png")),
        ("<!DOCTYPE html>\n\nA\n", (1, 1, "<!doctype>")),
    ],
)
def test_what_is_left_out_is_told_at_its_place(body: str, expected: tuple[int, int, str]) -> None:
    assert told(body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Plain & simple: 1 < 2, *a*, [b](https://example.org/?a=1&b=2), <https://example.org>, <m@example.org>\n",
        "| a | b |\n| :-- | --: |\n| 1 | 2 |\n",  # the site's own `style`
        'A <BR/> <b>b</b> <a href="https://example.org/" title=\'b\'>b</a> <abbr title="c &amp; d">e</abbr> &copy;\n',
        "<!-- who edits this: see the minutes -->\n\nA\n",
        "!!! note\n\n    A\n\nB[^1]\n\n[^1]: c\n",
        "A <Nama Kota> b, and c <b and d> e\n",  # shown as typed
        "<details><summary>A</summary>\n\nb\n\n</details>\n",
        "<td>A cell without its table</td>\n",
        "A {curly} and {: .note }\n",
    ],
)
def test_another_way_of_writing_the_same_is_no_difference(body: str) -> None:
    assert told(body) == []


def test_what_the_site_adds_to_a_text_is_nobodys_mistake() -> None:
    source, _ = read_note(f"{HEAD}The BPBD <b>came</b>.\n".encode(), "notes/a.md")
    assert source
    added = '<p>The <a class="lintas-term" href="../../glossary/bpbd/">BPBD</a> <b>came</b>.</p>'
    assert removed(source, added) == []


def test_a_pasted_page_is_no_wall_of_messages() -> None:
    names = ["font", "center", "u", "big", "tt", "strike", "nobr", "blink", "marquee", "acronym", "basefont", "bgsound"]
    problems = told("".join(f"<{name}>x</{name}>\n" for name in names))
    assert len(problems) == MOST_TOLD
    assert problems[-1] == (5, 1, "<tt>, <strike>, <nobr>, <blink>, <marquee>, <acronym>, <basefont>, <bgsound>")


def test_of_very_many_kinds_the_others_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintas.removed.MOST_LOOKED_FOR", 2)
    assert [what for *_, what in told("<u>a</u> <font>b</font> <center>c</center>\n")] == ["<u>", "<font>"]


def test_addresses_are_looked_for_once() -> None:
    """What took the square of this would not come to its end."""
    body = "".join(f'<a href="{number:05}{"y" * 75}.md">a</a>\n' for number in range(20_000))
    source, _ = read_note(f"{HEAD}{body}".encode(), "notes/a.md")
    assert source
    assert [problem.at.line - 3 for problem in removed(source, body)] == [1, 2, 3, 4, 5]


def test_a_picture_from_elsewhere_is_told_by_one_rule_only() -> None:
    assert told("![A <b>](https://example.org/a.png)\n") == []  # the rule on pictures says it


PIECES = [
    "<script>",
    "</script>",
    '<b onclick="x">',
    "<a href='javascript:x'>",
    "{: style=x }",
    "{: .md-x }",
    "`",
    "```\n",
]
PIECES += [
    "[a](javascript:b)",
    "| ",
    "<td class=q>",
    "> ",
    "* ",
    "\n\n",
    "\n",
    "word ",
    "<svg/",
    "-->",
    "'",
    '"',
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_a_text_of_which_nothing_is_told_loses_nothing_hostile(body: str) -> None:
    source, _ = read_note(f"{HEAD}{body}".encode(), "notes/a.md")
    assert source
    known, rendered, _ = READER.read(source)
    if rendered and not removed(source, rendered.html, known.links):
        made = sanitise(rendered.html)
        for sign in ("<script>", "onclick=", "javascript:", "style=", "md-x"):
            hostile = sign in rendered.html.replace("&lt;", "").replace("text-align", "")
            assert not hostile or sign in made.replace("&lt;", "<").replace("&gt;", ">"), sign
