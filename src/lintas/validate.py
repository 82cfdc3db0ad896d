"""Values into records: what pydantic finds becomes problems at the places where the values were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lintas.catalogue import catalogue, languages
from lintas.model import Record, written_fields
from lintas.problem import Location, Problem, Value
from lintas.source import Source
from lintas.suggest import folded, nearest
from lintas.values import Lookup

R = TypeVar("R", bound=Record)

# The type of an error that is reported elsewhere already: there is no record, and nothing more to say.
HUSHED = "hushed"
# What was expected, by pydantic's name of the error; each is a variant of the help of `wrong-type`.
EXPECTED = {
    "string_type": "text",
    "bool_parsing": "yes-no",
    "bool_type": "yes-no",
    "tuple_type": "list",
    "list_type": "list",
    "mapping_type": "by-language",
    "dict_type": "by-language",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "float_parsing": "number",
    "float_type": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "finite_number": "number",
    "is_instance_of": "date",
}


@dataclass(frozen=True)
class Known:
    """What validation knows besides the values: the vocabulary, and the language of texts that name none."""

    vocabulary: Lookup
    lang: str


def validate(
    model: type[R], values: Mapping[str, object], source: Source, known: Known | None, *steps: str
) -> tuple[R | None, list[Problem]]:
    """Make a record of `values`, which were written in `source` at `steps`; all that is wrong with them otherwise."""
    try:
        return model.model_validate(values, context=known), []
    except ValidationError as error:
        errors = [details for details in error.errors(include_url=False) if details["type"] != HUSHED]
        return None, [_problem(details, model, source, steps) for details in errors]


def unknown_key(key: str, at: Location, known_keys: tuple[str, ...]) -> Problem:
    """A key that no field has, with the one that was probably meant, by name or by label in any language."""
    labels = {folded(catalogue(lang).say(f"field.{name}")): name for lang in languages() for name in known_keys}
    near = labels.get(folded(key)) or nearest(key, known_keys)
    return Problem("unknown-key", at, {"key": key, "near": near, "known": ", ".join(known_keys)}, "near" * bool(near))


def _problem(details: ErrorDetails, model: type[Record], source: Source, steps: tuple[str, ...]) -> Problem:
    loc = details["loc"]
    at = source.locate(*steps, *loc)
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    context: dict[str, Value] = {key: str(value) for key, value in details.get("ctx", {}).items()}
    kind = details["type"]
    if kind == "missing":
        parent = next((str(step) for step in loc if isinstance(step, str)), "") if len(loc) > 1 else ""
        return Problem("missing-field", at, {"field": name, "parent": parent}, "nested" * bool(parent))
    if kind == "extra_forbidden":
        return unknown_key(name, at, _keys_beside(model, loc))
    if kind == "literal_error":
        value = str(details["input"])
        allowed = context["expected"]
        choices = [choice.strip("' ") for choice in str(allowed).replace(" or ", ", ").split(", ")]
        near = nearest(value, choices)
        values: dict[str, Value] = {"field": name, "value": value, "allowed": ", ".join(choices), "near": near}
        return Problem("unknown-value", at, values, "near" * bool(near))
    if kind == "string_too_long":
        return Problem("too-large", at, {"limit": context["max_length"]}, "line")
    if "-" in kind:  # raised by our own types, under the slug of a rule
        return Problem(kind, at, context, str(context.pop("variant", "")))
    known = EXPECTED.get(kind, "text")
    expected = "entry" if known == "mapping" and isinstance(loc[-1], int) else known
    example = {"example": _keys_beside(model, loc)[0]} if expected == "entry" else {}
    return Problem("wrong-type", at, {"field": name, **example}, expected)


def _keys_beside(model: type[Record], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that the innermost model along `loc` knows."""
    for step in loc[:-1]:
        field = model.model_fields.get(str(step))
        inner = _model_in(field.annotation) if field else None
        model = inner or model
    return written_fields(model)


def _model_in(annotation: object) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model_in(part))), None)
