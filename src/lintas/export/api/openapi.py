"""The description of the API for tools that read OpenAPI 3.1: every file, and the shape of what it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from lintas.export.api.names import Names
from lintas.export.api.schema import COLLECTIONS, SINGLE, definitions


@dataclass(frozen=True)
class Part:
    """A part of an id in an address; OpenAPI's have no slash, so that an id of two parts is two parameters."""

    name: str
    description: str


def openapi(names: Names, depths: Mapping[str, Collection[int]]) -> Mapping[str, Any]:
    """The description; `depths` says of how many parts the ids of the records in a folder are."""
    stock = names.stock
    schemas = definitions("#/components/schemas/{model}")
    info: dict[str, Any] = {
        "title": stock.site_name,
        "version": "1",
        "description": "Static files: there are no parameters beyond the address, and no limits. Nothing is removed or "
        "changes its meaning in version 1; expect fields and words that you don't know.",
    }
    if names.license:
        info["license"] = {"name": names.license["id"], "url": names.license["url"]}
    paths = {f"/{path}": _path(path.removesuffix(".json"), shape, ()) for path, shape in COLLECTIONS.items()}
    for folder, shape in SINGLE.items():
        for parts in map(_parts, depths.get(folder, (1,))):
            address = "/".join(f"{{{part.name}}}" for part in parts)
            paths[f"/{folder}/{address}.json"] = _path(_operation(folder, len(parts)), shape, parts)
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": names.root.removesuffix("/")}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _parts(number: int) -> tuple[Part, ...]:
    """The parts of an id of so many."""
    if number == 1:
        return (Part("id", "The id."),)
    folders = (Part(f"folder{n}" if n > 1 else "folder", "A part of the id.") for n in range(1, number))
    return (*folders, Part("name", "The last part of the id."))


def _operation(folder: str, parts: int) -> str:
    """A name for generated programs: `lessons_one`, `lessons_one_in_folder`."""
    return "_".join((folder, "one", *(["in", "folder"] if parts > 1 else []), *([str(parts)] if parts > 2 else [])))  # noqa: PLR2004  (one folder needs no number)


def _path(name: str, shape: type, parts: tuple[Part, ...]) -> Mapping[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}}
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": (shape.__doc__ or "").partition("\n")[0],
        "responses": {"200": {"description": "The file.", "content": content}},
    }
    if parts:
        operation["responses"]["404"] = {"description": "There is no such record."}
        operation["parameters"] = [
            {
                "name": part.name,
                "in": "path",
                "required": True,
                "description": part.description,
                "schema": {"type": "string"},
            }
            for part in parts
        ]
    return {"get": operation}
