from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from page_as_markdown import page_as_markdown
from stories import ALONE, STORY, VISIT

from lintas.load import load
from lintas.pages import make_pages
from lintas.pages.page import Facts, Letters, Page

GLOSSARY = """
bpbd:
  kind: organisation
  term: BPBD
  full: {en: Regional Disaster Management Agency, id: Badan Penanggulangan Bencana Daerah}
  alt: [the disaster agency]
  theme: leadership
  city: jakarta
100rc: {kind: programme, term: 100RC, full: {en: 100 Resilient Cities}, explain: {en: It ended in 2019.}}
big-data: {kind: term, term: big data, full: {en: big data, id: mahadata}}
bottom-up: {kind: term, term: Bottom-up, full: {en: bottom-up}}
angle: {kind: acronym, term: <b>A</b>, full: {en: "<script>alert(1)</script>"}}
"""
MakePages = Callable[[str], dict[str, Page]]


@pytest.fixture
def pages(make_base: MakeBase) -> MakePages:
    def make(glossary: str) -> dict[str, Page]:
        base: Path = make_base(STORY | {"glossary.yml": glossary})
        return {page.uri: page for page in make_pages(load(settings_for(base), NOW).library)}

    return make


def test_entries_stand_from_a_to_z_whatever_case_they_have(pages: MakePages) -> None:
    (block,) = [block for block in pages(GLOSSARY)["glossary/"].view if isinstance(block, Letters)]
    listed = {letter.text: [entry.term.text for entry in letter.entries] for letter in block.letters}
    assert listed == {"0–9": ["100RC", "<b>A</b>"], "B": ["big data", "Bottom-up", "BPBD"]}


def test_what_only_another_language_says_is_marked(pages: MakePages) -> None:
    (block,) = [block for block in pages(GLOSSARY)["glossary/"].view if isinstance(block, Letters)]
    said = {entry.term.text: (entry.kind, entry.meaning) for letter in block.letters for entry in letter.entries}
    kind, meaning = said["big data"]
    assert kind == "Term · In Indonesian"
    assert meaning is not None
    assert (meaning.text, meaning.lang) == ("Mahadata", "id")
    assert said["Bottom-up"] == ("Term", None)


def test_an_entry_is_written_out_and_explained_in_the_language_of_its_page(pages: MakePages) -> None:
    page = page_as_markdown(pages(GLOSSARY)["glossary/100rc/"])
    assert "(Programme)\n# 100RC\n100 Resilient Cities. It ended in 2019.\n" in page


def test_an_entry_leads_to_its_themes_and_cities(pages: MakePages) -> None:
    (panel,) = [block for block in pages(GLOSSARY)["id/glossary/bpbd/"].view if isinstance(block, Facts)]
    links = {fact.key: [value.uri for value in fact.values] for fact in panel.facts}
    assert (links["theme"], links["city"]) == (["id/themes/leadership/"], ["id/cities/jakarta/"])


@pytest.mark.parametrize("name", ["BPBD", "bpbd", "the disaster agency", "Badan Penanggulangan Bencana Daerah"])
def test_an_organisation_leads_to_its_entry_by_any_of_its_names(make_base: MakeBase, name: str) -> None:
    visit = STORY[f"{VISIT}/index.md"].replace("[CityNet, BPBD]", f"[{name}]")
    base = make_base(STORY | {f"{VISIT}/index.md": visit, "glossary.yml": GLOSSARY})
    pages = {page.uri: page for page in make_pages(load(settings_for(base), NOW).library)}
    assert f"[{name}](/glossary/bpbd/)" in page_as_markdown(pages[f"notes/{VISIT}/"])
    assert "## Exchanges with BPBD as a partner\n\n### [Jakarta visits Seoul]" in page_as_markdown(
        pages["glossary/bpbd/"]
    )


def test_asks_offers_and_follow_ups_name_it_too(make_base: MakeBase) -> None:
    by = "adoption: [{city: Jakarta, stage: planned, date: 2020, by: BPBD, source: its plan}]\ntheme:"
    notes = {
        f"{VISIT}/subway.md": STORY[f"{VISIT}/subway.md"].replace("The delegation of Jakarta", "BPBD"),
        f"{VISIT}/training.md": STORY[f"{VISIT}/training.md"].replace("The training centre of Seoul", "BPBD"),
        "a-hundred-years.md": ALONE.replace("theme:", by),
    }
    pages = {page.uri: page for page in make_pages(load(settings_for(make_base(STORY | notes)), NOW).library)}
    page = page_as_markdown(pages["glossary/bpbd/"])
    for title in ("How to keep a subway safe", "Training in Seoul", "Plan a hundred years ahead"):
        assert f"### [{title}]" in page


def test_without_a_glossary_there_are_no_such_pages_and_no_links_to_them(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "notes" / "glossary.yml").unlink()
    pages = {page.uri: page for page in make_pages(load(settings_for(base), NOW).library)}
    assert not any("glossary" in uri for uri in pages)
    assert not any("glossary" in page_as_markdown(page) for uri, page in pages.items() if uri.startswith("notes/"))
