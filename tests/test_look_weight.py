"""How much a reader on a slow line waits for."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import pytest
from browsing import PHONE, Window
from built import BuiltSite
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MOST = 110_000  # bytes; what a lesson of a stock Material site takes is 116 kB


def heaviest_lesson(site: BuiltSite) -> str:
    lessons = [uri for uri in site.pages if uri.count("/") == 3 and uri.startswith("notes/")]
    return max(lessons, key=lambda uri: len(site.pages[uri].text))


def test_the_first_load_of_a_lesson_is_light(browser: Browser, address: str, site: BuiltSite) -> None:
    window = Window(browser.new_context(viewport=PHONE))
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    window.page.goto(f"{address}{heaviest_lesson(site)}", wait_until="networkidle")
    window.context.close()
    sizes = {url: packed(site, urlsplit(url).path.removeprefix("/lintas/")) for url in dict.fromkeys(asked)}
    assert sum(sizes.values()) <= MOST, sizes


def packed(site: BuiltSite, path: str) -> int:
    """Bytes of a file of the site as a host sends it: compressed, but for pictures, which are so already."""
    file = site.folder / path
    content = (file / "index.html" if file.is_dir() else file).read_bytes()
    return len(content) if file.suffix in {".png", ".jpg", ".webp", ".woff2"} else len(gzip.compress(content, 6))
