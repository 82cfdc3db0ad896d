"""Problems for a terminal, for the lines of a pull request on GitHub, and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from lintas.catalogue import Catalogue
from lintas.problem import Problem
from lintas.report.words import advice, level, message, printable
from lintas.rules import RULES

# The complete address of a rule's page, by its slug; that of the list of all for an empty one. Empty where the site
# can't be reached by whoever reads the report.
Address = Callable[[str], str]


def nowhere(_slug: str) -> str:
    """The address of pages that nobody can reach."""
    return ""


def as_text(problems: Iterable[Problem], words: Catalogue, address: Address = nowhere) -> str:
    """`path:line:column: error[slug]: …` and a `help:` line for each; at the end where to read more.

    One line for all: an address below each message would bury them.
    """
    lines, found = list[str](), set[str]()
    for problem in problems:
        at = problem.at
        said = f"{level(problem, words)}[{problem.rule}]: {message(problem, words)}"
        lines.append(f"{printable(at.path)}:{at.line}:{at.column}: {said}")
        lines.append(f"  {words.say('report.help')}: {advice(problem, words)}")
        found.add(problem.rule)
    page = address(found.copy().pop() if len(found) == 1 else "") if found else ""
    return "\n".join((*lines, *((words.say("report.more", address=page),) if page else ())))


def as_github(problems: Iterable[Problem], words: Catalogue, address: Address = nowhere) -> str:
    """Workflow commands that mark the lines of a pull request; an address in them becomes a link."""
    return "\n".join(
        f"::{RULES[problem.rule].level} file={_property(_path(problem))},line={problem.at.line},"
        f"col={problem.at.column},title={_property(problem.rule)}::"
        + "%0A".join(
            _data(text) for text in (message(problem, words), advice(problem, words), address(problem.rule)) if text
        )
        for problem in problems
    )


def as_json(problems: Iterable[Problem], words: Catalogue, address: Address = nowhere) -> str:
    """A list of path, line, column, rule, level, message, help, and the address of the rule's page or an empty text."""
    return json.dumps(
        [
            {
                "path": _path(problem),
                "line": problem.at.line,
                "column": problem.at.column,
                "rule": problem.rule,
                "level": RULES[problem.rule].level,
                "message": message(problem, words),
                "help": advice(problem, words),
                "url": address(problem.rule),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


def _path(problem: Problem) -> str:
    """A path for programs; bytes that are no text, as some systems have them in names, can't be said."""
    return problem.at.path.encode("utf-8", "replace").decode("utf-8")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
