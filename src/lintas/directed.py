"""Parts of a text that are read from right to left stand so, with their bullets, columns and lines, on any page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

BEFORE_ALL_OTHERS = -50  # of those that look at the finished tree
# Letters of Hebrew, Arabic, Syriac, Thaana, N'Ko and what else is written so.
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Directed(Extension):
    """A Markdown extension: each part of a text has its own direction, by its first letter."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the processor."""
        md.treeprocessors.register(_Direct(md), "lintas-directed", BEFORE_ALL_OTHERS)


class _Direct(Treeprocessor):
    def run(self, root: Element) -> None:
        for part in root:
            if part.get("dir") is None and _is_from_right(part):
                part.set("dir", "rtl")


def _is_from_right(part: Element) -> bool:
    """Whether the first letter of a part is written from right to left, as browsers tell for `dir="auto"`."""
    for text in part.itertext():
        if not text.isascii() and FROM_RIGHT.search(text):
            return _first_direction(part) in {"R", "AL"}
    return False


def _first_direction(part: Element) -> str:
    return next((kind for kind in _directions(part) if kind in {"L", "R", "AL"}), "")


def _directions(part: Element) -> Iterator[str]:
    return (bidirectional(letter) for text in part.itertext() for letter in text)
