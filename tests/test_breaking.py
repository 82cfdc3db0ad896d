from __future__ import annotations

from typing import Any

import pytest
from breaking import breaks

TEXT = {"type": "string"}
NOTHING = {"type": "null"}


def shaped(title: dict[str, Any], *, required: bool = True, **others: dict[str, Any]) -> dict[str, Any]:
    record = {"type": "object", "properties": {"title": title}, "required": ["title"] if required else []}
    return {"$defs": {"Record": record, **others}}


HARMLESS = {
    "nothing changed": (TEXT, TEXT),
    "it is described": (TEXT, {"type": "string", "description": "One line."}),
    "it can no longer be unknown": ({"anyOf": [TEXT, NOTHING]}, TEXT),
    "it was any number and is a whole one": ({"type": "number"}, {"type": "integer"}),
    "a text is a date now": (TEXT, {"type": "string", "format": "date"}),
    "a word is added": ({"type": "string", "enum": ["held"]}, {"type": "string", "enum": ["held", "planned"]}),
    "the choices stand in another order": ({"anyOf": [TEXT, NOTHING]}, {"anyOf": [NOTHING, TEXT]}),
    "what a text is goes by a name": ({"anyOf": [TEXT, NOTHING]}, {"anyOf": [{"$ref": "#/$defs/Line"}, NOTHING]}),
}
HARMFUL = {
    "it can be unknown": (TEXT, {"anyOf": [TEXT, NOTHING]}, "Record.title can be null, which it could not be"),
    "it can be a list": (TEXT, {"type": "array", "items": TEXT}, "Record.title can be array, which it could not be"),
    "it can be anything": (
        {"type": "object", "additionalProperties": TEXT},
        {"type": "object"},
        "Record.title.* can be array or boolean or integer or null or number or object, which it could not be",
    ),
    "a whole number is any number": (
        {"type": "integer"},
        {"type": "number"},
        "Record.title can be number, which it could not be",
    ),
    "a date is any text": (
        {"type": "string", "format": "date"},
        TEXT,
        "Record.title keeps another promise of `format`",
    ),
    "it is another word": (
        {"type": "string", "const": "lesson"},
        {"type": "string", "const": "learning"},
        "Record.title keeps another promise of `const`",
    ),
    "a word is renamed": (
        {"type": "string", "enum": ["held", "planned"]},
        {"type": "string", "enum": ["held", "ahead"]},
        "Record.title can no longer be planned",
    ),
    "words are free": (
        {"type": "string", "enum": ["held"]},
        TEXT,
        "Record.title can be any text, no longer one of some words",
    ),
    "the items of a list changed": (
        {"type": "array", "items": TEXT},
        {"type": "array", "items": {"type": "object"}},
        "Record.title[] can be object, which it could not be",
    ),
    "it is known by other words in one language": (
        {"type": "object", "additionalProperties": TEXT},
        {"type": "object", "additionalProperties": {"anyOf": [TEXT, NOTHING]}},
        "Record.title.* can be null, which it could not be",
    ),
}


@pytest.mark.parametrize(("before", "after"), HARMLESS.values(), ids=HARMLESS.keys())
def test_a_reader_does_not_mind_that(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert breaks(shaped(before), shaped(after, Line=TEXT)) == []


@pytest.mark.parametrize(("before", "after", "said"), HARMFUL.values(), ids=HARMFUL.keys())
def test_it_breaks_a_reader_that(before: dict[str, Any], after: dict[str, Any], said: str) -> None:
    assert breaks(shaped(before), shaped(after)) == [said]


def test_a_field_may_be_added() -> None:
    more = shaped(TEXT)
    more["$defs"]["Record"]["properties"]["summary"] = TEXT
    assert breaks(shaped(TEXT), more) == []


def test_a_field_may_not_go() -> None:
    fewer = {"$defs": {"Record": {"type": "object", "properties": {}}}}
    assert breaks(shaped(TEXT), fewer) == ["Record.title is gone"]


def test_a_field_that_is_always_there_stays_so() -> None:
    assert breaks(shaped(TEXT), shaped(TEXT, required=False)) == ["Record.title is no longer always there"]


def test_a_shape_may_not_go() -> None:
    assert breaks(shaped(TEXT, Line=TEXT), shaped(TEXT)) == ["Line is gone"]


def test_a_shape_that_leads_to_itself_is_compared_once() -> None:
    tree = {"$defs": {"Tree": {"type": "object", "properties": {"below": {"$ref": "#/$defs/Tree"}}}}}
    assert breaks(tree, tree) == []


def test_what_others_lead_to_is_compared() -> None:
    before = shaped({"$ref": "#/$defs/Line"}, Line=TEXT)
    after = shaped({"$ref": "#/$defs/Words"}, Line=TEXT, Words={"type": "object"})
    assert breaks(before, after) == ["Record.title can be object, which it could not be"]


def test_a_shape_that_fits_one_choice_is_not_thought_to_fit_every_field() -> None:
    one = {"type": "object", "properties": {"id": TEXT}, "required": ["id"]}
    two = {"type": "object", "properties": {"key": TEXT}, "required": ["key"]}
    refs = {name: {"$ref": f"#/$defs/{name}"} for name in ("One", "Two")}
    before = shaped({"anyOf": [refs["One"], refs["Two"]]}, Other={"properties": {"it": refs["One"]}}, One=one, Two=two)
    after = shaped(refs["Two"], Other={"properties": {"it": refs["Two"]}}, One=one, Two=two)
    assert breaks(before, after) == ["Other.it.id is gone"]
