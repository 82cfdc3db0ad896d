"""The shape of every file of the API as JSON Schema (draft 2020-12), made of the types that declare it.

The published schema allows further fields: those that a later version adds break no reader. A test closes it, so that
a field that nobody declared is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from lintas.export.api import lists, records, subjects
from lintas.export.stock import Stock
from lintas.whole import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The files about all records, by path below the API.
COLLECTIONS: Mapping[str, type] = {
    "index.json": lists.Index,
    "base.json": lists.Base,
    "lessons.json": lists.LessonList,
    "exchanges.json": lists.ExchangeList,
    "asks.json": lists.AskList,
    "offers.json": lists.OfferList,
    "themes.json": lists.ThemeList,
    "cities.json": lists.CityList,
    "pairs.json": lists.PairList,
}
# The files about one record, by the folder that they lie in. The shape's `kind` tells them apart.
SINGLE: Mapping[str, type] = {
    "lessons": records.LessonRecord,
    "exchanges": records.ExchangeRecord,
    "asks": records.AskRecord,
    "offers": records.OfferRecord,
    "themes": subjects.ThemeRecord,
    "cities": subjects.CityRecord,
    "pairs": subjects.PairRecord,
}
SHAPES = (*COLLECTIONS.values(), *SINGLE.values())


class _Untitled(GenerateJsonSchema):
    """Without the titles that only repeat a field's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002
        return False


def definitions(refs: str) -> Mapping[str, Any]:
    """All shapes by name; `refs` is how one leads to another, with `{model}` for its name."""
    inputs: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = [
        (shape.__name__, "serialization", TypeAdapter(shape)) for shape in SHAPES
    ]
    _, schema = TypeAdapter.json_schemas(inputs, ref_template=refs, schema_generator=_Untitled)
    found: Mapping[str, Any] = schema["$defs"]
    return found


def schema(stock: Stock) -> Mapping[str, Any]:
    """The schema of all files: each is of one of these shapes."""
    return {
        "$schema": DIALECT,
        "$id": stock.address(SCHEMA.path),
        "title": "The API of a Lintas base, version 1",
        "description": "Every field is always there; what is not known is null, or empty. Expect fields and words of "
        "a list (`enum`) that you don't know: new ones are added without a new version.",
        # A record is held against the shape of its kind alone, so that a validator says what is wrong with it.
        "allOf": [_if_of_kind(shape) for shape in SINGLE.values()],
        "anyOf": [
            *(_leads_to(shape) for shape in COLLECTIONS.values()),
            {"properties": {"kind": {"enum": _KINDS}}, "required": ["kind"]},
        ],
        "$defs": definitions("#/$defs/{model}"),
    }


def _kind_of(shape: type) -> str:
    kind: str = get_args(get_type_hints(shape)["kind"])[0]
    return kind


_KINDS = [_kind_of(shape) for shape in SINGLE.values()]


def _if_of_kind(shape: type) -> Mapping[str, Any]:
    of_kind = {"properties": {"kind": {"const": _kind_of(shape)}}, "required": ["kind"]}
    return {"if": of_kind, "then": _leads_to(shape)}


def _leads_to(shape: type) -> Mapping[str, str]:
    return {"$ref": f"#/$defs/{shape.__name__}"}
