"""The system's Chromium and a server for a built site, for tests that do what a reader does.

`LINTAS_CHROMIUM` names another browser. Where there is none these tests skip and say so; with
`LINTAS_REQUIRE_BROWSER=1` that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import chromium
import pytest
from built import BuiltSite
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from seen import Seen

PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """The site at `/lintas/` of a server on this machine."""
    with chromium.served(site.folder.parent) as root:
        yield f"{root}lintas/"


@pytest.fixture(scope="session")
def odd_address(odd_site: BuiltSite) -> Iterator[str]:
    """The site of the odd states, likewise."""
    with chromium.served(odd_site.folder.parent) as root:
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
    window = Window(context)
    yield window.page
    context.close()
    assert window.faults == []


@dataclass
class Window:
    """A page of its own in a context, and what has gone wrong in it: errors in the console, requests to other hosts."""

    context: BrowserContext
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self._note(message.text) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("request", lambda asked: None if "127.0.0.1" in asked.url else self._note(asked.url))

    def open(self, address: str, seen: Seen) -> None:
        """Go to a page and do what shows the state that is meant; what was wrong before is forgotten."""
        self.faults.clear()
        self.page.goto(address)
        seen.bring_about(self.page)

    def _note(self, fault: str) -> None:
        self.faults.append(fault)
