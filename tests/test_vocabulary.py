from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALL_BASE
from pydantic_core import PydanticCustomError

from lintas.source import Source, read_mapping
from lintas.vocabulary import Vocabulary, in_language
from lintas.vocabulary_files import read_vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    files: dict[str, Source] = {}
    for name in ("themes", "cities"):
        source, _ = read_mapping((SMALL_BASE / "notes" / f"{name}.yml").read_bytes(), f"notes/{name}.yml")
        assert source is not None
        files[name] = source
    vocabulary, problems = read_vocabulary(files, ("en", "id"))
    assert problems == []
    return vocabulary


@pytest.mark.parametrize("text", ["leadership", "Kepemimpinan", "political will", "KEPEMIMPINAN DAN KOMITMEN"])
def test_a_theme_goes_by_id_label_and_synonym_in_any_language(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.theme_id(text) == "leadership"


@pytest.mark.parametrize("text", ["seoul", "SMG", "서울", "Séoul"])
def test_a_city_goes_by_id_name_and_alias(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.city_id(text) == "seoul"


def test_an_unknown_text_is_an_error_with_a_suggestion(vocabulary: Vocabulary) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        vocabulary.city_id("Seol")
    assert caught.value.type == "unknown-city"
    assert caught.value.context == {"value": "Seol", "file": "notes/cities.yml"}
    assert vocabulary.advice("unknown-city", "Seol") == {"near": "seoul", "variant": "near"}


def test_a_relation_written_once_holds_both_ways(vocabulary: Vocabulary) -> None:
    assert vocabulary.related("leadership") == ("integrated-planning",)
    assert vocabulary.related("integrated-planning") == ("leadership",)


def test_narrower_themes_come_with_the_broader_one(vocabulary: Vocabulary) -> None:
    assert vocabulary.with_narrower("inclusion") == ("inclusion", "children")
    assert vocabulary.with_narrower("children") == ("children",)


def test_a_missing_language_falls_back_to_another() -> None:
    assert in_language({"id": "Kota"}, "en") == "Kota"
    assert in_language({}, "en") == ""


def test_the_glossary_may_know_one_text_twice_and_shows_the_first(tmp_path: Path) -> None:
    file = tmp_path / "glossary.yml"
    file.write_text(
        "km:\n  {kind: acronym, term: KM, full: {en: knowledge management}}\n"
        "kilometre:\n  {kind: term, term: kilometre, full: {en: kilometre}, alt: [KM]}\n",
        encoding="utf-8",
    )
    source, _ = read_mapping(file.read_bytes(), "notes/glossary.yml")
    assert source is not None
    vocabulary, problems = read_vocabulary({"glossary": source}, ("en", "id"))
    assert problems == []
    term = vocabulary.terms[vocabulary.term_id("km")]
    assert term is not None
    assert term.term == "KM"


@pytest.mark.parametrize(
    ("text", "theme", "city"), [("Inclusion", "inclusion", ""), ("서울", "", "seoul"), ("", "", "")]
)
def test_whoever_only_looks_gets_an_id_or_nothing(vocabulary: Vocabulary, text: str, theme: str, city: str) -> None:
    assert (vocabulary.known_theme(text), vocabulary.known_city(text)) == (theme, city)


def test_a_city_in_letters_of_another_script_is_told_by_its_letters(vocabulary: Vocabulary) -> None:
    assert vocabulary.advice("unknown-city", "J\u0430karta") == {
        "variant": "lookalike",
        "near": "Jakarta",
        "letters": "U+0430, cyrillic small letter a",
    }


@pytest.mark.parametrize("text", ["Se\u200boul", "Ｓｅｏｕｌ", "\u1109\u1165\u110b\u116e\u11af"])
def test_a_city_is_the_same_in_every_form_of_its_letters(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.city_id(text) == "seoul"
