"""All the ways out of a base: whatever a value holds, each format has it as text, as a real reader of it sees."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
import rdflib
import rispy
from built import BuiltSite, run
from docx import Document
from harmless_html import harms, leads_astray, read
from hostile_cases import built
from hostile_values import FORMULA, MARK, MARKUP, hostile_base
from lxml import etree  # type: ignore[import-untyped]
from markdown import Markdown
from PIL import Image
from pybtex.database import parse_string

DATA = {"application/json", "application/ld+json"}  # scripts that are none
# The files of a citation, in a link that saves them.
CITATION = re.compile(r"""<a href=['"]data:;charset=utf-8,(?:@|TY%20%20-|%5B%7B%22id%22)""")
FORMULAS = tuple("=+-@\t\r＝＋－＠")


# What rdflib does by itself when it reads JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The site of the base in which every value is hostile."""
    return built(hostile_base(tmp_path_factory.mktemp("hostile") / "base"))


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The same, where every value also begins a formula."""
    return built(hostile_base(tmp_path_factory.mktemp("formulas") / "base", formulas=True))


def files(site: BuiltSite, *patterns: str) -> list[Path]:
    found = sorted(path for pattern in patterns for path in site.folder.rglob(pattern))
    assert found, f"there is no {patterns}"
    return found


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def wrong_on(html: str) -> list[str]:
    """What runs on a page or leads somewhere else; the theme's own scripts are let be."""
    page = read(html)
    live = [harm.text for harm in page.live if not CITATION.match(harm.text)]
    scripts = [text for kind, text in page.scripts if kind not in DATA]
    return [*live, *(text for text in scripts if MARK in text or "alert(1)" in text)]


def strings(value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Every text in what JSON holds, with the key that it stands at."""
    waiting = [("", value)]
    while waiting:
        key, one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.items()
        elif isinstance(one, list):
            waiting += ((key, inner) for inner in one)
        elif isinstance(one, str):
            yield key, one


def test_nothing_on_a_page_runs_or_leads_elsewhere(hostile: BuiltSite) -> None:
    said = 0
    for file in files(hostile, "*.html"):
        html = text_of(file)
        assert wrong_on(html) == [], file
        told = [json.loads(text) for kind, text in read(html).scripts if kind in DATA]
        said += sum(MARKUP.replace("\n", " ") in text for _, text in strings(told))
    assert said, "no value reached what pages say to programs"


def test_a_page_shows_a_hostile_value_as_it_was_written(hostile: BuiltSite) -> None:
    heading = etree.HTML(text_of(hostile.folder / "notes" / "a-lesson" / "index.html")).find(".//h1")
    assert "".join(heading.itertext()).strip() == f"title {MARKUP}"


def test_addresses_for_programs_lead_to_pages_only(hostile: BuiltSite) -> None:
    checked = 0
    for file in files(hostile, "*.json"):
        for key, text in strings(json.loads(text_of(file))):
            if key in {"url", "@id", "href", "home_page_url", "feed_url", "external_url", "URL", "path", "sameAs"}:
                assert not leads_astray(text), (file, key, text)
                checked += 1
    assert checked, "no address was looked at"


def test_html_in_data_is_harmless(hostile: BuiltSite) -> None:
    texts = [
        text for file in files(hostile, "*.json") for key, text in strings(json.loads(text_of(file))) if "html" in key
    ]
    assert any("alert(1)" in text for text in texts)
    assert [harm for text in texts for harm in harms(_at_home(text))] == []


def _at_home(html: str) -> str:
    """Without the site's address, which pictures of it have in data."""
    return html.replace("https://example.org/lessons/", "")


def test_feeds_are_xml_and_their_texts_harmless(hostile: BuiltSite) -> None:
    for file in files(hostile, "*.xml"):
        tree = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False))
        assert not any(leads_astray(str(value)) for value in tree.xpath("//@href")), file
        assert tree.docinfo.doctype == "" if hasattr(tree, "docinfo") else True
    feed = feedparser.parse(text_of(hostile.folder / "feed.xml"), sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo
    texts = [content.value for entry in feed.entries for content in entry.get("content", ())]
    assert any("alert(1)" in text for text in texts)
    assert [harm for text in texts for harm in harms(_at_home(text))] == []
    assert f"title {MARKUP}" in {entry.title for entry in feed.entries}


def test_a_spreadsheet_runs_nothing(formulas: BuiltSite) -> None:
    cells = 0
    for file in files(formulas, "*.csv"):
        for row in csv.DictReader(io.StringIO(text_of(file).removeprefix("\ufeff"), newline="")):
            assert None not in row, "a value has made cells of its own"
            assert not [cell for cell in row.values() if cell.startswith(FORMULAS)], file
            cells += sum(FORMULA in cell for cell in row.values())
    assert cells, "no formula was written"


def test_turtle_has_hostile_labels_as_text_and_addresses_of_pages(hostile: BuiltSite) -> None:
    for name, kind in (("themes.ttl", "turtle"), ("themes.jsonld", "json-ld")):
        graph = rdflib.Graph().parse(hostile.folder / "data" / name, format=kind)
        things = [thing for triple in graph for thing in triple]
        assert any(str(thing) == f"in English {MARKUP}" for thing in things if isinstance(thing, rdflib.Literal))
        assert not [thing for thing in things if isinstance(thing, rdflib.URIRef) and leads_astray(str(thing))]


def test_citations_are_one_entry_for_each_source(hostile: BuiltSite) -> None:
    data = hostile.folder / "data"
    entries = parse_string(text_of(data / "lintas.bib"), "bibtex").entries
    kept = rispy.loads(text_of(data / "lintas.ris").removeprefix("\ufeff"))
    cited = json.loads(text_of(data / "lintas.csl.json"))
    assert len(entries) == len(kept) == len(cited) > 1
    assert f"title {MARKUP}" in {one["title"] for one in cited}
    known = {"title", "primary_title"}
    assert any(f"title {MARKUP}" in {one.get(name) for name in known} for one in kept)
    for entry in entries.values():
        assert "\\input{" not in "".join(entry.fields.values()), "LaTeX would read a file"


def test_text_and_markdown_hold_no_markup_of_strangers(hostile: BuiltSite) -> None:
    """Markdown without a sanitiser after it, as other programs read it."""
    for file in files(hostile, "*.md", "*.txt"):
        text = re.sub(r"\A---\n.*?\n---\n", "", text_of(file), flags=re.DOTALL)
        assert wrong_on(Markdown(extensions=["tables", "fenced_code"]).convert(text)) == [], file


def test_what_other_engines_build_holds_no_markup_of_strangers(hostile: BuiltSite, tmp_path: Path) -> None:
    done = run("lintas", "export", "--format", "markdown", str(tmp_path / "out"), cwd=hostile.folder.parent)
    assert done.returncode == 0, done.stderr
    extensions = ["abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc"]
    exported = sorted((tmp_path / "out").rglob("*.md"))
    assert any(MARK in text_of(file) for file in exported)
    for file in exported:
        facts, _, text = text_of(file).removeprefix("---\n").partition("\n---\n")
        assert "<" not in facts if text else True, f"{file}: engines place it as it is"
        assert wrong_on(Markdown(extensions=extensions).convert(text or facts)) == [], file


def test_pictures_and_forms_are_what_their_names_say(hostile: BuiltSite) -> None:
    for file in files(hostile, "*.png"):
        with Image.open(file) as picture:
            picture.verify()
            assert MARK not in str(picture.info)
    for file in files(hostile, "*.docx"):
        assert Document(str(file)).paragraphs or Document(str(file)).tables
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.endswith(".rels"):
                    targets = etree.fromstring(archive.read(name)).xpath("//@Target")
                    assert not any(leads_astray(str(target)) for target in targets), name
