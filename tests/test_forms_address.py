from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from lintas.forms.address import LONGEST_ADDRESS, form_address

REPOSITORY = "https://github.com/example/lintas"


def asked(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_a_form_opens_with_its_values_filled_in() -> None:
    address = form_address(REPOSITORY, "follow-up", "id", {"note": "2018-03-a/b", "city": "Kota & Kabupaten"})
    assert address.startswith(f"{REPOSITORY}/issues/new?template=follow-up.id.yml&")
    assert asked(address)["note"] == ["2018-03-a/b"]
    assert asked(address)["city"] == ["Kota & Kabupaten"]


def test_a_value_that_no_address_could_hold_is_left_to_be_typed() -> None:
    address = form_address(REPOSITORY, "mistake", "en", {"text": "long " * LONGEST_ADDRESS, "note": "a"})
    assert asked(address) == {"template": ["mistake.en.yml"], "note": ["a"]}
