"""The description of the tables as a Data Package (https://specs.frictionlessdata.io/, version 1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from lintas.export.stock import Stock
from lintas.export.tables.column import BETWEEN, FALSE, TRUE, Column, Table
from lintas.names import as_name

REMARK = (
    f"The values of a list are joined by '{BETWEEN}'. Before a cell that begins like a formula stands an apostrophe: "
    "take one away where apostrophes and one of = + - @, a tab or a line break begin a cell."
)


def datapackage(stock: Stock, tables: Iterable[Table[Any]]) -> bytes:
    """The file: who may do what with the tables, and what each of their columns means."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": as_name(stock.site_name) or "lintas",
        "title": stock.site_name,
        "description": "\n\n".join(part for part in (stock.description, REMARK) if part),
        "homepage": stock.site_url,
    }
    if stock.license:
        package["licenses"] = [{"name": stock.license, "path": stock.license_address}]
    package = {key: value for key, value in package.items() if value}
    package["resources"] = [_resource(table) for table in tables]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table[Any]) -> Mapping[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",  # with a byte order mark, which the name does not say
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column, column.name in table.key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {"fields": [name], "reference": {"resource": other, "fields": ["id"]}}
                for name, other in table.leads.items()
            ],
        },
    }


def _field(column: Column[Any], is_key: bool) -> Mapping[str, Any]:  # noqa: FBT001  (it is what is written)
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
        "format": column.format,
    }
    if column.type == "boolean":
        field |= {"trueValues": [TRUE], "falseValues": [FALSE]}
    constraints = {**column.constraints, **({"required": True} if is_key else {})}
    return field | ({"constraints": constraints} if constraints else {})
