from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

import pytest

from lintas.fields import Fields
from lintas.model import Adoption, Lesson, Record, Reference
from lintas.source import Source
from lintas.validate import Known, validate
from lintas.vocabulary import City, Theme, Vocabulary

EMPTY = Source("notes/a.md", Fields((), 1, 1))
KNOWN = Known(
    Vocabulary(cities={"jakarta": City(name={"en": "Jakarta"}, country="ID")}, city_names={"jakarta": "jakarta"}), "en"
)


def problems(model: type[Record], **values: object) -> list[tuple[str, str]]:
    record, found = validate(model, values, EMPTY, KNOWN)
    assert (record is None) == bool(found)
    return [(problem.rule, str(problem.values.get("field") or problem.values.get("key") or "")) for problem in found]


def test_values_of_the_right_form_make_a_record() -> None:
    record, found = validate(Adoption, {"city": "Jakarta", "stage": "planned", "date": "2019-06"}, EMPTY, KNOWN)
    assert found == []
    assert record is not None
    assert (record.city, record.stage, str(record.date)) == ("jakarta", "planned", "2019-06")


def test_all_that_is_wrong_is_reported() -> None:
    assert problems(Adoption, city="Jakartta", stage="plannned", date="yesterday", colour="red") == [
        ("unknown-city", ""),
        ("unknown-value", "stage"),
        ("bad-date", ""),
        ("unknown-key", "colour"),
    ]


@pytest.mark.parametrize(
    ("said", "meant"), [("yes", True), ("true", True), ("ya", True), ("no", False), ("tidak", False), ("Ya", True)]
)
def test_yes_and_no_are_said_in_both_languages(said: str, meant: object) -> None:
    record, _ = validate(Adoption, {"city": "jakarta", "stage": "planned", "self_reported": said}, EMPTY, KNOWN)
    assert record is not None
    assert record.self_reported is meant


@pytest.mark.parametrize("address", ["https://example.org/?p=1", "http://example.org", "https://서울.example/"])
def test_complete_addresses_are_fine(address: str) -> None:
    assert problems(Reference, url=address) == []


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "javascript:alert(1)",
        "//example.org",
        "https://",
        "https://a b",
        "ftp://example.org",
        "http://[x",
    ],
)
def test_other_addresses_are_not(address: str) -> None:
    assert problems(Reference, url=address) == [("bad-address", "")]


class Counting(Vocabulary):
    """Counts how often it is looked into, and how often it searches what was meant."""

    asked: ClassVar = Counter[str]()

    def known_theme(self, text: str) -> str:
        self.asked["looked"] += 1
        return super().known_theme(text)

    def advice(self, rule: str, text: str) -> Mapping[str, str]:
        self.asked["searched"] += 1
        return super().advice(rule, text)


def test_of_a_long_list_of_unknown_themes_only_the_first_are_searched() -> None:
    vocabulary = Counting(themes={"water": Theme(label={"en": "Water"})}, theme_names={"water": "water"})
    for number in (100, 1000):
        vocabulary.asked.clear()
        told = {"theme": [f"watr {one}" for one in range(number)]}
        _, found = validate(Lesson, {"title": "A", **told}, EMPTY, Known(vocabulary, "en"))
        unknown = [problem for problem in found if problem.rule == "unknown-theme"]
        assert (len(unknown), sum(problem.variant == "near" for problem in unknown)) == (number, 10)
        assert vocabulary.asked["searched"] == 10
        assert vocabulary.asked["looked"] < 12 * number, "each part begins a few runs that may be a label"
