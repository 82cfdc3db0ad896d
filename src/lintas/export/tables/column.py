"""A table as it is declared: its columns, each with what it means and how its cells come about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

R = TypeVar("R")
R_contra = TypeVar("R_contra", contravariant=True)  # a column of all notes is one of lessons, too
Format = Literal["default", "uri"]
TRUE, FALSE = "true", "false"
BETWEEN = "; "  # the values of a list in one cell


@dataclass(frozen=True)
class Column(Generic[R_contra]):
    """One column of a table with rows of `R`.

    `type`, `format` and `constraints` are those of Table Schema
    (https://specs.frictionlessdata.io/table-schema/); an empty cell says that nothing is known.
    """

    name: str
    title: str
    description: str
    cell: Callable[[R_contra], str]
    type: Literal["string", "date", "boolean", "integer"] = "string"
    format: Format = "default"
    constraints: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Table(Generic[R]):
    """A table, one row a record.

    `key` are the columns that tell its rows apart. `leads` says of a column of which table it holds an id; the name is
    empty for the table itself.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column[R], ...]
    rows: Iterable[R]
    key: tuple[str, ...] = ("id",)
    leads: Mapping[str, str] = field(default_factory=dict)


def joined(values: Iterable[str]) -> str:
    """The values of a list in one cell."""
    return BETWEEN.join(values)


def yes_or_no(value: bool) -> str:  # noqa: FBT001  (it is what is written)
    """A truth as Table Schema reads it."""
    return TRUE if value else FALSE
