"""Every rule, declared once; its slug is its name in messages, in the catalogues and in `tests/cases/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lintas.problem import Problem
from lintas.rules.addresses import ADDRESSES
from lintas.rules.facts import FACTS
from lintas.rules.files import FILES
from lintas.rules.frontmatter import FRONTMATTER
from lintas.rules.records import RECORDS
from lintas.rules.references import REFERENCES
from lintas.rules.rule import Rule
from lintas.rules.settings import SETTINGS
from lintas.rules.text import TEXT

# By what they are about, in the order in which somebody who writes a note meets them.
SUBJECTS: Mapping[str, tuple[Rule, ...]] = {
    "frontmatter": FRONTMATTER,
    "records": RECORDS,
    "text": TEXT,
    "facts": FACTS,
    "references": REFERENCES,
    "files": (*FILES, *ADDRESSES),
    "settings": SETTINGS,
}
RULES: Mapping[str, Rule] = {rule.slug: rule for rules in SUBJECTS.values() for rule in rules}


def errors_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems for which a build is refused; the others are warnings."""
    return tuple(problem for problem in problems if RULES[problem.rule].level == "error")
