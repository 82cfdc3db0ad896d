"""The site as plain Markdown: MkDocs without our plugin makes the same pages of it, strictly."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from attachments import picture
from awkward import NOTES, TITLES, note
from built import BuiltSite, run
from conftest import SMALL_BASE, TESTS, Golden, MakeBase
from stocked import stock_at
from stories import ALONE, ONLY_SUMMARY, STORY, VISIT

from lintas.export.markdown.blocks import paragraphs
from lintas.export.markdown.files import markdown_files
from lintas.export.markdown.page import KINDS_OF_BLOCKS
from lintas.pages.page import Block

PICTURE = f"{VISIT}/a meeting.png"
EVIL = note("What comes alive </title><script>alert(1)</script>").partition("## What")[0]
ALIVE = """## Of HTML

<script>alert(2)</script> <img src="x.png" onerror="alert(3)"> `<b>code</b>`, [a page](script.md) <b>bold</b>

<iframe src="https://example.org/"></iframe>

```
<script>alert(4)</script>
```

An end without one <img src=x onerror=alert(5)
"""
WITHOUT_HTML = """## Of Markdown

[a](https://example.org/){: onclick="alert(6)"} and [b](javascript:alert(7))
"""
BASE = {
    **NOTES,
    **STORY,
    f"{VISIT}/meetings.id.md": ONLY_SUMMARY,
    f"{VISIT}/seen.md": STORY[f"{VISIT}/meetings.md"].replace(
        "## Limits", "![A meeting](<a meeting.png>)\n\n## Limits"
    ),
    "evil.md": EVIL + ALIVE,
    "evil-markdown.md": EVIL + WITHOUT_HTML,
    "below.md": EVIL + "## Of addresses\n\n[One][1] and [another](script.md).\n\n[1]: https://example.org/\n",
    "footnote.md": EVIL + "## Of notes\n\nOne[^1] and [another](script.md).\n\n[^1]: Below.\n",
}
ABOUT = """---
title: About
---

# About this base

See [what cities ask](asks/index.md), [a title](../notes/script.md#what-was-seen) and [home](index.md).
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("markdown") / "base"
    shutil.copytree(SMALL_BASE, folder)
    files = {f"notes/{path}": text for path, text in BASE.items()}
    for path, text in (files | {"docs/about.md": ABOUT, "docs/about.id.md": ABOUT.replace("](", "](id/", 1)}).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "notes" / PICTURE).write_bytes(picture())
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("markdown_extensions: [abbr, attr_list, footnotes, tables, toc]\n")
    return folder


@pytest.fixture(scope="module")
def exported(base: Path) -> Path:
    folder = base.parent / "exported"
    done = run("lintas", "export", "--format", "markdown", str(folder), cwd=base)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def plain(exported: Path) -> BuiltSite:
    """What MkDocs makes of the export, with every warning an error."""
    done = run("mkdocs", "build", "--strict", "-q", cwd=exported)
    assert (done.returncode, done.stderr) == (0, "")
    return BuiltSite(exported / "site")


def test_mkdocs_makes_the_same_pages_as_we_do(base: Path, plain: BuiltSite) -> None:
    done = run("lintas", "build", "-q", cwd=base)
    assert done.returncode == 0, done.stderr
    ours = BuiltSite(base / "site")
    assert set(plain.pages) == set(ours.pages)
    assert (plain.folder / "notes" / PICTURE).read_bytes() == picture()


def test_every_link_leads_to_what_is_there(plain: BuiltSite) -> None:
    broken = {(uri, link) for uri, link in plain.broken_links() if "://" not in link and uri != "404.html"}
    assert broken == set()


def test_every_page_leads_to_its_other_language(plain: BuiltSite) -> None:
    assert "../../id/about/" not in plain.pages["about/"].links
    assert "../id/about/" in plain.pages["about/"].links
    assert f"../../../../notes/{VISIT}/meetings/" in plain.pages[f"id/notes/{VISIT}/meetings/"].links


@pytest.mark.parametrize("key", TITLES)
def test_a_title_stands_as_it_was_written(plain: BuiltSite, key: str) -> None:
    page = Read(plain.pages[f"notes/{key}/"].text)
    assert page.texts["title"] == [f"{TITLES[key]} - A small base"]
    assert page.texts["h1"] == [TITLES[key]]


def test_nothing_that_a_note_brings_comes_alive(plain: BuiltSite) -> None:
    for page in plain.pages.values():
        read = Read(page.text)
        assert not any("alert(" in script for script in read.texts["script"])
        acting = [value for name, value in read.attributes if name.startswith("on") or name in {"href", "src"}]
        assert [value for value in acting if "alert(" in value] == []
    evil = Read(plain.pages["notes/evil/"].text)
    assert "<script>alert(4)</script>\n" in evil.texts["code"]
    assert "../script/" in plain.pages["notes/evil/"].links


def test_the_pack_of_a_theme_has_its_texts_but_none_whose_footnotes_or_addresses_would_be_another_s(
    exported: Path,
) -> None:
    text = (exported / "docs" / "themes" / "leadership" / "print" / "index.md").read_text(encoding="utf-8")
    assert "### What was seen" in text
    other = (exported / "docs" / "themes" / "integrated-planning" / "print" / "index.md").read_text(encoding="utf-8")
    assert "### Of Markdown" not in other  # what is shown as it was typed
    assert "Of notes" not in other
    assert "Of addresses" not in other


@pytest.mark.parametrize("uri", ["", f"notes/{VISIT}/meetings/", "cities/", "matrix/", "id/pairs/jakarta--seoul/"])
def test_a_page_as_who_forks_it_gets_it(exported: Path, uri: str, golden: Golden) -> None:
    name = uri.strip("/").replace("/", "_") or "home"
    golden(
        TESTS / "goldens" / "markdown" / f"{name}.md",
        (exported / "docs" / uri / "index.md").read_text(encoding="utf-8"),
    )


def test_the_settings_name_no_plugin_of_ours(exported: Path) -> None:
    settings = yaml.safe_load((exported / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"] == ["search"]
    assert settings["site_name"] == "A small base"
    assert settings["markdown_extensions"] == ["toc", "tables", "fenced_code", "abbr", "attr_list", "footnotes"]
    assert [*settings["nav"][1]] == ["Bahasa Indonesia"]


def test_a_base_without_extensions_brings_nothing_to_life_with_those_that_we_add(make_base: MakeBase) -> None:
    text = written(make_base({"evil.md": EVIL + '## Of lists\n\nText\n{: onclick="alert(1)" }\n'}), "notes/evil/")
    assert '```\n## Of lists\n\nText\n{: onclick="alert(1)" }\n```' in text


def test_where_the_address_is_known_the_data_page_shows_how_to_fetch(make_base: MakeBase) -> None:
    text = written(make_base(STORY), "data/")
    assert "```\nimport json, urllib.request\n" in text
    assert 'urlopen("https://example.org/lessons/api/v1/base.json")' in text
    assert "feed.xml" in text


def test_where_the_address_is_not_known_the_data_page_promises_nothing_that_needs_it(make_base: MakeBase) -> None:
    text = written(make_base(STORY), "data/", site_url="")
    assert "urlopen" not in text
    assert "feed.xml" not in text
    assert "```\nlintas build --offline lintas.zip\n```" in text


def test_buttons_are_in_the_first_language(make_base: MakeBase) -> None:
    base = make_base({"seen.md": ALONE})
    settings = base / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("[lintas]", "[{lintas: {languages: [id, en]}}]"))
    made = markdown_files(stock_at(base))["mkdocs.yml"][1]()
    assert yaml.safe_load(made)["theme"]["language"] == "id"


def test_the_day_changes_nothing(base: Path) -> None:
    found = [
        {path: made() for path, (_, made) in markdown_files(stock_at(base, day)).items()}
        for day in (dt.date(2026, 12, 1), dt.date(2031, 7, 9))
    ]
    assert found[0] == found[1]


def test_every_kind_of_block_is_written() -> None:
    assert KINDS_OF_BLOCKS
    assert {kind for kind in kinds_of(Block) if hasattr(kind, "template")} <= paragraphs.registry.keys()


def written(base: Path, uri: str, **values: Any) -> str:  # noqa: ANN401
    """The file of a page, from a base of which some values are others."""
    return markdown_files(replace(stock_at(base), **values))[f"docs/{uri}index.md"][1]().decode()


def kinds_of(block: type[Block]) -> Iterator[type[Block]]:
    for kind in block.__subclasses__():
        yield kind
        yield from kinds_of(kind)


class Read(HTMLParser):
    """The texts of a page by their tags, and all attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {"title": [], "h1": [], "script": [], "code": []}
        self.attributes: list[tuple[str, str]] = []
        self.inside = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag in self.texts:
            self.texts[tag].append("")
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag == self.inside else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[self.inside][-1] += data
