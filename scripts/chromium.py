"""The system's Chromium and a quiet server for a built site: for the tests, the benchmarks and the picture."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SWITCHES = ("--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update")
NOT_FOUND = "no Chromium was found; install it, or name one in LINTAS_CHROMIUM"


def program() -> str | None:
    """The browser's program: what `LINTAS_CHROMIUM` names, or the first that is installed."""
    return os.environ.get("LINTAS_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser, started; `FileNotFoundError` where there is none."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (there only once the environment is)

    found = program()
    if found is None:
        raise FileNotFoundError(NOT_FOUND)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
        yield launched
        launched.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Files as they are."""

    def log_message(self, *_: object) -> None:
        """Say nothing for each file."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A page that is left while it loads is no fault."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """A folder on a server of this machine; gives its address."""
    with _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
