"""A Word file opened with care: it comes from strangers, and is a zip, which can hold more than it seems."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lintas.word.refusal import UnreadableError

MB = 1_000_000
MOST_BYTES = 25 * MB  # what mail programs still send
MOST_UNPACKED = 200 * MB
MOST_TEXT = 5 * MB  # of one part without its pictures: some 250 pages, in about a second
MOST_PARTS = 2_000
PACKED = {ZIP_STORED, ZIP_DEFLATED}  # how Word packs
# What Python's readers of zip and XML raise: RuntimeError for a password, the last two for an encoding that none knows.
DAMAGED = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ET.ParseError, ValueError, LookupError)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # how a .doc begins, and a .docx under a password
DOCUMENT = re.compile(r"word/document\d*\.xml")  # Word on the web numbers it
# Parts with text in them that a reader sees, or an editor should.
TEXTS = re.compile(
    r"word/(?:document\d*|footnotes|endnotes|comments|header\d*|footer\d*|diagrams/data\d*|charts/chart\d*)\.xml"
)
DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)  # no Word writes one; a trap needs one
# Elements by their names alone: text, drawings and equations have these, in the strict form of the format as well.
WORDS, PARAGRAPH = "t", "p"
UNSEEN = {"moveFrom", "del", "Fallback"}  # moved away, crossed out, and for old programs once more


@dataclass(frozen=True)
class Opened:
    """A file that can be read: `parts` has its XML by path; nothing else of it is looked at.

    `trees` are those of the parts with text, `links` the addresses that the file leads to.
    """

    parts: dict[str, bytes]
    trees: dict[str, ET.Element]
    links: tuple[str, ...]

    @cached_property
    def content(self) -> bytes:
        """A Word file of the parts alone: what was not looked at can't be read by anybody else either."""
        made = BytesIO()
        with ZipFile(made, "w") as archive:
            for path, part in self.parts.items():
                archive.writestr(path, part)
        return made.getvalue()

    @cached_property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The text of all paragraphs, also of those in boxes, notes and margins: each as its pieces."""
        return tuple(pieces for tree in self.trees.values() for pieces in _paragraphs(tree) if any(pieces))

    def number_of(self, *tags: str) -> int:
        """How many elements of some names there are, in all texts."""
        return sum(_name(element) in tags for tree in self.trees.values() for element in tree.iter())


def open_word(path: Path) -> Opened:
    """Read a file and look at what is in it, before anything is made of it.

    Raises:
        UnreadableError: it is no Word file, is damaged, or is too large; OSError where it can't be read at all.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError("word.refused.large", size=path.stat().st_size // MB, most=MOST_BYTES // MB)
    content = path.read_bytes()
    if content.startswith(OLD_WORD):
        raise UnreadableError("word.refused.old")
    try:
        parts = _parts(content)
        if not all(path in parts for path in _documents(parts)):
            raise UnreadableError("word.refused.damaged")
        trees = {path: ET.fromstring(part) for path, part in parts.items() if TEXTS.fullmatch(path)}  # noqa: S314  (what declares something was refused)
        return Opened(parts, trees, tuple(dict.fromkeys(_links(parts))))
    except DAMAGED as error:
        raise UnreadableError("word.refused.damaged" if content.startswith(b"PK") else "word.refused.other") from error


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if not any(DOCUMENT.fullmatch(entry.filename) for entry in entries):
            raise UnreadableError("word.refused.other")
        # No entry of these two ways can be unpacked to more than it says: Python stops there. Of others it unpacks a
        # whole block first, and 81 bytes can be 50 MB.
        if any(entry.compress_type not in PACKED for entry in entries):
            raise UnreadableError("word.refused.damaged")
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise UnreadableError("word.refused.unpacked", most=MOST_UNPACKED // MB)
        texts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
        if sum(entry.file_size for entry in texts) > 2 * MOST_TEXT or any(
            entry.file_size > MOST_TEXT for entry in texts
        ):
            raise UnreadableError("word.refused.long")
        parts = {entry.filename: archive.read(entry) for entry in texts}
    for part in parts.values():
        if DECLARED.search(part) or DECLARED.search(part.replace(b"\0", b"")):
            raise UnreadableError("word.refused.damaged")
    return parts


def _documents(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The paths that the file names for its text; most have one, some none."""
    for relation in ET.fromstring(parts.get("_rels/.rels", b"<none/>")):  # noqa: S314  (as above)
        if relation.get("Type", "").endswith("/officeDocument"):
            yield posixpath.normpath(relation.get("Target", "").lstrip("/"))


def _links(parts: Mapping[str, bytes]) -> Iterator[str]:
    for path, part in parts.items():
        if path.startswith("word/_rels/") and path.endswith(".rels"):
            for relation in ET.fromstring(part):  # noqa: S314  (as above)
                if relation.get("TargetMode") == "External" and relation.get("Type", "").endswith("/hyperlink"):
                    yield relation.get("Target", "")


def _paragraphs(tree: ET.Element) -> Iterator[tuple[str, ...]]:
    """The pieces of text of each paragraph; one in a box within another stands by itself."""
    waiting: list[tuple[ET.Element, list[str]]] = [(tree, [])]
    found = [waiting[0][1]]
    while waiting:
        element, pieces = waiting.pop()
        name = _name(element)
        if name in UNSEEN:
            continue
        if name == PARAGRAPH:
            pieces = []
            found.append(pieces)
        if name == WORDS and element.text:
            pieces.append(element.text)
        waiting.extend((child, pieces) for child in reversed(element))
    yield from (tuple(pieces) for pieces in found)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
