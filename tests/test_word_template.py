"""The Word template: the same bytes each time, and a form that can be listened to."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from conftest import SMALL_BASE, settings_for
from docx.oxml.ns import qn

from lintas.catalogue import catalogue
from lintas.doors import NO_DOORS, Doors
from lintas.load import load
from lintas.vocabulary import Vocabulary
from lintas.word.form import QUESTIONS
from lintas.word.template import template_docx

COUNTRY = {"en": "en-GB", "id": "id-ID"}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load(settings_for(SMALL_BASE)).library.vocabulary


@pytest.mark.parametrize("lang", COUNTRY)
def test_the_same_base_gives_the_same_bytes_at_any_time(vocabulary: Vocabulary, lang: str) -> None:
    made = template_docx(lang, vocabulary, NO_DOORS)
    assert made == template_docx(lang, vocabulary, NO_DOORS)
    with ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(r"\b(\d{4})-\d\d-\d\dT", archive.read("docProps/core.xml").decode())) == {"2000"}


@pytest.mark.parametrize("lang", COUNTRY)
def test_it_says_its_language_and_its_title(vocabulary: Vocabulary, lang: str) -> None:
    document = docx.Document(BytesIO(template_docx(lang, vocabulary, NO_DOORS)))
    assert document.core_properties.title == document.paragraphs[0].text
    assert document.core_properties.language == lang
    spoken = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert spoken.get(qn("w:val")) == COUNTRY[lang]


@pytest.mark.parametrize("lang", COUNTRY)
def test_every_question_is_a_heading_with_its_number(vocabulary: Vocabulary, lang: str) -> None:
    document = docx.Document(BytesIO(template_docx(lang, vocabulary, NO_DOORS)))
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    questions = [text.partition(" ")[2] for text in headings if text[0].isdecimal()]
    assert questions == [catalogue(lang).say(f"question.{one}") for one in QUESTIONS]
    assert [text[:2] for text in headings if text[0].isdecimal()] == ["1.", "2.", "3.", "4.", "5.", "6.", "7."]


def test_themes_and_cities_are_there_to_choose_from(vocabulary: Vocabulary) -> None:
    document = docx.Document(BytesIO(template_docx("id", vocabulary, NO_DOORS)))
    lists = {
        box.getparent().find(qn("w:tag")).get(qn("w:val")): [item.get(qn("w:value")) for item in box]
        for box in document.element.iter(qn("w:comboBox"))
    }
    assert lists["theme"] == lists["theme_2"] == sorted(theme.label["id"] for theme in vocabulary.themes.values())
    assert lists["city"] == lists["learners"] == sorted(city.name["id"] for city in vocabulary.cities.values())


def test_it_says_where_to_send_it() -> None:
    doors = Doors("", "notes@city.example", "628123456789", office="Planning office")
    texts = [one.text for one in docx.Document(BytesIO(template_docx("en", Vocabulary(), doors))).paragraphs]
    assert "Send it to: Planning office / notes@city.example / +628123456789" in texts
