"""A graph as Turtle (https://www.w3.org/TR/turtle/)."""

from __future__ import annotations

from collections.abc import Iterable

from lintas.export.thesaurus import PREFIXES, Iri, Thing, Words

# What a text in quotation marks may not hold as it is: those, what escapes them, and control characters.
ESCAPES = {code: f"\\u{code:04X}" for code in (*range(32), 127)} | {
    ord('"'): '\\"',
    ord("\\"): "\\\\",
    ord("\n"): "\\n",
    ord("\r"): "\\r",
    ord("\t"): "\\t",
}


def turtle(things: Iterable[Thing]) -> str:
    """The whole text."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return "\n".join((prefixes, *map(_thing, things)))


def _thing(thing: Thing) -> str:
    lines = [f"a {thing.type}", *(f"{name} {', '.join(map(_value, values))}" for name, values in thing.said)]
    return _value(thing.iri) + "\n    " + " ;\n    ".join(lines) + " .\n"


def _value(value: Iri | Words) -> str:
    if isinstance(value, Iri):
        return f"<{value.text}>"
    text = f'"{value.text.translate(ESCAPES)}"'
    return f"{text}@{value.lang}" if value.lang else text
