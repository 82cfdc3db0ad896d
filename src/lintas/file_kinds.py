"""Kinds of files that people put beside notes, told by how they begin."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of file: how it begins, what it is called, and its endings where a note may show or offer it.

    `pillow` is what Pillow calls it; `acts` says that it is a program or a page, which nobody is to open.
    """

    begins: re.Pattern[bytes]
    name: str
    endings: tuple[str, ...] = ()
    pillow: str = ""
    acts: bool = False


# The first four are what a note may show or offer; the others are what people take for those.
KINDS = (
    Kind(re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG", (".png",), "PNG"),
    Kind(re.compile(rb"\xff\xd8\xff"), "JPEG", (".jpg", ".jpeg"), "JPEG"),
    Kind(re.compile(rb"RIFF....WEBP", re.DOTALL), "WebP", (".webp",), "WEBP"),
    Kind(re.compile(rb"\s*%PDF-"), "PDF", (".pdf",)),
    Kind(re.compile(rb"GIF8"), "GIF"),
    Kind(re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "BMP"),
    Kind(re.compile(rb"II\*\0|MM\0\*"), "TIFF"),
    Kind(re.compile(rb"....ftyp(?:hei|hev|mif|msf|avi)", re.DOTALL), "HEIC"),
    Kind(re.compile(rb"PK\x03\x04"), "ZIP (.docx, .xlsx, .zip)"),
    Kind(re.compile(rb"\xd0\xcf\x11\xe0"), "Word 97 (.doc, .xls)"),
    Kind(re.compile(rb"MZ|\x7fELF"), "EXE", acts=True),
    Kind(
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+svg[^>]*>\s*)?<svg\b", re.IGNORECASE),
        "SVG",
        acts=True,
    ),
    Kind(re.compile(rb"(?:\xef\xbb\xbf)?\s*<", re.DOTALL), "HTML", acts=True),
)
UNKNOWN = Kind(re.compile(rb""), "")
PICTURES = {ending for kind in KINDS if kind.pillow for ending in kind.endings}
ATTACHMENTS = {ending for kind in KINDS for ending in kind.endings}
