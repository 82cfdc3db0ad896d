"""A file of the index, written or known to be the one of the last run."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from lintas.fingerprint import digest


@dataclass(frozen=True)
class IndexFile:
    """A file of the index: its checksum for the browser, a digest of its content, and the content when it is wanted."""

    sum: str
    digest: str
    text: Callable[[], str]

    def content(self) -> bytes:
        """What is written to the disk."""
        return self.text().encode()


class KeptFile(NamedTuple):
    """A file's checksum, a digest of its content, and one of all that it was made of."""

    sum: str
    digest: str
    key: bytes = b""


def written(text: str) -> IndexFile:
    """A file with this content."""
    return IndexFile(checksum(text), digest(text.encode()).hex(), lambda: text)


def checksum(text: str) -> str:
    """The checksum that the browser holds a file against: CRC-32 of its UTF-8 bytes, in eight hexadecimal digits."""
    return f"{zlib.crc32(text.encode()):08x}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(content: object) -> str:
    """A value as it stands in the files."""
    return _ENCODER.encode(content)
