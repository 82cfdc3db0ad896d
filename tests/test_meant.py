from __future__ import annotations

from typing import get_args

import pytest

from lintas.meant import key_meant, language_meant, meant, value_meant
from lintas.model import Format, Lesson, Stage, written_fields

FORMATS, STAGES = get_args(Format), get_args(Stage)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Kunjungan", "study-visit"),
        ("Study visit", "study-visit"),
        ("Lokakaria", "workshop"),
        ("diskusi", "public-discussion"),
        ("workshp", "workshop"),
        ("pelatihan", "training"),  # the label itself, though another one begins with it
        ("zzz", ""),
    ],
)
def test_a_value_is_found_by_its_label_in_any_language(said: str, value: str) -> None:
    assert value_meant("format", said, FORMATS) == value


def test_a_value_is_found_by_what_the_glossary_writes_out() -> None:
    assert value_meant("format", "studi banding", FORMATS) == ""
    assert value_meant("format", "studi banding", FORMATS, ["study visit", "kunjungan belajar"]) == "study-visit"


def test_states_have_the_labels_of_asks_and_offers() -> None:
    assert value_meant("state", "terjawab", ("open", "taken-up", "answered", "withdrawn")) == "answered"


def test_words_that_several_labels_have_lead_to_none() -> None:
    assert meant("kota", [("kota kembar", "a"), ("kota tua", "b")]) == ""
    assert meant("kota", [("kota kembar", "a"), ("kota tua", "a")]) == "kota kembar"


def test_few_letters_begin_nothing() -> None:
    assert value_meant("stage", "di", STAGES) == ""


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("Title", "title"),
        ("judul", "title"),
        ("kota", "city"),
        ("tanggal", "date"),
        ("waktu", "date"),
        ("sumber", "sources"),
        ("tema", "theme"),
        ("delegasi", "learners"),
        ("tittle", "title"),
        ("zzz", ""),
    ],
)
def test_a_field_is_found_by_its_label_and_by_other_words_for_it(key: str, field: str) -> None:
    assert key_meant(key, ("title", "summary", "sources", *written_fields(Lesson))) == field


@pytest.mark.parametrize("said", ["Inggris", "English", "EN", "en", "inggeris"])
def test_a_language_is_found_by_its_name_in_any_language(said: str) -> None:
    assert language_meant(said, ("en", "id")) == "en"
