"""A built site as tests look at it: its pages, their links, what they load."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

SITE_URL = "https://example.org/lintas/"
EDIT_URI = "https://code.example.org/edit/main/docs/"


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m …` as a user would, with messages in English."""
    import os  # noqa: PLC0415  (the environment of this moment)

    env = os.environ | {"LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"} | environment
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


@dataclass
class PageFile(HTMLParser):
    """One HTML file: its language, title, links, what it loads, and the ids on it."""

    path: Path
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)  # by language
    forms: dict[str, str] = field(default_factory=dict)  # by media type
    lang: str = ""
    title: str = ""
    in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)
        self.close()

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        rel = values.get("rel", "").split()
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.lang = values.get("lang", "")
        elif tag == "link" and "alternate" in rel and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        elif tag == "link" and "alternate" in rel:
            self.forms[values["type"]] = values["href"]
        elif tag == "link" and rel != ["canonical"]:
            self.loaded.append(values["href"])
        elif "src" in values:
            self.loaded.append(values["src"])
        elif tag == "a" and "href" in values:
            self.links.append(values["href"])
        self.in_title = self.in_title or (tag == "title" and not self.title)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data


@dataclass(frozen=True)
class BuiltSite:
    """A folder of files that a build made."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, PageFile]:
        """The pages by address below the root; the one for wrong addresses is `404.html`."""
        return {
            path.relative_to(self.folder).as_posix().removesuffix("index.html"): PageFile(path)
            for path in sorted(self.folder.rglob("*.html"))
        }

    def file_at(self, uri: str, link: str) -> Path | None:
        """The file that a link on the page `uri` leads to; None for other sites."""
        address = urlsplit(urljoin(f"{SITE_URL}{uri}", link))._replace(query="", fragment="").geturl()
        if not address.startswith(SITE_URL):
            return None if urlsplit(address).netloc != urlsplit(SITE_URL).netloc else self.folder / "outside the site"
        path = self.folder / unquote(address.removeprefix(SITE_URL).partition("?")[0])
        return path / "index.html" if path.is_dir() else path

    def broken_links(self) -> list[tuple[str, str]]:
        """Every link to a page, file or heading that is not there."""
        broken = []
        for uri, page in self.pages.items():
            for link in (*page.links, *page.loaded):
                file = self.file_at(uri, link)
                if file is None:
                    continue
                _, anchor = urldefrag(link)
                target = file.relative_to(self.folder).as_posix().removesuffix("index.html") if file.is_file() else None
                if target is None or (anchor and target in self.pages and anchor not in self.pages[target].ids):
                    broken.append((uri, link))
        return broken
