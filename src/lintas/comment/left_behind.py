"""The files that a run has left behind for the comment, each looked at before it is believed."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lintas.catalogue import languages
from lintas.report.room import CHANGES, NOTES, room

ARTIFACT = "comment"
MOST_PACKED = 200_000  # bytes of the artifact as it is kept; the texts are a tenth of it
NUMBER = "number"
SHARES = {"notes": NOTES, "changes": CHANGES}


def read_left_behind(packed: bytes) -> dict[str, str]:
    """The texts of a zip by name: those that are there, no longer than ours can be, and text.

    Nothing else in it is looked at, whatever it is called, and nothing is unpacked to the disk.
    """
    sizes = {f"{part}.{lang}": room(share) for part, share in SHARES.items() for lang in languages()} | {NUMBER: 20}
    try:
        with ZipFile(BytesIO(packed)) as archive:
            texts = {name: _text(archive, f"{name}.md", most) for name, most in sizes.items()}
    except BadZipFile:
        return {}
    return {name: text for name, text in texts.items() if text is not None}


def _text(archive: ZipFile, name: str, most: int) -> str | None:
    """A text of at most so many bytes; None where there is none."""
    try:
        entry = archive.getinfo(name)
        # Of other ways to pack Python unpacks a whole block, however large, before it counts.
        if entry.file_size > most or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            return None
        with archive.open(entry) as file:
            content = file.read(most + 1)
        return content.decode() if len(content) <= most else None
    except (KeyError, BadZipFile, RuntimeError, EOFError, zlib.error, UnicodeDecodeError):
        return None
