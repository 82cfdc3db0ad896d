"""The shape of every file of the API as JSON Schema (draft 2020-12), made of the types that declare it.

The published schema allows further fields: those that a later version adds break no reader. A test closes it, so that
a field that nobody declared is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from lintas.export.api import lists, records, subjects
from lintas.export.stock import Stock

SCHEMA = "api/v1/schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What each kind of file holds.
SHAPES: tuple[type, ...] = (
    lists.Index,
    lists.Base,
    lists.LessonList,
    lists.ExchangeList,
    lists.AskList,
    lists.OfferList,
    lists.ThemeList,
    lists.CityList,
    lists.PairList,
    records.LessonRecord,
    records.ExchangeRecord,
    records.AskRecord,
    records.OfferRecord,
    subjects.ThemeRecord,
    subjects.CityRecord,
    subjects.PairRecord,
)


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
        "$id": stock.address(SCHEMA),
        "title": "The API of a Lintas base, version 1",
        "description": "Every field is always there; what is not known is null, or empty. Expect fields and words of "
        "a list (`enum`) that you don't know: new ones are added without a new version.",
        "anyOf": [{"$ref": f"#/$defs/{shape.__name__}"} for shape in SHAPES],
        "$defs": definitions("#/$defs/{model}"),
    }
