"""What strangers wrote stays text in Markdown, to every reader of it."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
import yaml
from awkward import TITLES
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown_it import MarkdownIt

from lintas.export.escape import as_address, as_html_scalar, as_scalar, as_text_in_markdown

OURS = ["abbr", "admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "fenced_code"]
OTHERS = ["pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.details", "pymdownx.tabbed"]
OTHERS += ["pymdownx.emoji"]
PLACES = ("{}", "# {}", "- {}", "> {}", "[{}](https://example.org/)", "**{}**", "| a | b |\n| --- | --- |\n| {} | b |")
SIGNS = "\\`*_{}[]()#+-.!|<>&~^$=:;?\"'%@/ 1aé"
READERS = {"the site's": Markdown(extensions=OURS), "with more": Markdown(extensions=OURS + OTHERS)}


class Text(HTMLParser):
    """The text of HTML, and the tags in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (only the tags matter)
        self.tags.append(tag)


def shown(reader: str, markdown: str) -> Text:
    if reader == "CommonMark":
        return Text(MarkdownIt("commonmark").enable("table").render(markdown))
    return Text(READERS[reader].reset().convert(markdown))


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES.keys())
@pytest.mark.parametrize("reader", [*READERS, "CommonMark"])
@pytest.mark.parametrize("place", PLACES)
def test_a_title_reads_as_it_was_written(title: str, reader: str, place: str) -> None:
    found, plain = shown(reader, place.format(as_text_in_markdown(title))), shown(reader, place.format("word"))
    assert found.text.strip() == plain.text.replace("word", title).strip()
    assert found.tags == plain.tags


@pytest.mark.parametrize("reader", ["the site's", "CommonMark"])
@pytest.mark.parametrize("place", PLACES)
@given(text=st.text(alphabet=SIGNS, min_size=1, max_size=12).map(str.strip).filter(bool))
@example(text="Learning C#")
@example(text="##")
@example(text="]: a")
@example(text="&#1 of <1@1> <<@1>")
def test_any_signs_read_as_they_were_written(place: str, reader: str, text: str) -> None:
    found, plain = shown(reader, place.format(as_text_in_markdown(text))), shown(reader, place.format("word"))
    assert found.text.strip() == plain.text.replace("word", text).strip()
    assert found.tags == plain.tags


@pytest.mark.parametrize("title", [*TITLES.values(), "a\x85b\u2028c\ufeffd", "tab\tand \x7f"])
def test_frontmatter_gives_a_text_back(title: str) -> None:
    assert yaml.safe_load(f"title: {as_scalar(title)}\n") == {"title": title}


def test_a_title_in_frontmatter_is_html_and_ends_nothing() -> None:
    title = 'a </title><script>x</script> & "b"'
    written = yaml.safe_load(as_html_scalar(title))
    assert "<" not in written
    assert html.unescape(written) == title


@pytest.mark.parametrize("address", ["https://example.org/?a=1&b=%22", "https://example.org/a_(b)*[c]|`{d}\\&lt;"])
def test_an_address_ends_where_it_ends(address: str) -> None:
    for reader in (*READERS, "CommonMark"):
        assert shown(reader, f"[x]({as_address(address)}) y").text.strip() == "x y"
