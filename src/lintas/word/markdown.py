"""Plain HTML of a Word file to the Markdown of a note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import indent

from bs4 import BeautifulSoup, Tag
from markdownify import ATX, MarkdownConverter

from lintas.word.html import LINE, blocks_of

DEEPEST = 6
NOTE = re.compile(r"#?(foot|end)note-(?:ref-)?(\d+)")
# What would be a heading, a list or a quotation at the beginning of a line; and a link, a note or a mark within one.
BEGINNING = re.compile(r"^([^\S\n]*)(\d{1,9}(?=[.)]\s)|)(?=[#+>.)-])", re.MULTILINE)
TAG, ENTITY = re.compile(r"<(?=[A-Za-z/!?])"), re.compile(r"&(?=#?\w+;)")
WITHIN = (("](", "]\\("), ("]:", "]\\:"), ("[^", "\\[^"), ("{:", "\\{:"), ("`", "\\`"))


class _Converter(MarkdownConverter):
    """Headings below that of the page, notes as footnotes, and text that stays text."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """A text as Markdown shows it."""
        text = super().escape(text.replace("\\", "\\\\"), parent_tags)  # type: ignore[misc]  # its types leave it out
        for marks, harmless in WITHIN:
            text = text.replace(marks, harmless)
        if "td" in parent_tags or "th" in parent_tags:
            text = text.replace("|", "\\|")
        return TAG.sub("&lt;", ENTITY.sub("&amp;", text))

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A paragraph that begins as text does."""
        return str(super().convert_p(el, BEGINNING.sub(r"\1\2\\", text), parent_tags))  # type: ignore[misc]  # its types leave it out

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """A link; that to a note is the note's sign."""
        if match := NOTE.fullmatch(str(el.get("href", ""))):
            return f"[^{_sign(match)}]"
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc]  # its types leave it out

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Raised letters are not raised."""
        return text


def _sign(match: re.Match[str]) -> str:
    return match[2] if match[1] == "foot" else f"e{match[2]}"


def markdown_of(tags: Iterable[Tag]) -> str:
    """Some blocks as Markdown."""
    soup = BeautifulSoup("", "html.parser")
    for tag in tags:
        soup.append(tag.extract())
    made = _converter().convert_soup(soup)
    return re.sub(r"\n{3,}", "\n\n", str(made).replace(LINE, "<br>").replace("<br> |", " |")).strip()


def footnotes(soup: BeautifulSoup) -> list[str]:
    """The notes at the end of a file, taken out of it, as Markdown has them."""
    found = []
    for item in soup.select("li[id^=footnote-], li[id^=endnote-]"):
        match = NOTE.fullmatch(str(item["id"]))
        sign = _sign(match) if match else ""
        text = markdown_of(blocks_of(item) or [item])
        found.append(f"[^{sign}]: {_indented(text)}")
        above = item.parent
        item.decompose()
        if isinstance(above, Tag) and not above.find("li"):
            above.decompose()
    return found


def _converter() -> _Converter:
    return _Converter(heading_style=ATX, bullets="-", table_infer_header=True, autolinks=False)


def comments(soup: BeautifulSoup) -> list[str]:
    """The remarks in the margin, taken out of a file: by whom, in initials, and what, as items of a list."""
    found = []
    for sign in soup.select("dt[id^=comment-]"):
        said = sign.find_next_sibling("dd")
        text = markdown_of(blocks_of(said)) if isinstance(said, Tag) else ""
        found.append(f"- {sign.get_text()}: {_indented(text)}")
    for remarks in soup.find_all("dl"):
        remarks.decompose()
    return found


def _indented(text: str) -> str:
    """A text below the first line of an item."""
    return indent(text, "    ").strip()
