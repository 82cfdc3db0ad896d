from __future__ import annotations

import pytest

from lintas.catalogue import catalogue
from lintas.model import MODELS, Adoption, Header, Reference, written_fields
from lintas.report import advice
from lintas.takes import NOT_ASKED, fields_of, takes


def test_a_field_takes_what_its_type_says() -> None:
    fields = fields_of("lesson")
    assert {name: (one.what, one.is_many, one.is_needed) for name, one in fields.items() if one.is_needed} == {
        "title": ("text", False, True),
        "city": ("city", True, True),
        "date": ("date", False, True),
        "theme": ("theme", True, True),
    }
    assert (fields["tags"].what, fields["draft"].what, fields["sources"].what) == ("tags", "yes-no", "entry")
    assert fields["adoption"].model is Adoption


def test_a_choice_knows_its_values_and_what_nothing_means() -> None:
    fields = fields_of("exchange")
    assert fields["status"].values == ("proposed", "planned", "held", "postponed", "cancelled")
    assert fields["status"].default == "held"
    assert fields["format"].default == ""


def test_every_field_that_an_author_may_write_is_there() -> None:
    for kind, model in MODELS.items():
        assert fields_of(kind).keys() == {*written_fields(model), *written_fields(Header)} - NOT_ASKED


@pytest.mark.parametrize(
    ("name", "texts", "read"),
    [
        ("title", ["First, second; third"], "First, second; third"),
        ("theme", ["leadership, inclusion; children"], ["leadership", "inclusion", "children"]),
        ("theme", ["leadership", " "], "leadership"),
        ("theme", ["Air, tanah, dan sampah"], "Air, tanah, dan sampah"),
        (
            "theme",
            ["leadership, Air, tanah, dan sampah; children"],
            ["leadership", "Air, tanah, dan sampah", "children"],
        ),
        ("tags", ["boats"], ["boats"]),
        ("authors", ["Planning, Jakarta; Transport", "A third"], ["Planning, Jakarta", "Transport", "A third"]),
        ("sources", ["https://example.org/a"], [{"url": "https://example.org/a"}]),
        ("sources", ["A report"], [{"title": "A report"}]),
        ("sources", ["{title: A, published: 2018-03}"], [{"title": "A", "published": "2018-03"}]),
        ("date", [], ""),
    ],
)
def test_what_is_typed_is_read_as_it_would_stand_in_a_file(name: str, texts: list[str], read: object) -> None:
    known = "Air, tanah, dan sampah".__eq__
    assert fields_of("lesson")[name].read(texts, known) == (read, [])


@pytest.mark.parametrize("text", ["{title: [", "{a: 1}}", "{title: *all}"])
def test_an_entry_that_can_not_be_read_is_a_problem(text: str) -> None:
    _, problems = fields_of("lesson")["sources"].read([text])
    assert problems


def test_an_entry_that_has_no_title_is_explained_by_one_of_its_own() -> None:
    _, (problem,) = fields_of("lesson")["adoption"].read(["x"])
    told = advice(problem, catalogue("en"))
    assert "'{city: …, stage: recommended, date: …, by: …, source: …}'" in told
    assert "What cities did with it" in told
    assert fields_of("lesson")["adoption"].read(["{city: Seoul}"]) == ([{"city": "Seoul"}], [])


def test_an_entry_of_a_field_has_fields_too() -> None:
    assert (takes(Adoption, "city").what, takes(Adoption, "city").is_many) == ("city", False)
    assert takes(Adoption, "stage").is_needed
    assert takes(Reference, "published").what == "date"
