"""The fields as snippets of Visual Studio Code: offered while one types in a note, without any extension.

They are offered wherever a Markdown file is written; the editor can't tell facts from text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lintas.catalogue import Catalogue, catalogue
from lintas.model import KINDS, UNSAID
from lintas.shapes import Shape, shapes_of
from lintas.values import YES_NO
from lintas.vocabulary import Vocabulary

Choices = Mapping[str, tuple[str, ...]]  # by form: what is offered


def snippets(vocabulary: Vocabulary, languages: Sequence[str]) -> Mapping[str, Any]:
    """The snippets by their names: one for each field, or for each way that kinds have of writing it."""
    words = tuple(map(catalogue, languages))
    first = languages[0]
    choices: Choices = {
        "theme": tuple(vocabulary.theme_label(key, first) for key in vocabulary.themes),
        "city": tuple(vocabulary.city_name(key, first) for key in vocabulary.cities),
        "yes-no": tuple(dict.fromkeys(YES_NO.values())),
        "language": tuple(languages),
    }
    return dict(_snippets(words, choices))


def _snippets(words: Sequence[Catalogue], choices: Choices) -> Iterator[tuple[str, Any]]:
    ways: dict[str, dict[tuple[str, ...], Shape]] = defaultdict(dict)  # by field, what is written, and who writes it so
    for shape in (shape for kind in KINDS for shape in shapes_of(kind) if shape.name != "kind"):
        ways[shape.name].setdefault(tuple(_body(shape, choices)), shape)
    for name, bodies in sorted(ways.items()):
        for body, shape in bodies.items():
            labels = (name, *(shape.label(each).casefold() for each in words))
            own = f"{name} ({shape.parent})" if len(bodies) > 1 else name
            yield own, _snippet(labels, body, " / ".join(shape.help(each) for each in words))
    others = [kind for kind in KINDS if kind not in UNSAID]
    yield (
        "kind",
        _snippet(["kind"], [f"kind: {_choice(1, others)}"], " / ".join(each.say("field.kind.help") for each in words)),
    )


def _snippet(prefixes: Iterable[str], body: Sequence[str], description: str) -> Mapping[str, Any]:
    return {
        "scope": "markdown",
        "prefix": list(dict.fromkeys(prefixes)),
        "body": list(body),
        "description": description,
    }


def _body(shape: Shape, choices: Choices) -> list[str]:
    if shape.form != "records":
        return [f"{shape.name}: {_place(shape, 1, choices)}"]
    lines = [f"{each.name}: {_place(each, number, choices)}" for number, each in enumerate(shape.inner_shapes, 1)]
    return [f"{shape.name}:", *(f"{'    ' if number else '  - '}{line}" for number, line in enumerate(lines))]


def _place(shape: Shape, number: int, choices: Choices) -> str:
    """Where the cursor goes, with what can be chosen there."""
    offered = shape.choices or choices.get(shape.form, ())
    return _choice(number, offered) if offered else f"${number}"


def _choice(number: int, offered: Sequence[str]) -> str:
    escaped = (text.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|") for text in offered)
    return f"${{{number}|{','.join(escaped)}|}}"
