"""Tells what the site itself gives to the HTML of a text from what its author wrote: the classes and ids of its own.

With the class of our links into the glossary, or the id of the list of sources, a note could dress up as a part of the
site. So our classes are marked where our extensions and Python-Markdown's gave them, and stay only where they are;
headings have other ids than the lists around the text.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

MARK = f"{STX}{ETX}"  # Python-Markdown takes both out of every text before it reads it
CLASSES = re.compile(r"headerlink|lintas-.*")
# What stands on the page of a note around its text.
IDS = frozenset(
    "main list-adoption list-answers list-asks list-cite list-exchanges list-lessons list-offers list-related"
    " list-same-theme list-sisters list-sources".split()
)
AFTER_AUTHORS = 7  # after the lists of attributes that authors write, and before headings are given their ids
BEFORE_IDS, AFTER_IDS = 6, 4
LAST = -300


class SetApart(Extension):
    """A Markdown extension."""

    def __init__(self) -> None:
        super().__init__()
        self.authors: dict[Element, set[str]] = {}  # by part of the text our classes that its author gave it

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the processors."""
        md.treeprocessors.register(_Remember(md, self), "lintas-authors", AFTER_AUTHORS)
        md.treeprocessors.register(_TakeIds(md), "lintas-take-ids", BEFORE_IDS)
        md.treeprocessors.register(_GiveIds(md), "lintas-give-ids", AFTER_IDS)
        md.treeprocessors.register(_Mark(md, self), "lintas-set-apart", LAST)


class _Remember(Treeprocessor):
    def __init__(self, md: Markdown, into: SetApart) -> None:
        super().__init__(md)
        self.into = into

    def run(self, root: Element) -> None:
        self.into.authors = {part: ours for part in root.iter() if (ours := _ours(part))}


class _TakeIds(Treeprocessor):
    """Ids that a text has already are not given to headings."""

    def run(self, root: Element) -> None:
        root.extend(Element("i", {"id": name, "class": MARK}) for name in sorted(IDS))


class _GiveIds(Treeprocessor):
    def run(self, root: Element) -> None:
        for part in root.findall(f"i[@class='{MARK}']"):
            root.remove(part)


class _Mark(Treeprocessor):
    def __init__(self, md: Markdown, of: SetApart) -> None:
        super().__init__(md)
        self.of = of

    def run(self, root: Element) -> None:
        for part in root.iter():
            if ours := _ours(part) - self.of.authors.get(part, set()):
                names = part.get("class", "").split()
                part.set("class", " ".join(f"{MARK}{name}" if name in ours else name for name in names))
        self.of.authors = {}


def _ours(part: Element) -> set[str]:
    names = part.get("class")
    return {name for name in names.split() if CLASSES.fullmatch(name)} if names else set()
