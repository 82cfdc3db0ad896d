"""What is wrong in a base, as data: where, by which rule, and the values that the wording needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file.

    `path` is relative to the base (the folder of `mkdocs.yml`), with forward slashes.
    `line` and `column` count from 1, columns in characters; 1:1 stands for the file as a whole.
    """

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Problem:
    """One breach of one rule.

    `rule` is the slug under which the rule is declared in `lintas.rules`; the catalogues hold its wording as
    `problem.<rule>` and `problem.<rule>.help`, into which `values` are filled.
    `variant` picks another help text of the same rule (`problem.<rule>.help.<variant>`),
    for example where there is a suggestion to make.
    """

    rule: str
    at: Location
    values: Mapping[str, Value] = field(default_factory=dict)
    variant: str = ""
