"""Places in a Word file where something is written or chosen (content controls, ISO/IEC 29500-1, 17.5.2).

A program that does not know them shows what is in them as any other text; the `label` is what Word calls one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

PLACEHOLDER = "Placeholder Text"  # the style of what stands there until something is written


def choice(paragraph: Paragraph, name: str, label: str, placeholder: str, choices: Iterable[str]) -> None:
    """A list at the end of a paragraph to choose from; something else may be written as well."""
    kind = OxmlElement("w:comboBox")
    for text in choices:
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), text)
        item.set(qn("w:value"), text)
        kind.append(item)
    _in_line(paragraph, name, label, placeholder, kind)


def line(paragraph: Paragraph, name: str, label: str, placeholder: str) -> None:
    """A place for a few words at the end of a paragraph."""
    _in_line(paragraph, name, label, placeholder, OxmlElement("w:text"))


def text(paragraph: Paragraph, name: str, label: str, placeholder: str) -> None:
    """A place for paragraphs, lists and tables, instead of a paragraph."""
    control, content = _control(name, label, OxmlElement("w:richText"))
    paragraph.add_run(placeholder, style=PLACEHOLDER)
    paragraph._p.addprevious(control)  # noqa: SLF001  (python-docx has no content controls of its own)
    content.append(paragraph._p)  # noqa: SLF001


def _in_line(paragraph: Paragraph, name: str, label: str, placeholder: str, kind: BaseOxmlElement) -> None:
    control, content = _control(name, label, kind)
    run = paragraph.add_run(placeholder, style=PLACEHOLDER)
    content.append(run._r)  # noqa: SLF001
    paragraph._p.append(control)  # noqa: SLF001


def _control(name: str, label: str, kind: BaseOxmlElement) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    control, settings, content = (OxmlElement(f"w:{part}") for part in ("sdt", "sdtPr", "sdtContent"))
    for tag, value in (("w:alias", label), ("w:tag", name), ("w:id", str(zlib.crc32(name.encode()) >> 1))):
        element = OxmlElement(tag)
        element.set(qn("w:val"), value)
        settings.append(element)
    settings.append(OxmlElement("w:showingPlcHdr"))
    settings.append(kind)
    control.append(settings)
    control.append(content)
    return control, content
