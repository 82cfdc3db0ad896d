"""What writers are told: its examples are good notes, its commands are there, and both languages say the same."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
from conftest import NOW, ROOT, SMALL_BASE, settings_for

from lintas.catalogue import catalogue
from lintas.file_kinds import PICTURES
from lintas.load import load
from lintas.model import HEADINGS, Evidence
from lintas.names import slug
from lintas.report import as_text
from lintas.rules.references import MAX_ATTACHMENT

PAGES = {"en": ROOT / "CONTRIBUTING.md", "id": ROOT / "CONTRIBUTING.id.md"}
FIRST_WORDS = {"en": "You do not need to program.", "id": "Anda tidak perlu bisa membuat program."}
every_language = pytest.mark.parametrize("lang", PAGES)


def text_of(lang: str) -> str:
    return PAGES[lang].read_text(encoding="utf-8")


def blocks(lang: str, of: str) -> list[str]:
    return re.findall(rf"^```{of}\n(.*?)^```$", text_of(lang), re.MULTILINE | re.DOTALL)


def report(lang: str, folder: Path, *notes: str) -> str:
    """What the check says of notes in a base with the words of this repository."""
    base = folder / "base"
    shutil.copytree(SMALL_BASE, base)
    for file in (ROOT / "notes").glob("*.yml"):
        shutil.copyfile(file, base / "notes" / file.name)
    for number, note in enumerate(notes):
        suffix = "" if lang == "en" else f".{lang}"
        (base / "notes" / f"example-{number}{suffix}.md").write_text(note, encoding="utf-8")
    loaded = load(settings_for(base), NOW)
    assert len(loaded.library.notes) == len(notes) or loaded.problems
    return as_text(loaded.problems, catalogue(lang))


@every_language
def test_it_begins_with_the_fear_that_keeps_people_away(lang: str) -> None:
    _, *paragraphs = text_of(lang).split("\n\n")
    assert paragraphs[1].startswith(FIRST_WORDS[lang])


@every_language
def test_the_examples_are_notes_of_which_nothing_is_to_be_mended(lang: str, tmp_path: Path) -> None:
    lesson, ask = blocks(lang, "markdown")
    assert report(lang, tmp_path, lesson, ask) == ""


@every_language
def test_what_came_of_it_can_be_written_into_the_example(lang: str, tmp_path: Path) -> None:
    lesson, (adoption,) = blocks(lang, "markdown")[0], blocks(lang, "yaml")
    assert report(lang, tmp_path, lesson.replace("sources:", f"{adoption}sources:", 1)) == ""


@every_language
def test_the_example_has_the_headings_that_a_new_note_has(lang: str) -> None:
    found = re.findall("^## (.*)$", blocks(lang, "markdown")[0], re.MULTILINE)
    assert found == [catalogue(lang).say(f"heading.{heading}") for heading in HEADINGS]


@every_language
def test_a_remark_stands_behind_every_fact_of_the_example(lang: str) -> None:
    facts = blocks(lang, "markdown")[0].split("---")[1].strip().splitlines()
    silent = [line for line in facts if " # " not in line]
    assert [line.strip(" -").partition(":")[0] for line in silent] == ["title"], "that of a source says it"


@every_language
def test_its_commands_and_links_lead_somewhere(lang: str) -> None:
    text = text_of(lang)
    for script in re.findall(r"python3 (scripts/\w+\.py)", text):
        assert (ROOT / script).is_file()
    outside = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    anchors = {
        slug(heading.replace(",", "").replace(".", "")) for heading in re.findall("^#+ (.*)$", outside, re.MULTILINE)
    }
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", re.sub(r"`[^`\n]+`", "", outside)):
        path, _, anchor = target.partition("#")
        assert not path or (ROOT / path).is_file(), target
        assert not anchor or anchor in anchors, target


@every_language
def test_it_says_which_pictures_can_be_brought(lang: str) -> None:
    (said,) = re.findall(r"\((png, .*?), [^,]*?(\d+) MB", text_of(lang))
    assert {f".{kind}" for kind in re.split(r"[ ,]+(?:or|atau)? ?", said[0])} == PICTURES - {".jpeg"}
    assert int(said[1]) * 1_000_000 == MAX_ATTACHMENT


@every_language
def test_it_names_pages_as_the_site_does(lang: str) -> None:
    words = catalogue(lang)
    for page in ("contribute", "fields", "rules", "cities"):
        assert f"*{words.say(f'page.{page}')}*" in text_of(lang)
    assert f"*{words.say('action.edit')}*" in text_of(lang)


@every_language
def test_it_calls_forms_and_what_they_give_as_the_site_does(lang: str) -> None:
    words, text = catalogue(lang), text_of(lang)
    for form in ("report", "mistake", "follow-up"):
        assert f"*{words.say(f'form.{form}.name')}*" in text
    for kind in ("lesson", "exchange", "ask", "offer"):
        assert f"- **{words.say(f'form.{kind}.name')}**: " in text
    assert f"- **{words.say('page.adoption')}**: " in text


@every_language
def test_an_answer_is_named_by_an_id_that_there_is(lang: str) -> None:
    (named,) = re.findall(r"`answered_by: (.*?)`", text_of(lang))
    assert list((ROOT / "notes").glob(f"{named}*.md"))


@every_language
def test_its_examples_name_themes_as_the_page_of_themes_does(lang: str) -> None:
    themes = load(settings_for(ROOT), NOW).library.vocabulary
    labels = {themes.theme_label(theme, lang) for theme in themes.themes}
    lesson, ask = blocks(lang, "markdown")
    named = re.findall(r"^theme: (.*?)(?:  #|$)", lesson + ask, re.MULTILINE)
    (several,) = re.findall(r"# .*\[(.*)\]", lesson)
    assert {*named, *next(csv.reader([several], skipinitialspace=True))} <= labels


@every_language
def test_every_value_of_evidence_is_put_into_words(lang: str) -> None:
    lesson = blocks(lang, "markdown")[0]
    for value in get_args(Evidence):
        assert re.search(rf"\b{value} \(", lesson)


def test_a_reader_of_indonesian_learns_what_the_words_of_the_files_mean() -> None:
    outside = re.sub(r"^```.*?^```$", "", text_of("id"), flags=re.MULTILINE | re.DOTALL)
    for code in re.findall(r"`((?:stage|evidence): [\w-]+)`", outside):
        assert f"`{code}` (" in outside


@every_language
def test_a_translation_of_what_somebody_wrote_names_the_language_that_they_write_in(lang: str) -> None:
    page = (ROOT / "src" / "lintas" / "pages" / "texts" / f"contribute.{lang}.md").read_text(encoding="utf-8")
    for text in (text_of(lang), page):
        assert re.findall(r"`translated_from: (\w+)`", text) == [lang]


@every_language
def test_the_ask_in_the_example_is_the_good_one_of_the_table(lang: str) -> None:
    title = re.findall("^title: (.*)$", blocks(lang, "markdown")[1], re.MULTILINE)[0]
    assert f"| {title} |" in text_of(lang)


def test_both_languages_have_the_same_parts() -> None:
    english, indonesian = (
        [len(marks) for marks in re.findall("^(#+) ", text_of(lang), re.MULTILINE)] for lang in PAGES
    )
    assert english == indonesian
    for kind in ("markdown", "yaml", ""):
        assert len(blocks("en", kind)) == len(blocks("id", kind))
    rows = [len(re.findall(r"^\|", text_of(lang), re.MULTILINE)) for lang in PAGES]
    assert rows[0] == rows[1]
