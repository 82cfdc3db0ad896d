"""Make the README's picture, docs/project/site.png, of the built site: python3 scripts/picture.py.

The picture carries a digest of the templates and styles that it shows; a test says when they have changed since.
"""

from __future__ import annotations

import base64
import hashlib
import struct
import sys
import zlib
from pathlib import Path
from typing import Literal

import bootstrap
import chromium

PICTURE = bootstrap.ROOT / "docs" / "project" / "site.png"
LOOK = ("src/lintas/skin", "src/lintas/styles", "src/lintas/templates")
KEYWORD = b"Lintas-Look"
SHOTS = (
    # address, width, height, in the dark, width in the picture
    ("", 1280, 860, False, 760),
    ("id/notes/2018-03-jakarta-seoul/stakeholder-engagement/", 390, 860, False, 232),
    ("pairs/jakarta--seoul/", 390, 860, True, 232),
)
IMAGE = '<img style="width:{}px;box-shadow:0 2px 10px #0004" src="data:image/png;base64,{}">'
SHEET = """<body style="margin:0;padding:24px;background:#dfe7e5;display:inline-flex;gap:20px;align-items:flex-start">
{}</body>"""


def look() -> str:
    """A digest of the templates and styles, which the picture shows."""
    digest = hashlib.sha256()
    for folder in LOOK:
        for path in sorted((bootstrap.ROOT / folder).rglob("*")):
            if path.is_file():
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def shown_look(picture: Path) -> str:
    """The digest that a picture carries; empty where it carries none."""
    data = picture.read_bytes()
    start = data.find(b"tEXt" + KEYWORD + b"\0")
    return data[start + 5 + len(KEYWORD) :][:64].decode() if start > 0 else ""


def with_look(png: bytes) -> bytes:
    """A PNG with the digest as a text chunk before its last one."""
    content = b"tEXt" + KEYWORD + b"\0" + look().encode()
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    return png[:-12] + chunk + png[-12:]


def shoot() -> bytes:
    """The sheet of screenshots, from a server of the built site on this machine."""
    with chromium.served(bootstrap.ROOT / "site") as address, chromium.browser() as browser:
        images = []
        for uri, width, height, dark, shown in SHOTS:
            scheme: Literal["dark", "light"] = "dark" if dark else "light"
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(f"{address}{uri}")
            data = base64.b64encode(page.screenshot()).decode()
            images.append(
                f'<img style="width:{shown}px;box-shadow:0 2px 10px #0004" src="data:image/png;base64,{data}">'
            )
        sheet = browser.new_page(viewport={"width": 1340, "height": 600})
        sheet.set_content(SHEET.format("\n".join(images)))
        return sheet.locator("body").screenshot()


if __name__ == "__main__":
    bootstrap.ready(bootstrap.TEST)
    if Path(sys.prefix) != bootstrap.VENV:
        sys.exit(bootstrap.python(__file__))
    bootstrap.lintas("build", "--quiet")
    PICTURE.write_bytes(with_look(shoot()))
    print(f"Wrote {PICTURE.relative_to(bootstrap.ROOT)}")
