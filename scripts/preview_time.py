"""How long a preview takes to show what was saved."""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from side import Side

PATIENCE = 120  # seconds until a preview must show a change


def visible_after(side: Side, note: Path) -> float:
    """Seconds from a note's saving until its page, asked for again and again, has the new word: the median of three.

    Both servers are MkDocs' own: they look for changes twice a second, and answer when what they build is done.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = side.base / "mkdocs.yml"
    written = config.read_text(encoding="utf-8")
    config.write_text(f"{written}\ndev_addr: 127.0.0.1:{port}\n", encoding="utf-8")
    page = f"http://127.0.0.1:{port}/{side.page(note)}"
    seconds = []
    with side.serving("serve") as process:
        _await(side, process, page, "")
        for number in range(3):
            time.sleep(2)  # what went before is over, and the new time of the file is another
            side.edit(note, f"visible{number}")
            start = time.monotonic()
            _await(side, process, page, f"visible{number}")
            seconds.append(time.monotonic() - start)
    config.write_text(written, encoding="utf-8")
    return statistics.median(seconds)


def _await(side: Side, process: subprocess.Popen[bytes], page: str, word: str) -> None:
    """Wait until a page is there and has a word."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310  (our own address)
                if word in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"{page} did not show {word!r}:\n{side.said()}")
