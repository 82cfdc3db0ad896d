"""What is accepted of the hostile set, in a browser: nothing runs, no other host is asked, and all text is shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import chromium
import pytest
from browsing import DESK
from built import BuiltSite
from conftest import NOW
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from lintas.load import load
from lintas.pages.site import Site
from lintas.settings import read_settings, settings_of

pytestmark = pytest.mark.browser

# What is asked of a page once it is there: what is wrong with it, and what it says.
LOOK = """() => {
  const bare = (text) => text.replace(/[\\s\\u00ad]+/g, "");
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const faults = [];
  const ran = window.lintas_ran;
  // By its name an element with such an id is found there as well.
  if (ran !== undefined && !(ran instanceof Element) && !(ran instanceof HTMLCollection)) faults.push("something ran");
  for (const one of document.querySelectorAll("*")) {
    for (const { name } of one.attributes) if (name.startsWith("on")) faults.push(`<${one.localName} ${name}>`);
    const leads = one.getAttribute("href") ?? one.getAttribute("action") ?? one.getAttribute("xlink:href");
    const scheme = leads === null ? "" : new URL(leads, location).protocol;
    if (!["", "http:", "https:", "mailto:", "tel:", "data:"].includes(scheme)) faults.push(leads);
    if (scheme === "data:" && !leads.startsWith("data:;charset=utf-8,")) faults.push(leads); // ours, of plain text
  }
  for (const text of document.querySelectorAll(".lintas-body, h1")) {
    if (bare(text.innerText).toLowerCase() !== bare(text.textContent).toLowerCase()) {
      faults.push(`not shown: ${text.textContent}`);
    }
  }
  return [faults, document.querySelector(".md-content").innerText];
}"""
# These pages are made of our own words alone; the site's own browser tests look at them.
OURS = re.compile(r"(?:id/)?(?:rules|fields)/")
HIDDEN = re.compile(r"<!--.*?-->|<(script|style|svg|math)\b.*?</\1", re.DOTALL | re.IGNORECASE)
PLAIN = re.compile(r"[^\W\d_][\w ,.;?!]*")  # a line that is nothing but text, whatever reads it
WORD = re.compile(r"\w{2,}")


class Lessons(chromium.Quiet):
    """The site at `/lessons/`, as the small base's settings have it: the page for wrong addresses stands on that."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/lessons"))


@dataclass
class Reader:
    """One tab, and what has gone wrong on the page that it shows."""

    page: Page
    faults: list[str] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)  # that were asked for on our own host

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("dialog", self._answer)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def read(self, address: str) -> tuple[list[str], str]:
        """What is wrong with a page, and what it says."""
        self.faults.clear()
        self.page.goto(address)
        found, text = self.page.evaluate(LOOK)
        return [*self.faults, *found], text

    def _hear(self, said: ConsoleMessage) -> None:
        # A picture that HTML names by a path of its own is not there; `bad-link` says so.
        if said.type == "error" and said.location["url"] not in self.pictures:
            self.faults.append(f"console: {said.text} {said.location['url']}")

    def _answer(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            self.faults.append(f"asked: {request.url}")
        elif request.resource_type == "image":
            self.pictures.add(request.url)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(viewport=DESK)
    yield Reader(context.new_page())
    context.close()


def test_a_browser_runs_nothing_asks_nobody_and_shows_all(reader: Reader, hostile_sites: dict[str, BuiltSite]) -> None:
    wrong, opened = [], set[tuple[str, bytes]]()
    for name, site in hostile_sites.items():
        words = words_told(site.folder.parent)
        with chromium.served(site.folder, Lessons) as root:
            for uri, page in site.pages.items():
                same = uri, hashlib.sha256(page.path.read_bytes()).digest()
                if same in opened or OURS.match(uri):
                    words.pop(uri, None)  # it was read in another site
                    continue
                opened.add(same)
                faults, text = reader.read(f"{root}lessons/{uri}")
                missing = [word for word in words.pop(uri, ()) if bare(word) not in bare(text)]
                wrong += [f"{name}: {uri}: {fault}" for fault in (*faults, *missing)]
        assert words == {}, "a note has no page"
    assert not wrong, "\n".join(wrong)
    assert opened


WRONG = {
    "dialog: 1": "<script>alert(1)</script>",
    "something ran": "<script>window.lintas_ran=1</script>",
    "<b onclick>": "<b onclick=1>b</b>",
    "javascript:1": "<a href=javascript:1>a</a>",
    "data:text/html,a": "<form action=data:text/html,a></form>",
    "not shown: seen unseen": "<p class=lintas-body>seen <i hidden>unseen</i></p>",
    "asked: http://elsewhere.invalid/a.png": "<img src=http://elsewhere.invalid/a.png>",
    "error: a is not defined": "<script>a</script>",
}


@pytest.mark.parametrize("fault", WRONG)
def test_the_reader_would_notice(reader: Reader, tmp_path: Path, fault: str) -> None:
    (tmp_path / "index.html").write_text(f"<!doctype html><p class=md-content>{WRONG[fault]}", encoding="utf-8")
    with chromium.served(tmp_path) as root:
        assert fault in reader.read(root)[0]


def words_told(base: Path) -> dict[str, tuple[str, ...]]:
    """By the address of each note's page the words that it has to say: its title, and lines without any markup."""
    config, _ = read_settings(base / "mkdocs.yml")
    assert config is not None
    library = load(settings_of(config), NOW).library
    return {
        Site(library, lang).note(note).uri: (
            version.title,
            *(
                word
                for line in HIDDEN.sub("", version.body).splitlines()
                if PLAIN.fullmatch(line)
                for word in WORD.findall(line)
            ),
        )
        for note in library.notes.values()
        for lang, version in note.versions.items()
    }


def bare(text: str) -> str:
    """A text as it can be compared: a browser parts words, and shows some in capitals."""
    return re.sub(r"[\s\xad]+", "", text).casefold()
