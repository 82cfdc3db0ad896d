"""Citations, read back by the programs of others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

import pytest
import rispy
from awkward import NOTES, TITLES
from jsonschema import Draft202012Validator
from pybtex.database import BibliographyData, parse_string
from stories import STORY, VISIT

from lintas.citation.bibtex import bibtex
from lintas.citation.citation import Citation
from lintas.citation.csl import csl
from lintas.citation.read import base_citation, citation_of
from lintas.citation.ris import ris
from lintas.citation.text import citation_text, citation_texts
from lintas.export.citations import citation_files
from lintas.export.stock import Stock
from lintas.load import Loaded
from lintas.pages.page import Cite
from lintas.pages.site import Site
from lintas.render.cite import citation_files as files_in_links
from lintas.render.cite import placed

LoadNotes = Callable[[Mapping[str, str]], Loaded]
SITE = "https://example.org/lintas/"
LESSON = f"{VISIT}/meetings"
# What LaTeX shows for what BibTeX's entries hold.
SHOWN = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}
COMMAND = re.compile(r"\\([a-z]+|[&%$#_])|[{}]")
# The parts of CSL-JSON 1.0.2 that we write.
CSL_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["webpage", "dataset"]},
            "id": {"type": "string", "minLength": 1},
            **{
                name: {"type": "string", "minLength": 1}
                for name in (
                    *("title", "original-title", "genre", "container-title", "publisher"),
                    *("language", "keyword", "abstract", "URL"),
                )
            },
            "custom": {"type": "object"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"literal": {"type": "string", "minLength": 1}},
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    },
                    "circa": {"type": "boolean"},
                },
            },
        },
    },
}


def stock_of(loaded: Loaded) -> Stock:
    return Stock(loaded.library, site_url=SITE, license="CC-BY-4.0", keys=loaded.keys)


def written(loaded: Loaded) -> dict[str, str]:
    return {path: content().decode() for path, (_, content) in citation_files(stock_of(loaded)).items()}


def cited(loaded: Loaded, note: str = LESSON, lang: str = "en") -> Citation:
    return citation_of(loaded.library, loaded.library.notes[note], lang).at("Lintas", f"{SITE}notes/{note}/")


def entries(text: str) -> BibliographyData:
    return parse_string(text, "bibtex")


def shown(field: str) -> str:
    """What LaTeX sets of a field: braces are for BibTeX."""
    return COMMAND.sub(lambda found: SHOWN.get(found[1] or "", "" if found[0] in "{}" else found[0][1:]), field)


def items(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)
    Draft202012Validator(CSL_SCHEMA).validate(found)
    return found


@pytest.fixture
def story(load_notes: LoadNotes) -> Loaded:
    return load_notes(STORY)


def test_bibtex_gives_awkward_titles_and_summaries_back(load_notes: LoadNotes) -> None:
    found = entries(written(load_notes(NOTES))["data/lintas.bib"]).entries
    assert {key: shown(entry.fields["title"]) for key, entry in found.items()} == TITLES
    assert {key: shown(entry.fields["abstract"]) for key, entry in found.items()} == TITLES


def test_ris_gives_awkward_titles_and_summaries_back(load_notes: LoadNotes) -> None:
    found = rispy.loads(written(load_notes(NOTES))["data/lintas.ris"])
    assert [record["title"] for record in found] == [TITLES[key] for key in sorted(TITLES)]
    assert [record["abstract"] for record in found] == [TITLES[key] for key in sorted(TITLES)]


def test_csl_json_gives_awkward_titles_and_summaries_back(load_notes: LoadNotes) -> None:
    found = items(written(load_notes(NOTES))["data/lintas.csl.json"])
    assert {item["id"]: item["title"] for item in found} == TITLES
    assert {item["id"]: item["abstract"] for item in found} == TITLES


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Plan a hundred years ahead", "Plan a hundred years ahead"),
        ("How Seoul, and JICA, plan", "How {Seoul,} and {JICA,} plan"),
        ("RPJMD first", "{RPJMD} first"),
        ("Rapat di kota İstanbul", "Rapat di kota {İstanbul}"),
        ("50 % of R&D", r"50 \% of {R\&D}"),
        ("a }{ b", r"a {\textbraceright}{\textbraceleft} b"),
        ("2018--2020 --- ''so''", "2018-{}-2020 -{}-{}- '{}'so'{}'"),
    ],
)
def test_bibtex_keeps_capitals_and_what_means_something_to_latex(title: str, expected: str) -> None:
    entry = bibtex(Citation("a", title, "en", "Lesson", 2018).at("Lintas", SITE))
    assert f"  title = {{{expected}}},\n" in entry
    assert shown(entries(entry).entries["a"].fields["title"]) == title


def test_authors_are_names_of_organisations_in_one_piece(load_notes: LoadNotes) -> None:
    names = ["Ministry of Planning, Budget and Form", "Tim O'Neil & {Co}", "鹿児島市"]
    lesson = STORY["a-hundred-years.md"].replace("theme:", f"authors: {json.dumps(names)}\ntheme:")
    citation = cited(load_notes({"a-hundred-years.md": lesson}), "a-hundred-years")
    people = entries(bibtex(citation)).entries["a-hundred-years"].persons["author"]
    assert [[shown(part) for part in person.last_names] for person in people] == [[name] for name in names]
    assert rispy.loads(ris(citation))[0]["authors"] == names
    assert items(json.dumps([csl(citation)]))[0]["author"] == [{"literal": name} for name in names]
    assert citation_text(citation).startswith(f"{', '.join(names)}. (2020). Plan a hundred years ahead [")
    assert citation_text(citation).endswith(f"]. Lintas. {SITE}notes/a-hundred-years/")


def test_a_note_in_two_languages_is_cited_by_both_titles(story: Loaded) -> None:
    english, indonesian = (story.library.notes[LESSON].versions[lang].title for lang in ("en", "id"))
    original, translation = cited(story), cited(story, lang="id")
    assert entries(bibtex(original)).entries[LESSON].fields["titleaddon"] == indonesian
    assert rispy.loads(ris(original))[0]["translated_title"] == indonesian
    assert entries(bibtex(translation)).entries[f"{LESSON}.id"].fields["titleaddon"] == english
    assert rispy.loads(ris(translation))[0]["translated_title"] == english
    assert csl(translation)["original-title"] == english
    assert "original-title" not in csl(original)


def test_the_text_is_written_in_each_language(story: Loaded) -> None:
    addresses = {"en": f"{SITE}notes/{LESSON}/", "id": f"{SITE}id/notes/{LESSON}/"}
    assert citation_texts(story.library, story.library.notes[LESSON], "Lintas", addresses) == {
        "en": "Lintas. (2026). The hundredth meeting decides, not the first "
        f"[Lesson for Jakarta from Seoul, 19–23 March 2018]. {SITE}notes/{LESSON}/",
        "id": "Lintas. (2026). Rapat keseratus yang menentukan, bukan yang pertama "
        f"[Pembelajaran Jakarta dari Seoul, 19–23 Maret 2018]. {SITE}id/notes/{LESSON}/",
    }


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (VISIT, "Jakarta visits Seoul [Learning exchange between cities, 19–23 March 2018]"),
        (f"{VISIT}/subway", "How to keep a subway safe [Ask from Jakarta, 19–23 March 2018]"),
        (f"{VISIT}/training", "Training in Seoul [Offer from Seoul, 19–23 March 2018]"),
        ("2019-03-second-visit", "Jakarta goes back to Seoul [Learning exchange between cities (planned), March 2019]"),
    ],
)
def test_a_citation_says_what_kind_of_thing_it_is(story: Loaded, note: str, expected: str) -> None:
    assert expected in citation_text(cited(story, note))


def test_what_is_only_planned_has_no_year(story: Loaded) -> None:
    planned = cited(story, "2019-03-second-visit")
    assert citation_text(planned).startswith("Lintas. (n.d.). Jakarta goes back to Seoul")
    assert not {"year", "month"} & set(entries(bibtex(planned)).entries["2019-03-second-visit"].fields)
    assert not {"year", "date"} & set(rispy.loads(ris(planned))[0])
    assert "issued" not in csl(planned)


def test_the_year_is_that_in_which_the_record_was_last_added_to(load_notes: LoadNotes) -> None:
    read = "sources: [{title: A report, published: 2021, accessed: 2026-11-21}]\ntheme:"
    lesson = STORY["a-hundred-years.md"].replace("theme:", read)
    citation = cited(load_notes({"a-hundred-years.md": lesson}), "a-hundred-years")
    assert entries(bibtex(citation)).entries["a-hundred-years"].fields["year"] == "2026"
    assert rispy.loads(ris(citation))[0]["year"] == "2026"
    assert csl(citation)["issued"] == {"date-parts": [[2026]]}
    text = citation_text(citation)
    assert text.startswith("Lintas. (2026). ")
    assert ", 2020]" in text  # when it was


def test_every_text_has_a_key_of_its_own(story: Loaded) -> None:
    texts = [(note, lang) for note in story.library.notes.values() for lang in note.versions]
    keys = [citation_of(story.library, note, lang).key for note, lang in texts]
    assert len({key.casefold() for key in keys}) == len(texts)
    assert all(re.fullmatch(r"[a-z0-9/.-]+", key) for key in keys)


def test_the_lists_have_every_note_in_its_original_language(story: Loaded) -> None:
    files = written(story)
    notes = story.library.notes.values()
    addresses = {f"{SITE}notes/{note.id}/" for note in notes}
    records = rispy.loads(files["data/lintas.ris"])
    assert {url for record in records for url in record["urls"]} == addresses
    assert {item["URL"] for item in items(files["data/lintas.csl.json"])} == addresses
    bib = entries(files["data/lintas.bib"]).entries
    assert {entry.fields["url"] for entry in bib.values()} == addresses
    assert bib[LESSON].fields["langid"] == "english"
    assert files["data/lintas.ris"].count("\r\n") == files["data/lintas.ris"].count("\n")
    assert {record["custom1"] for record in records} == {"https://creativecommons.org/licenses/by/4.0/"}


def test_the_base_is_of_the_year_in_which_a_record_was_last_added_to(story: Loaded) -> None:
    citation = base_citation(story.library, "en").at("Lintas", SITE)
    text = f"Lintas. (2026). Lintas [Data set of what cities learn from each other]. {SITE}"
    assert citation_text(citation) == text
    assert entries(bibtex(citation)).entries["lintas"].fields["year"] == "2026"
    assert rispy.loads(ris(citation))[0]["type_of_reference"] == "DATA"
    assert items(json.dumps([csl(citation)]))[0]["type"] == "dataset"


def test_a_base_without_a_date_has_no_year(load_notes: LoadNotes) -> None:
    citation = base_citation(load_notes({}).library, "id").at("Kota 学", "")
    assert citation_text(citation).startswith("Kota 学. (t.t.). Kota 学 [")
    assert [*entries(bibtex(citation)).entries] == ["kota"]


def test_the_links_of_a_page_hold_the_files(load_notes: LoadNotes) -> None:
    loaded = load_notes(NOTES)
    site = Site(loaded.library, "en")
    for note in loaded.library.notes.values():
        citation = citation_of(loaded.library, note, "en")
        there = placed(Cite("cite", "Cite", citation, site.uri("notes", note.id)), "Lintas", SITE)
        assert there.address == f"{SITE}notes/{note.id}/"
        held = {}
        for file in files_in_links(there):
            assert re.fullmatch(r"(?:[\w!$()*+,./:;=?@~-]|%[0-9A-F]{2}|[\u00a0-\U0010fffd])+", file.href)
            held[file.format] = unquote(file.href.partition(",")[2])
        assert held["BibTeX"] == bibtex(there)
        assert held["RIS"] == ris(there)
        assert items(held["CSL-JSON"]) == [csl(there)]
