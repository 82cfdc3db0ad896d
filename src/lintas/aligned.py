"""How the cells of a table stand, as a class: a style inside a page is nothing that a page may have."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

SIDES = ("left", "center", "right")
CELLS = {"td", "th"}
STYLE = re.compile(rf"text-align: ({'|'.join(SIDES)});")  # as Python-Markdown writes it
LATE = -50  # after what gives classes


class Aligned(Extension):
    """A Markdown extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the processor."""
        md.treeprocessors.register(_ByClass(md), "lintas-aligned", LATE)


class _ByClass(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter():
            if cell.tag in CELLS and (side := _side(cell)):
                cell.set("class", f"{cell.get('class', '')} lintas-{side}".lstrip())


def _side(cell: Element) -> str:
    """The side that a cell says, taken out of it; empty where it says none."""
    style = STYLE.fullmatch(cell.get("style", ""))
    if style:
        del cell.attrib["style"]
        return style[1]
    if cell.get("align") in SIDES:  # with the option `use_align_attribute`
        return cell.attrib.pop("align")
    return ""
