"""Pictures and documents for tests, made as programs make them; and what people attach in their place."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image

DOCUMENT = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def picture(form: str = "PNG", colour: str = "navy", size: tuple[int, int] = (8, 6), **how: Any) -> bytes:  # noqa: ANN401
    """A picture of one colour; `how` is what Pillow is told on saving it."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, form, **how)
    return made.getvalue()


def moving(form: str = "WEBP", frames: int = 3) -> bytes:
    """A picture that changes its colour."""
    first, *others = (Image.new("RGB", (8, 6), (number * 40, 0, 0)) for number in range(frames))
    made = io.BytesIO()
    first.save(made, form, save_all=True, append_images=others)
    return made.getvalue()


def taken_at(latitude: float, longitude: float) -> bytes:
    """A photograph that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (abs(latitude), 0.0, 0.0), 3: "E", 4: (longitude, 0.0, 0.0)})
    return picture("JPEG", exif=exif)


def bomb(width: int, height: int, drawn: bytes = zlib.compress(b"\0" * 100)) -> bytes:
    """A PNG of a few bytes that says it has so many pixels; `drawn` are those that it has."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", drawn), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


def document(*objects: bytes) -> bytes:
    """A PDF with some more objects in it."""
    return DOCUMENT.replace(b"trailer", b"".join(b"2 0 obj\n%s\nendobj\n" % one for one in objects) + b"trailer")
