"""Every character of an accepted note's text is in its page, in order; what is dropped is told at its line.

The words of these texts are known by themselves (`kata7`), so that nothing here has to read Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintas.arrived import MOST_AT_ONCE, lost_text, lost_words
from lintas.body import Body, BodyReader
from lintas.fields import Fields
from lintas.sanitise import sanitise
from lintas.settings import read_settings, settings_of
from lintas.source import Source

NUMBERED = re.compile(r"kata\d+")
# Around words: what Markdown reads in one way or another, whole and torn.
AROUND = [
    "{}",
    "*{}*",
    "**{}**",
    "_{}_",
    "`{}`",
    "``{}",
    "[{}](other.md)",
    "[{}](other.md 'a title')",
    "[{}]",
    "[{}][]",
    "[{}][seen]",
    "[{}] (other.md)",
    "![{}](stream.png)",
    "![{}",
    "<{}",
    "{}>",
    "< {} >",
    "<b>{}</b>",
    "<b>{}",
    "</i>{}",
    "<br>{}",
    "{{{}}}",
    "{{ {} }}",
    "**a**{{{}}}",
    "{{: .{}",
    "({})",
    '"{}"',
    "&{};",
    "&{} ",
    "&amp;{}",
    "\\*{}\\*",
    "\\{}",
    "{}  \n",
    "{}\\\n",
    "{}[^1]",
    "{}[^2]",
    "{}[^1]: ",
    "{}: ",
    "{} | ",
    "{}\u00a0",
    "\u200f{}\u00ad",
    "{}\u3000",
    "{}\x0c",
    "{}\u2028",
    "~~{}~~",
    "^{}^",
    "<https://example.org/{}>",
    "<{}@example.org>",
    "[{}",
    "{}](",
    "{})",
    "<!-- {}",
    "{} -->",
    "<table>{}",
    "<tr><td>{}",
    "</table>{}",
    "<p>{}</p>",
    "<div>{}</div>",
    "<details><summary>{}</summary>",
    "<svg>{}",
    "<textarea>{}",
    "<title>{}",
    "<pre>{}",
    "<ul><li>{}",
    "<select><option>{}",
]
# What a line begins with, and what it is then.
BEFORE = [
    "",
    "## ",
    "#",
    "####### ",
    "- ",
    "* ",
    "+   ",
    "1. ",
    "4. ",
    "1968. ",
    "07. ",
    "a) ",
    "> ",
    ">> - ",
    "    ",
    "        ",
    "\t",
    ":   ",
    ": ",
    "| ",
    "    | ",
    "``` ",
    "```\n",
    "~~~\n",
    "!!! note\n    ",
    '!!! note "A title"\n    ',
    "!!! ",
    "[^1]: ",
    "[^2]: ",
    "    [^1]: ",
    "> [^2]: ",
    "- [^1]: ",
    "[seen]: ",
    "[unseen]: ",
    "*[OPD]: ",
    "[TOC]\n",
    "===\n",
    "---\n",
    "* * *\n",
    "| a | b |\n| --- | --- |\n",
    "a | b\n--|--\n",
    "- [ ] ",
    "\u2028",
    "\x0b",
    "<div markdown>\n",
    "<div>\n\n",
    "{: .x }\n",
    "<![CDATA[",
    "<!DOCTYPE ",
]
SIGNS = st.text(alphabet="*_`[]()<>{}|#!&;:=-+.\"'\\~^/ \n\t1ax", max_size=40)


@st.composite
def lines_of_pieces(draw: st.DrawFn) -> str:
    """Lines of pieces around numbered words, with blank lines between some of them."""
    number = 0
    lines = []
    for _ in range(draw(st.integers(1, 6))):
        pieces = []
        for around in draw(st.lists(st.sampled_from(AROUND), min_size=1, max_size=4)):
            number += 1
            pieces.append(around.format(f"kata{number}"))
        lines.append(draw(st.sampled_from(BEFORE)) + draw(st.sampled_from([" ", "", "  "])).join(pieces))
        lines.extend([""] * draw(st.integers(0, 1)))
    return "\n".join(lines)


@st.composite
def torn_texts(draw: st.DrawFn) -> str:
    """Numbered words with any signs of markup between them."""
    return "".join(f"{draw(SIGNS)} kata{number} " for number in range(1, draw(st.integers(2, 6)))) + draw(SIGNS)


@pytest.mark.parametrize(
    "text", ["caf&eacute;s", "&#233;t&#xE9; kata", "AT&amp;T", "a&#8217;b &copy;2018", "kata&nbsp;kata"]
)
def test_entities_are_the_letters_that_they_stand_for(text: str) -> None:
    source = Source("notes/a.md", Fields((), 1, 1), text)
    body, rendered, _ = reader().read(source)
    assert rendered is not None
    assert [*lost_text(source, body, rendered)] == []


@given(text=lines_of_pieces())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_awkward_markdown_arrives_or_is_told_at_its_line(text: str) -> None:
    assert untold(text) == set()


@given(text=torn_texts())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_a_text_full_of_signs_arrives_or_is_told_at_its_line(text: str) -> None:
    assert untold(text) == set()


@given(text=st.text(max_size=300))
@settings(max_examples=100)
def test_of_any_text_something_can_be_said(text: str) -> None:
    untold(text)


def test_words_with_a_footnote_each_are_not_taken_for_lost() -> None:
    cities = "Jakarta Seoul Yokohama Kazan Colombo Hamamatsu Semarang Jinju Incheon".split()
    text = " ".join(f"{city}[^{number}]" for number, city in enumerate(cities, 1))
    notes = "\n".join(f"[^{number}]: The report of {city}." for number, city in enumerate(cities, 1))
    assert lost_in(f"{text}\n\n{notes}\n") == []


@pytest.mark.parametrize("at", [10, MOST_AT_ONCE - 1, MOST_AT_ONCE, 2 * MOST_AT_ONCE + 10, 9_000])
def test_a_long_text_is_compared_to_its_end(at: int) -> None:
    words = [f"kata{number}" for number in range(1, 9_001)]
    words[at - 1] += " **a**{ lost }"
    lines = [" ".join(words[start : start + 100]) for start in range(0, len(words), 100)]
    assert lost_in("\n".join(lines)) == [((at - 1) // 100 + 1, "lost")]


def test_behind_more_lost_words_than_are_compared_at_a_time_the_text_is_compared() -> None:
    gone = " ".join(f"lost{number}" for number in range(MOST_AT_ONCE + 100))
    lost = lost_words(f"first {gone}\n\nthen last seen\n", Body(), "<p>first</p>\n<p>then seen</p>\n")
    assert [one.words for one in lost] == [gone, "last"]


def test_a_comment_is_meant_for_who_edits() -> None:
    assert lost_in("seen <!-- for editors --> and\n\n<!-- more\n\nof it -->\n\nshown\n") == []


def lost_in(text: str) -> list[tuple[int, str]]:
    """The lines of a text that lose words, each with these."""
    source = Source("notes/a.md", Fields((), 1, 1), text)
    body, rendered, problems = reader().read(source)
    assert rendered is not None, problems
    return [(problem.at.line, str(problem.values["words"])) for problem in lost_text(source, body, rendered)]


def untold(text: str) -> set[str]:
    """The words of a text that are neither in its page, nor in a problem that stands at their line.

    Of a text without a problem all words are in their order; footnotes stand at the end.
    """
    source = Source("notes/a.md", Fields((), 1, 1), text.replace("\0", ""))
    body, rendered, _ = reader().read(source)
    assert rendered is not None
    reading = Words()
    reading.feed(sanitise(rendered.html))
    reading.close()
    shown = words_in(reading.found)
    aside = {*words_in(reading.aside), *words_in(link.target for link in body.links)}  # addresses, titles
    written = [word for word in NUMBERED.findall(text) if not is_inside_a_tag(text, word)]
    problems = [*lost_text(source, body, rendered)]
    told = {problem.at.line for problem in problems}
    first = min((problem.at.line for problem in problems if problem.variant == "more"), default=text.count("\n") + 2)
    told.update(range(first, text.count("\n") + 2))  # it is told how many more there are
    gone = {word for word in written if word not in shown and word not in aside}
    if not told and not gone and "[^" not in text:
        rest = iter(shown)
        gone = {word for word in written if word not in aside and word not in rest}
    return {word for word in gone if line_of(text, word) not in told}


def words_in(texts: Iterable[str]) -> list[str]:
    return NUMBERED.findall(" ".join(texts).casefold())  # the kind of a box begins with a capital


def line_of(text: str, word: str) -> int:
    found = re.search(rf"{word}(?!\d)", text)
    assert found
    return text.count("\n", 0, found.start()) + 1


def is_inside_a_tag(text: str, word: str) -> bool:
    """Whether a word is a tag's name or attribute, or hidden on purpose: what is removed of that is told by others."""
    found = re.search(rf"{word}(?!\d)", text)
    assert found
    before, after = text[: found.start()], text[found.end() :]
    in_comment = before.rfind("<!--") > before.rfind("-->") and "-->" in after
    in_tag = re.search(r"</?[A-Za-z][^<>]*$", before + "kata") is not None and re.match(r"[^<]*>", after) is not None
    in_svg = "<svg>" in before
    is_kind_of_box = re.search(r"^!!! ?$|^``` $", before, re.MULTILINE) is not None  # or the language of code
    attributes = before.rpartition("{")[2] + after.partition("}")[0]
    in_braces = re.search(r"\{[^{}\n]*$", before) is not None and re.match(r" *[.#:]|.*=", attributes) is not None
    return in_comment or in_tag or in_svg or is_kind_of_box or in_braces


class Words(HTMLParser):
    """The text of HTML, with what pictures say in its place; addresses and titles aside."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.aside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.found.extend(value for name, value in attrs if name == "alt" and value)
        self.aside.extend(value for name, value in attrs if name in {"title", "href"} and value)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@cache
def reader() -> BodyReader:
    config, _ = read_settings(ROOT / "mkdocs.yml")
    assert config is not None
    return BodyReader(settings_of(config).markdown)
