"""A site as it comes out of the zip for reading offline: opened by a file manager, which adds no `index.html`."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

from awkward import NOTES
from built import SITE_URL, BuiltSite, run
from conftest import SMALL_BASE
from playwright.sync_api import BrowserContext, Request
from stories import ALONE, STORY

from lintas.export.offline.archive import write_zip
from lintas.export.offline.parts import READ_ME, Whole, parts_of

# What a hand-written page may hold that looks like a link and is none, or is one of an unusual kind.
PAGE = """# A page by hand

<a href=../themes/ title="see <a href='no/'>">unquoted</a> <a HREF='../about/?a=1&amp;b=2'>single</a>
<a href="/lessons/tags/">from the root</a> <a href="/elsewhere/">outside</a> <a href="//example.com/x/">host</a>
<a href="mailto:a@example.org">mail</a> <a href="data:text/plain,x/">data</a> <a href="#a-page-by-hand">here</a>

```
<a href="x/">a link in a text</a>
```

<!-- <a href="comment/">gone</a> -->
<script type="application/ld+json">{"@id": "https://example.org/lessons/", "text": "<a href=\\"y/\\">"}</script>
"""


class OnDisk(BuiltSite):
    """The unpacked site."""

    def file_at(self, uri: str, link: str) -> Path | None:
        """The file that a link leads to, by its path alone; None for complete addresses."""
        parts = urlsplit(link)
        if parts.scheme:
            return None
        page = self.folder / uri
        page = page / "index.html" if page.is_dir() else page
        return (page.parent / unquote(parts.path)).resolve() if parts.path else page


@dataclass(frozen=True)
class Packed:
    """A site, its zip, and what comes out of that."""

    site: BuiltSite
    zip: Path
    disk: OnDisk

    @property
    def address(self) -> str:
        """What a browser shows when the folder is opened, with a slash at its end."""
        return f"{self.disk.folder.as_uri()}/"


def whole(site: BuiltSite, name: str = "Lintas", address: str = SITE_URL) -> Whole:
    """A built site as the packer knows it."""
    return Whole(site.folder, name, address, ("en", "id"))


def packed(site: BuiltSite, folder: Path) -> Packed:
    """Pack a built site and unpack it again."""
    file, there = folder / "lintas.zip", whole(site)
    write_zip(file, parts_of(there, there.listed()))
    return unpacked(site, file, folder / "unpacked")


def unpacked(site: BuiltSite, file: Path, folder: Path) -> Packed:
    """Unpack a zip as somebody does who got it."""
    with ZipFile(file) as archive:
        archive.extractall(folder)
    tops = [path for path in folder.iterdir() if path.name != READ_ME]
    assert len(tops) == 1
    return Packed(site, file, OnDisk(tops[0]))


def story_base(folder: Path) -> Path:
    """A base with the story, with titles that break what is written carelessly, and with a page by hand."""
    shutil.copytree(SMALL_BASE, folder)
    tagged = {"tagged.md": ALONE.replace("theme:", "tags: [横浜, São Paulo]\ntheme:")}
    for path, text in (STORY | dict(NOTES) | tagged).items():
        file = folder / "notes" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "docs" / "by-hand.md").write_text(PAGE, encoding="utf-8")
    return folder


def story(folder: Path) -> Packed:
    """That base, built and packed by the command."""
    base = story_base(folder / "base")
    file = folder / "out" / "story.zip"
    done = run("lintas", "build", "-d", "../lessons", "--offline", str(file), cwd=base)
    assert done.returncode == 0, done.stderr
    return unpacked(BuiltSite(folder / "lessons"), file, folder / "unpacked")


@dataclass
class Laptop:
    """A browser's page without a network, and what has gone wrong in it."""

    context: BrowserContext
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_offline(offline=True)
        self.page = self.context.new_page()
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda asked: None if asked.url.startswith("file:") else self.faults.append(asked.url))
        self.page.on("requestfailed", self._failed)

    def _failed(self, asked: Request) -> None:
        if asked.failure != "net::ERR_ABORTED":  # the page was left while it loaded
            self.faults.append(f"{asked.url}: {asked.failure}")
