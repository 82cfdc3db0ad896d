"""Values into records: what pydantic finds becomes problems at the places where the values were written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lintas.meant import key_meant, value_meant
from lintas.model import Record, written_fields
from lintas.problem import Location, Problem, Value
from lintas.slips import torn, without_marks
from lintas.source import Source
from lintas.values import Lookup, is_address

R = TypeVar("R", bound=Record)

Loc = tuple[int | str, ...]
IN_A_LIST = 2  # steps to an entry of a field's list
LOOKED_UP = frozenset({"unknown-theme", "unknown-city"})  # labels of the vocabulary
SEVERAL = 2  # keys that are like none of ours: from there on they are told of together
ALIKE = 3  # keys of one mapping that are each like one of ours: from there on they are told of together, in pairs
MOST_LOOKED_AT = 50  # keys of one note of which it is searched what was meant; a record has 20
MOST_ADVISED = 10  # values of one field of which it is searched what was meant
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
        found = [(details["loc"], _problem(details, model, source, known, steps)) for details in errors]
    if known:
        found = [*_with_advice(_whole_labels(found, values, source, known, steps), known)]
    found = [*_paired(found)]
    misspelt = {(loc[:-1], field) for loc, problem in found for field in fields_meant(problem)}
    return None, [
        without_marks(problem)
        for loc, problem in found
        if problem.rule != "missing-field" or (loc[:-1], problem.values["field"]) not in misspelt
    ]


def _whole_labels(
    found: Sequence[tuple[Loc, Problem]],
    values: Mapping[str, object],
    source: Source,
    known: Known,
    steps: tuple[str, ...],
) -> Iterator[tuple[Loc, Problem]]:
    """The problems, of which those of the parts of one label with commas are one, at its beginning."""
    told = set[Loc]()
    labels: dict[Loc, Mapping[int, tuple[int, str]]] = {}  # the whole list is looked through once
    for loc, problem in found:
        parts = values.get(str(loc[0]))
        if problem.rule in LOOKED_UP and isinstance(parts, list) and isinstance(loc[-1], int) and len(loc) == IN_A_LIST:
            if loc[:-1] not in labels:
                is_theme = problem.rule == "unknown-theme"
                look_up = known.vocabulary.known_theme if is_theme else known.vocabulary.known_city
                labels[loc[:-1]] = torn(parts, look_up)
            start, label = labels[loc[:-1]].get(loc[-1], (loc[-1], ""))
            if label:
                first = (loc[0], start)
                if first not in told:
                    told.add(first)
                    at = source.locate(*steps, *first)
                    yield first, Problem(problem.rule, at, {"value": str(parts[start]), "label": label}, "torn")
                continue
        yield loc, problem


def _with_advice(found: Iterable[tuple[Loc, Problem]], known: Known) -> Iterator[tuple[Loc, Problem]]:
    """The problems, of which the first of each field say what was meant: of thousands nobody would read it."""
    advised = Counter[int | str]()
    for loc, problem in found:
        if problem.rule not in LOOKED_UP or problem.variant or advised[loc[0]] == MOST_ADVISED:
            yield loc, problem
            continue
        advised[loc[0]] += 1
        advice = dict(known.vocabulary.advice(problem.rule, str(problem.values["value"])))
        variant = advice.pop("variant", problem.variant)
        yield loc, replace(problem, values={**problem.values, **advice}, variant=variant)


def unknown_key(key: str, at: Location, known_keys: tuple[str, ...], *, advised: bool = True) -> Problem:
    """A key that no field has, with the one that was probably meant where it is `advised`."""
    near = key_meant(key, known_keys) if advised else ""
    return Problem("unknown-key", at, {"key": key, "near": near, "known": ", ".join(known_keys)}, "near" * bool(near))


def unknown_keys(keys: Iterable[tuple[str, Location]], known_keys: tuple[str, ...]) -> Iterator[Problem]:
    """Keys that no field has, in the order of their lines: one by one where there is advice for each.

    Several that are like none of ours come with a note of another program; one problem, at the first, names them all.
    """
    foreign: list[Problem] = []
    near: list[Problem] = []
    for number, (key, at) in enumerate(keys):
        problem = unknown_key(key, at, known_keys, advised=number < MOST_LOOKED_AT)
        (near if problem.variant else foreign).append(problem)
    yield from _in_pairs(near)
    if len(foreign) < SEVERAL:
        yield from foreign
        return
    names = ", ".join(str(problem.values["key"]) for problem in foreign)
    yield Problem("foreign-keys", foreign[0].at, {"keys": names, "known": ", ".join(known_keys)})


def fields_meant(problem: Problem) -> Sequence[str]:
    """The fields that somebody meant by keys that no field has, of which a problem tells."""
    if problem.rule != "unknown-key":
        return ()
    return str(problem.values.get("meant", problem.values["near"])).split(", ")


def _in_pairs(near: list[Problem]) -> list[Problem]:
    """Unknown keys that are each near a field of one mapping; many of a kind become one, with what each of them means.

    Somebody wrote all names with capitals then, or in the own language.
    """
    if len(near) < ALIKE:
        return near
    pairs = ", ".join(f"{one.values['key']} → {one.values['near']}" for one in near)
    meant = ", ".join(str(one.values["near"]) for one in near)
    return [replace(near[0], values={**near[0].values, "pairs": pairs, "meant": meant}, variant="pairs")]


def _paired(found: Sequence[tuple[Loc, Problem]]) -> Iterator[tuple[Loc, Problem]]:
    """The problems, of which the unknown keys of one mapping that are many of a kind are one, at the first."""
    near: dict[Loc, list[Problem]] = {}
    for loc, problem in found:
        if problem.rule == "unknown-key" and problem.variant:
            near.setdefault(loc[:-1], []).append(problem)
    told = {loc: _in_pairs(problems) for loc, problems in near.items()}
    for loc, problem in found:
        if problem.rule != "unknown-key" or not problem.variant:
            yield loc, problem
        elif loc[:-1] in told:
            yield from ((loc, one) for one in told.pop(loc[:-1]))


def unknown_value(field: str, value: str, at: Location, allowed: Sequence[str], glosses: Sequence[str] = ()) -> Problem:
    """A value that a field can't take, with the one that was probably meant."""
    near = value_meant(field, value, allowed, glosses)
    values: dict[str, Value] = {"field": field, "value": value, "allowed": ", ".join(allowed), "near": near}
    return Problem("unknown-value", at, values, "near" * bool(near))


