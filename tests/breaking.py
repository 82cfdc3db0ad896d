"""What of a changed JSON Schema breaks a program that reads what the old one promised.

An answer may say more than before, and be more exact; it may not leave out, widen or rename. What decides is written in
docs/project/decisions/20261122-api.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Schema = Mapping[str, Any]
REMARKS = {"title", "description", "examples", "deprecated", "$comment"}  # they promise nothing
# What is compared part by part; any other keyword promises something of a value, and has to stay as it is.
PARTS = {"$ref", "$defs", "anyOf", "type", "properties", "required", "items", "additionalProperties", "enum"}
TYPES = {"array", "boolean", "integer", "null", "number", "object", "string"}


def breaks(old: Schema, new: Schema) -> list[str]:
    """Each change by which `new` breaks a reader of `old`, one sentence each; both have their shapes in `$defs`."""
    return list(dict.fromkeys(_Comparison(old["$defs"], new["$defs"]).all_shapes()))


@dataclass(frozen=True)
class _Comparison:
    old: Schema
    new: Schema
    # By the names of two shapes what is between them; nothing while that is looked for.
    known: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def all_shapes(self) -> Iterator[str]:
        for name, shape in self.old.items():
            if name in self.new:
                yield from self.between(name, shape, self.new[name])
            else:
                yield f"{name} is gone"

    def between(self, at: str, before: Schema, after: Schema) -> Iterator[str]:
        names = _name(before), _name(after)
        before, after = self.old.get(names[0], before), self.new.get(names[1], after)
        if not all(names):
            yield from self.changed(at, before, after)
            return
        if names not in self.known:
            self.known[names] = []
            self.known[names] = list(self.changed(at, before, after))
        yield from self.known[names]

    def changed(self, at: str, before: Schema, after: Schema) -> Iterator[str]:
        if "anyOf" in before or "anyOf" in after:
            # Whatever may come now is one of those that could come before.
            for choice in after.get("anyOf", [after]):
                found = [list(self.between(at, one, choice)) for one in before.get("anyOf", [before])]
                yield from min(found, key=len)
            return
        yield from _changed_value(at, before, after)
        yield from self.changed_fields(at, before, after)
        for key, sign in (("items", "[]"), ("additionalProperties", ".*")):
            if isinstance(before.get(key), Mapping):
                yield from self.between(f"{at}{sign}", before[key], after.get(key) or {})

    def changed_fields(self, at: str, before: Schema, after: Schema) -> Iterator[str]:
        has = after.get("properties", {})
        for name, shape in before.get("properties", {}).items():
            if name not in has:
                yield f"{at}.{name} is gone"
                continue
            if name in before.get("required", ()) and name not in after.get("required", ()):
                yield f"{at}.{name} is no longer always there"
            yield from self.between(f"{at}.{name}", shape, has[name])


def _name(schema: Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _changed_value(at: str, before: Schema, after: Schema) -> Iterator[str]:
    if more := _types(after) - _types(before):
        yield f"{at} can be {' or '.join(sorted(more))}, which it could not be"
    if "enum" in before:
        if "enum" not in after:
            yield f"{at} can be any text, no longer one of some words"
        elif gone := [str(one) for one in before["enum"] if one not in after["enum"]]:
            yield f"{at} can no longer be {', '.join(gone)}"
    for key in sorted(before.keys() - REMARKS - PARTS):
        if after.get(key) != before[key]:
            yield f"{at} keeps another promise of `{key}`"


def _types(schema: Schema) -> set[str]:
    types = schema.get("type", TYPES)
    found = {types} if isinstance(types, str) else {*types}
    return found | ({"integer"} if "number" in found else set())
