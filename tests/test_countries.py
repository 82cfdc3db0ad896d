from __future__ import annotations

import pytest

from lintas.countries import country_called, country_name, is_country


@pytest.mark.parametrize("text", ["South Korea", "korea selatan", "KR", "kr"])
def test_a_country_goes_by_its_code_and_its_names_in_our_languages(text: str) -> None:
    assert country_called(text) == "KR"


@pytest.mark.parametrize("text", ["", "Seoul", "world", "001"])
def test_what_is_no_country_has_no_code(text: str) -> None:
    assert country_called(text) == ""


def test_a_code_has_two_letters() -> None:
    assert [code for code in ("ID", "id", "001", "Indonesia", "XX1") if is_country(code)] == ["ID"]


def test_a_country_is_called_as_people_of_a_language_do() -> None:
    assert (country_name("KR", "en"), country_name("KR", "id")) == ("South Korea", "Korea Selatan")
    assert country_name("Q9", "en") == "Q9"
