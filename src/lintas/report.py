"""Problems as text, as GitHub annotations, as JSON. The wording comes from the catalogues, the level from the rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Literal

from lintas.catalogue import Catalogue
from lintas.problem import Problem
from lintas.rules import RULES

Style = Literal["text", "github", "json"]
SHOWN = 200  # characters of a value that a message repeats; a pasted page would bury the rest


def message(problem: Problem, words: Catalogue) -> str:
    """What is wrong."""
    return words.say(f"problem.{problem.rule}", **_values(problem, words))


def advice(problem: Problem, words: Catalogue) -> str:
    """What to do about it."""
    variant = f"problem.{problem.rule}.help.{problem.variant}"
    key = variant if problem.variant and words.has(variant) else f"problem.{problem.rule}.help"
    return words.say(key, **_values(problem, words)).strip()


def as_text(problems: Iterable[Problem], words: Catalogue) -> str:
    """`path:line:column: error[slug]: …` and a `help:` line for each."""
    return "\n".join(
        f"{_printable(problem.at.path)}:{problem.at.line}:{problem.at.column}: "
        f"{words.say(f'level.{RULES[problem.rule].level}')}[{problem.rule}]: {message(problem, words)}\n"
        f"  {words.say('report.help')}: {advice(problem, words)}"
        for problem in problems
    )


def as_github(problems: Iterable[Problem], words: Catalogue) -> str:
    """Workflow commands that mark the lines of a pull request."""
    return "\n".join(
        f"::{RULES[problem.rule].level} file={_property(problem.at.path)},line={problem.at.line},"
        f"col={problem.at.column},title={_property(problem.rule)}::"
        f"{_data(message(problem, words))}%0A{_data(advice(problem, words))}"
        for problem in problems
    )


def as_json(problems: Iterable[Problem], words: Catalogue) -> str:
    """A list of path, line, column, rule, level, message and help."""
    return json.dumps(
        [
            {
                "path": problem.at.path,
                "line": problem.at.line,
                "column": problem.at.column,
                "rule": problem.rule,
                "level": RULES[problem.rule].level,
                "message": message(problem, words),
                "help": advice(problem, words),
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


REPORTS: dict[Style, Callable[[Iterable[Problem], Catalogue], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def _values(problem: Problem, words: Catalogue) -> dict[str, object]:
    values: dict[str, object] = {key: _shown(value) for key, value in problem.values.items()}
    field = values.get("field", "")
    keys = (f"field.{values.get('parent', '')}.{field}.help", f"field.{field}.help")
    description = next((words.say(key) for key in keys if words.has(key)), "")
    return {"description": description, **values}


def _shown(value: object) -> object:
    """A value on one line, cut, and without characters that a terminal would obey."""
    if not isinstance(value, str):
        return value
    line = _printable(" ".join(value.split()))
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
