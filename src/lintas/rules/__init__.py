"""Every rule, declared once; its slug is its name in messages, in the catalogues and in `tests/cases/`."""

from __future__ import annotations

from collections.abc import Iterable

from lintas.problem import Problem
from lintas.rules.facts import FACTS
from lintas.rules.reading import FILE, FRONTMATTER, RECORD, SETTINGS
from lintas.rules.references import REFERENCES
from lintas.rules.rule import Rule
from lintas.rules.text import TEXT

ALL = (*SETTINGS, *FILE, *FRONTMATTER, *RECORD, *REFERENCES, *FACTS, *TEXT)
RULES: dict[str, Rule] = {rule.slug: rule for rule in ALL}


def errors_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems for which a build is refused; the others are warnings."""
    return tuple(problem for problem in problems if RULES[problem.rule].level == "error")