def missing_field(source: Source, *loc: str | int, below: tuple[str, ...] = ()) -> Problem:
    """A field of a record that has no value, by the steps to it; the record was written `below` other steps.

    Its line is not there, or it is there and empty.
    """
    parent = next((str(step) for step in loc if isinstance(step, str)), "") if len(loc) > 1 else ""
    variant = "empty" if source.has(*below, *loc) else "nested" if parent else ""
    return Problem("missing-field", source.locate(*below, *loc), {"field": str(loc[-1]), "parent": parent}, variant)


def _problem(
    details: ErrorDetails, model: type[Record], source: Source, known: Known | None, steps: tuple[str, ...]
) -> Problem:
    loc = details["loc"]
    at = source.locate(*steps, *loc)
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    context: dict[str, Value] = {
        key: value if isinstance(value, int) else str(value) for key, value in details.get("ctx", {}).items()
    }
    kind = details["type"]
    if kind == "missing":
        return missing_field(source, *loc, below=steps)
    if kind == "extra_forbidden":
        return unknown_key(name, at, _keys_beside(model, loc))
    if kind == "literal_error":
        value, allowed = str(details["input"]), str(context["expected"]).replace(" or ", ", ").split(", ")
        glosses = known.vocabulary.glosses(value) if known else ()
        return unknown_value(name, value, at, [one.strip("' ") for one in allowed], glosses)
    if kind in {"string_too_long", "too_long"}:
        return Problem("too-large", at, {"limit": context["max_length"]}, "line")
    if "-" in kind:  # raised by our own types, under the slug of a rule
        return Problem(kind, at, context, str(context.pop("variant", "")))
    return _wrong_type(details, model, name, at)


def _wrong_type(details: ErrorDetails, model: type[Record], name: str, at: Location) -> Problem:
    loc, form = details["loc"], EXPECTED.get(details["type"], "text")
    if form in {"mapping", "list"} and (near := _as_source(model, name, details["input"])):
        return Problem("wrong-type", at, {"field": name, "near": near}, "near")
    expected = "entry" if form == "mapping" and isinstance(loc[-1], int) else form
    example = {"example": _keys_beside(model, loc)[0]} if expected == "entry" else {}
    return Problem("wrong-type", at, {"field": name, **example}, expected)


def _as_source(model: type[Record], name: str, written: object) -> str:
    """How an entry is written of which somebody gave only its address or title; empty for other fields."""
    field = model.model_fields.get(name)
    inner = _model_in(field.annotation) if field else None
    if inner is None or not isinstance(written, str) or not {"title", "url"} <= {*written_fields(inner)}:
        return ""
    return f"- url: {written}" if is_address(written) else f"- title: {json.dumps(written, ensure_ascii=False)}"


def _keys_beside(model: type[Record], loc: Loc) -> tuple[str, ...]:
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
