"""What a drop-down offers, and the id that each of its lines stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lintas.catalogue import Catalogue
from lintas.several import terms_in
from lintas.shapes import Shape
from lintas.suggest import folded
from lintas.vocabulary import Vocabulary

MOST = 200  # lines that somebody still looks through; where there are more, the answer is typed
MEANING = " – "  # between the name of a value and what it means
NONE = "none"  # GitHub's own line for "no answer", which no other line may be


@dataclass(frozen=True)
class Option:
    """A line of a drop-down: the id that it stands for, and what it says."""

    id: str
    label: str


def theme_options(vocabulary: Vocabulary, lang: str) -> tuple[Option, ...]:
    """The themes in a language, in the order of their file."""
    return distinct((theme, vocabulary.theme_label(theme, lang)) for theme in vocabulary.themes)


def city_options(vocabulary: Vocabulary, lang: str) -> tuple[Option, ...]:
    """The cities in a language, by name."""
    named = sorted((vocabulary.city_name(city, lang), city) for city in vocabulary.cities)
    return distinct((city, name) for name, city in named)


def value_options(shape: Shape, words: Catalogue) -> tuple[Option, ...]:
    """The values of a field of the model, with what each means where the catalogue says it."""
    return distinct((value, _line(shape, value, words)) for value in shape.choices)


def _line(shape: Shape, value: str, words: Catalogue) -> str:
    label, meaning = shape.value_label(value, words), shape.value_help(value, words)
    return f"{label}{MEANING}{meaning.rstrip('.')}" if meaning else label


def distinct(labels: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Options whose lines GitHub takes, and of which several, joined by commas, can be told apart again.

    A line gets its id behind it that says nothing, stands twice, means "no answer", or has commas and begins as another
    one does: "Water, waste" beside "Water".
    """
    pairs = [(key, " ".join(label.split())) for key, label in labels]
    lines = Counter(folded(label) for _, label in pairs)
    begins = Counter(parts_of(label)[:1] for _, label in pairs)
    return tuple(
        Option(key, label)
        if parts_of(label) and lines[folded(label)] == 1 and folded(label) != NONE and not _may_be_two(label, begins)
        else Option(key, f"{label} ({key})".strip())
        for key, label in pairs
    )


def _may_be_two(label: str, begins: Mapping[tuple[str, ...], int]) -> bool:
    parts = parts_of(label)
    return len(parts) > 1 and begins[parts[:1]] > 1


def parts_of(text: str) -> tuple[str, ...]:
    """The parts of a line, as lookups compare them."""
    return tuple(folded(part) for part in terms_in(text))


def chosen(text: str, options: Iterable[Option]) -> Iterator[tuple[str, str]]:
    """What was chosen of some lines, joined by commas: each text with the id that it stands for, empty for none."""
    ids = {parts_of(option.label): option.id for option in options}
    for said in terms_in(text, lambda term: parts_of(term) in ids):
        yield said, ids.get(parts_of(said), "")
