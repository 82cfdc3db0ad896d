"""What a reader sees of a page of a built site: its title and its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

ARTICLE = '<article class="md-content__inner'
NOTE = re.compile(r"(?:[a-z]{2,3}/)?notes/.+/")
LANG = re.compile(r'<html[^>]*\blang="([^"]+)"')
# Of the lists below a note's text only these say something of the note; the others name its neighbours, which differ
# whenever one of these does.
OWN_LISTS = {"list-adoption", "list-sources"}
UNSEEN_TAGS = {"script", "style", "svg"}
# The address at the end of a printed page, the name of the site there, and the row of buttons.
UNSEEN_CLASSES = {"lintas-address", "lintas-printed", "lintas-tools"}
VOID = {"br", "hr", "img", "input", "wbr", "source", "path", "circle", "use", "image", "line", "rect"}


@dataclass(frozen=True)
class Shown:
    """A page's language, its first heading, and what it says: words, and where its links lead."""

    lang: str
    title: str
    said: tuple[str, ...]


def is_note(uri: str) -> bool:
    """Whether the page of a note stands at an address below the root."""
    return bool(NOTE.fullmatch(uri))


def article(html: str) -> str:
    """What stands between a page's frame: the same bytes are the same to a reader; empty where there is none."""
    start, end = html.find(ARTICLE), html.rfind("</article>")
    return html[start:end] if 0 <= start < end else ""


def shown(html: str, uri: str) -> Shown:
    """What a reader sees of the page at an address."""
    lang = LANG.search(html)
    reader = _Reader(is_of_note=is_note(uri))
    reader.feed(article(html))
    reader.close()
    return Shown(lang[1] if lang else "", " ".join("".join(reader.title).split()), tuple(reader.words()))


class _Reader(HTMLParser):
    """Collects text and targets of links, and leaves out what is no part of what a page says."""

    def __init__(self, *, is_of_note: bool) -> None:
        super().__init__()
        self.is_of_note = is_of_note
        self.said: list[str] = []
        self.title: list[str] = []
        self.unseen = 0  # how many open elements there are from the one that is left out
        self.in_title = False

    def words(self) -> Iterator[str]:
        yield from "".join(self.said).split()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self.unseen or self._is_unseen(tag, values):
            self.unseen += tag not in VOID
            return
        self.in_title = self.in_title or (tag == "h1" and not self.title)
        self.said.append(" ")
        self.said += (f" {values[name]} " for name in ("href", "alt") if values.get(name))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without an end, such as a part of a drawing, says nothing."""

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            self.unseen -= tag not in VOID
        if tag == "h1":
            self.in_title = False

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.said.append(data)
            if self.in_title:
                self.title.append(data)

    def _is_unseen(self, tag: str, values: dict[str, str | None]) -> bool:
        classes = set((values.get("class") or "").split())
        if tag in UNSEEN_TAGS or classes & UNSEEN_CLASSES:
            return True
        is_list = tag == "section" and "lintas-group" in classes
        return self.is_of_note and is_list and values.get("aria-labelledby") not in OWN_LISTS
