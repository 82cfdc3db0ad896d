"""What is said of a problem. The wording comes from the catalogues, the level from the rules."""

from __future__ import annotations

from babel import UnknownLocaleError

from lintas.catalogue import Catalogue, language_name
from lintas.meant import labels_of
from lintas.problem import Problem, Value
from lintas.rules import RULES
from lintas.shapes import field_help

COUNTS = {"limit", "whole", "count"}  # values that are numbers of things, and no lines or years
SHOWN = 200  # characters of a value that a message repeats; a pasted page would bury the rest


def message(problem: Problem, words: Catalogue) -> str:
    """What is wrong."""
    own = f"problem.{problem.rule}"
    key = f"{own}.{problem.variant}"
    return words.say(key if problem.variant and words.has(key) else own, **_values(problem, words))


def advice(problem: Problem, words: Catalogue) -> str:
    """What to do about it."""
    own = f"problem.{problem.rule}.help"
    keys = (f"{own}.{problem.variant}", f"problem.help.{problem.variant}")  # some slips are those of several rules
    key = next((key for key in keys if problem.variant and words.has(key)), own)
    return words.say(key, **_values(problem, words)).strip()


def level(problem: Problem, words: Catalogue) -> str:
    """How grave it is, in a word."""
    return words.say(f"level.{RULES[problem.rule].level}")


def printable(text: str) -> str:
    """A text without characters that a terminal would obey, or that turn a line around."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def counted(name: str, value: Value, words: Catalogue) -> Value:
    """A value of a problem; a number of things as it is written in the language."""
    return words.number(value) if name in COUNTS and isinstance(value, int) else value


def _values(problem: Problem, words: Catalogue) -> dict[str, object]:
    values: dict[str, object] = {key: _shown(counted(key, value, words)) for key, value in problem.values.items()}
    field = str(values.get("field", ""))
    description = field_help(words, field, str(values.get("parent", "")))
    names = {f"{key}_name": _language(values[key], words) for key in ("lang", "likely") if key in values}
    allowed = str(problem.values.get("allowed", "")).split(", ")
    choices = ", ".join(_choice(field, value, words) for value in allowed)
    return {"description": description, "choices": choices, **names, **values}


def _choice(field: str, value: str, words: Catalogue) -> str:
    label = next(labels_of(field, value, words), "")
    return value if label.casefold() in {"", value} else f"{value} ({label})"


def _language(code: object, words: Catalogue) -> str:
    """The name of a language; its code where it is none that anybody knows."""
    try:
        return language_name(str(code), words.lang)
    except (UnknownLocaleError, ValueError):
        return str(code)


def _shown(value: object) -> object:
    """A value on one line and cut."""
    if not isinstance(value, str):
        return value
    line = printable(" ".join(value.split()))
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
