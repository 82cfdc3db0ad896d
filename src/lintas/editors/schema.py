"""The facts of a note as JSON Schema, as an author writes them and not as records hold them.

Draft 7, which editors read; of the draft's keywords only those that they complete and explain from. A schema sees one
file: whether an exchange gives what is not written, and all that concerns other notes, is for `lintas check` to say.
It is stricter in one thing: a field without a value is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lintas.catalogue import Catalogue, catalogue
from lintas.dates import POINT
from lintas.editors.terms import cities, terms_schema, themes
from lintas.model import KINDS, Kind
from lintas.shapes import Shape, shapes_of
from lintas.values import YES_NO
from lintas.vocabulary import Vocabulary

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"
NOTE = "note.json"
DATES = ("2018", "2018-03", "2018-03-19", "2018-03-19/2018-03-23", "2018-03~", "2018?")
TEXT: Schema = {"type": ["string", "number"]}  # 2030 is a title, to us; to an editor it is a number
ANCHORED = f"^{POINT.pattern}(/{POINT.pattern})?$"


def note_schemas(vocabulary: Vocabulary, languages: Sequence[str]) -> Mapping[str, Schema]:
    """The schemas by the name of their file.

    `note.json` is for all files but those called `index`, which are exchanges without saying so; the others are for
    notes of which the kind is known.
    """
    words = tuple(map(catalogue, languages))
    definitions: Schema = {
        "date": _date(words),
        "theme": terms_schema(themes(vocabulary, languages), _all(words, "schema.no_theme")),
        "city": terms_schema(cities(vocabulary, languages), _all(words, "schema.no_city")),
        "words": _words(words),
        **{kind: _kind(kind, words) for kind in KINDS},
    }
    note = {
        "$schema": DRAFT,
        "title": _all(words, "schema.title", " · "),
        **_by_kind(KINDS),
        "definitions": definitions,
    }
    return {NOTE: note, **{f"{kind}.json": _only(kind, words) for kind in KINDS}}


def _only(kind: Kind, words: Sequence[Catalogue]) -> Schema:
    """The schema of one kind."""
    return {
        "$schema": DRAFT,
        "title": _all(words, f"kind.{kind}", " · "),
        "allOf": [{"$ref": f"{NOTE}#/definitions/{kind}"}],
    }


def _by_kind(kinds: Sequence[Kind]) -> Schema:
    """A note that names its kind is of that kind; one that names none, or one that there is not, is the first."""
    usual, *others = kinds
    found: Schema = {"$ref": f"#/definitions/{usual}"}
    for kind in others:
        is_kind = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
        found = {"if": is_kind, "then": {"$ref": f"#/definitions/{kind}"}, "else": found}
    return found


def _kind(kind: Kind, words: Sequence[Catalogue]) -> Schema:
    shapes = shapes_of(kind)
    return {
        "type": "object",
        "title": _all(words, f"kind.{kind}", " · "),
        "properties": _properties(shapes, words),
        "additionalProperties": False,
        # A translation has the facts of its original.
        "if": {"required": ["translated_from"]},
        "then": {"required": ["title"]},
        "else": {"required": [shape.name for shape in shapes if shape.always_required], **_needed_unless(shapes)},
    }


def _needed_unless(shapes: Iterable[Shape]) -> Schema:
    """What is required as long as another field has not a certain value."""
    rules = [
        {"if": {"properties": {unless[0]: {"const": unless[1]}}, "required": [unless[0]]}, "else": {"required": [name]}}
        for name, unless in ((shape.name, shape.unless) for shape in shapes)
        if unless
    ]
    return {"allOf": rules} if rules else {}


def _properties(shapes: Iterable[Shape], words: Sequence[Catalogue]) -> Schema:
    return {shape.name: {**_explained(shape, words), **_value(shape, words)} for shape in shapes}


def _explained(shape: Shape, words: Sequence[Catalogue]) -> Schema:
    labels = dict.fromkeys(shape.label(each) for each in words)
    given = "schema.given" if shape.given else ""
    texts = (" ".join(filter(None, (shape.help(each), given and each.say(given)))) for each in words)
    return {"title": " · ".join(labels), "description": "\n\n".join(texts)}


def _value(shape: Shape, words: Sequence[Catalogue]) -> Schema:
    one = _one(shape, words)
    if shape.form == "records":
        return {"type": "array", "items": one, "minItems": 1}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]} if shape.many else one


def _one(shape: Shape, words: Sequence[Catalogue]) -> Schema:
    """A single value of a field."""
    match shape.form:
        case "date" | "theme" | "city" | "words":
            # Beside a reference nothing else counts in this draft.
            return {"allOf": [{"$ref": f"#/definitions/{shape.form}"}]}
        case "choice" | "language":
            offered = shape.choices or tuple(each.lang for each in words)
            return {"enum": list(offered), **({"default": shape.usual} if shape.usual else {})}
        case "yes-no":
            return {"anyOf": [{"enum": list(YES_NO)}, {"type": "boolean"}]}
        case "address":
            return {"type": "string", "pattern": r"^https?://\S+$"}
        case "records":
            inner = shape.inner_shapes
            return {
                "type": "object",
                "properties": _properties(inner, words),
                "additionalProperties": False,
                "required": [each.name for each in inner if each.required],
            }
        case _:
            return {**TEXT, "pattern": r"\S", **({"maxLength": shape.longest} if shape.longest else {})}


def _date(words: Sequence[Catalogue]) -> Schema:
    return {
        "type": ["string", "integer"],  # a year alone is a number, to an editor
        "pattern": ANCHORED,
        "patternErrorMessage": _all(words, "schema.no_date"),
        "minimum": 1000,
        "maximum": 9999,
        "examples": list(DATES),
    }


def _words(words: Sequence[Catalogue]) -> Schema:
    """A text, or one for each language."""
    by_language = {
        "type": "object",
        "properties": {each.lang: {**TEXT, "pattern": r"\S"} for each in words},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [{**TEXT, "pattern": r"\S"}, by_language]}


def _all(words: Iterable[Catalogue], key: str, between: str = "\n") -> str:
    """A wording in every language."""
    return between.join(each.say(key) for each in words)
