"""`lintas serve` as a writer has it: a note is saved, and the page shows it; a fault is said, and the rest is shown."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import watched
from conftest import MakeBase
from playwright.sync_api import Browser, expect
from stories import ALONE, STORY

from lintas.preview import is_taken

PAGE = "lessons/notes/a-hundred-years/"


class Preview:
    """A running preview, and what it says line by line."""

    def __init__(self, base: Path) -> None:
        self.base = base
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
            file.write(f"dev_addr: {self.address}\n")
        env = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "lintas", "serve"]
        self.process = subprocess.Popen(
            command, cwd=base, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )

    def said_until(self, pattern: str) -> str:
        """What is said up to a line that fits a pattern."""
        assert self.process.stdout
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if re.search(pattern, line):
                return "".join(lines)
        raise AssertionError("".join(lines))

    def page(self) -> str:
        with urllib.request.urlopen(f"http://{self.address}/{PAGE}") as answer:
            return str(answer.read().decode())

    def write(self, text: str) -> str:
        """Save the note; what is said until it was built."""
        (self.base / "notes" / "a-hundred-years.md").write_text(text, encoding="utf-8")
        return self.said_until(r"^\d+\.\d s$")


@pytest.fixture
def preview(make_base: MakeBase) -> Iterator[Preview]:
    running = Preview(make_base(STORY))
    running.said_until("Serving on")
    yield running
    running.process.kill()
    running.process.wait()
    assert running.process.stdout
    running.process.stdout.close()


def test_what_is_saved_is_shown(preview: Preview) -> None:
    assert "A plan for a hundred years." in preview.page()
    preview.write(ALONE.replace("A plan", "A bold plan"))
    assert "A bold plan for a hundred years." in preview.page()


@pytest.mark.browser
def test_a_page_that_is_open_reloads_by_itself(browser: Browser, preview: Preview) -> None:
    """The script that does it comes with each page from MkDocs' server, and the page's policy lets it in."""
    for page in watched(browser.new_context()):
        page.goto(f"http://{preview.address}/{PAGE}")
        expect(page.get_by_text("A plan for a hundred years.")).to_be_visible()
        preview.write(ALONE.replace("A plan", "A bold plan"))
        expect(page.get_by_text("A bold plan for a hundred years.")).to_be_visible()


def test_a_fault_is_said_and_shown_once_it_is_mended(preview: Preview) -> None:
    said = preview.write(ALONE.replace("Yokohama\n", "Yokohamma\n"))
    assert "notes/a-hundred-years.md:4:7: error[unknown-city]" in said
    with pytest.raises(urllib.error.HTTPError, match="404"):
        preview.page()
    preview.write(ALONE)
    assert "A plan for a hundred years." in preview.page()


def test_a_second_preview_at_the_same_address_says_so_and_what_to_do(preview: Preview) -> None:
    command = [sys.executable, "-m", "lintas", "serve", "--lang", "en"]
    second = subprocess.run(command, cwd=preview.base, capture_output=True, text=True, encoding="utf-8", check=False)
    assert second.returncode == 1
    assert f"Another program is at {preview.address} already." in second.stderr
    assert second.stdout == ""


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_an_address_where_nobody_answers_is_free(host: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert not is_taken(host, port)
