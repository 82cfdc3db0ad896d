"""The system's Chromium and a server for a built site, for tests that do what a reader does.

`LINTAS_CHROMIUM` names another browser. Where there is none these tests skip and say so; with
`LINTAS_REQUIRE_BROWSER=1` that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import chromium
import pytest
from built import BuiltSite
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """The site at `/lintas/` of a server on this machine."""
    with chromium.served(site.folder.parent) as root:
        yield f"{root}lintas/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium.program() is None:
        if os.environ.get("LINTAS_REQUIRE_BROWSER") == "1":
            pytest.fail(chromium.NOT_FOUND)
        pytest.skip(chromium.NOT_FOUND)
    with chromium.browser() as launched:
        yield launched


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new visitor's page, which may have no error in its console and ask no other host."""
    context = browser.new_context(viewport=request.param)
    yield from watched(context)


def watched(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if "127.0.0.1" in asked.url else faults.append(asked.url))
    yield page
    context.close()
    assert faults == []
