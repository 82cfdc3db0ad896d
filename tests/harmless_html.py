"""What a reader of HTML finds in it that no text of a note may bring: a parser of its own, not the sanitiser's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lintas.sanitise import ATTRIBUTES, CLASSES, SCHEMES, TAGS

# What browsers leave out of an address before they look at its scheme.
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
UNSEEN = re.compile(r"[\t\n\r]|^[\0- ]+")


def harms(html: str) -> list[str]:
    """Every element, attribute, class and address that is not on the allow-list."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            self.found += (f"<{tag} {name}={value!r}>" for _ in _wrong(tag, name, value or ""))

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}]>")


def _wrong(tag: str, name: str, value: str) -> Iterator[str]:
    if (tag, name) == ("a", "rel") and value == "noopener":
        return
    if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()):
        yield "an attribute that may not be there"
    if name == "class" and not all(CLASSES.fullmatch(one) for one in value.split()):
        yield "a class of the theme"
    if name == "id" and value.startswith("__"):
        yield "a part of the theme"
    scheme = SCHEME.match(UNSEEN.sub("", value)) if name in {"href", "src"} else None
    if scheme and scheme[1].lower() not in SCHEMES:
        yield "a scheme that may not be there"
    if name == "src" and (scheme or value.startswith("//")):
        yield "a picture from elsewhere"
