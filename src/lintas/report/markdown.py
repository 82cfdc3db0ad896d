"""Problems as the summary comment of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lintas.catalogue import Catalogue
from lintas.problem import Problem
from lintas.report.lines import Address, nowhere
from lintas.report.quoted import quoted, still_code
from lintas.report.room import NOTES, fillable
from lintas.report.words import advice, message, printable
from lintas.rules import RULES
from lintas.rules.rule import Level

OPEN = 10  # problems; more are folded up
LEVELS: tuple[Level, ...] = ("error", "warning")


def as_markdown(problems: Iterable[Problem], words: Catalogue, address: Address = nowhere) -> str:
    """What is to be mended, errors first, file by file; that all is well where there is nothing.

    Text of notes in it is data (`report/quoted.py`). What would make it too long is left out and counted.
    """
    every = list(problems)
    if not every:
        return f"### ✅ {words.say('comment.clean')}\n"
    lines, left, left_out = list[str](), fillable(NOTES), 0
    for level in LEVELS:
        some = [problem for problem in every if RULES[problem.rule].level == level]
        shown, used = _fitting(some, words, address, left)
        if shown:
            folded = words.say("comment.show") if len(some) > OPEN else ""
            lines += _section(words.count(f"count.{level}", len(some)), level, shown, folded)
        left, left_out = left - used, left_out + len(some) - len(shown)
    if left_out:
        lines += (quoted(words.say("comment.left_out", problems=words.count("count.problem", left_out))), "")
    return "\n".join(lines)


def _fitting(
    problems: Sequence[Problem], words: Catalogue, address: Address, room: int
) -> tuple[list[tuple[str, str]], int]:
    """The first problems for which there is room, as path and item, and the bytes that they take."""
    found, used = list[tuple[str, str]](), 0
    for problem in problems:
        entry = problem.at.path, _item(problem, words, address)
        used += sum(len(text.encode()) for text in entry)
        if used > room:
            return found, room
        found.append(entry)
    return found, used


def _section(heading: str, level: Level, shown: Sequence[tuple[str, str]], folded: str) -> Iterator[str]:
    """A heading and the items of each file; `folded` is what to click on where they are folded up."""
    mark = {"error": "❌", "warning": "⚠️"}[level]
    yield from (f"### {mark} {heading}", "")
    if folded:
        yield from (f"<details><summary>{folded}</summary>", "")
    for path, some in groupby(shown, key=lambda entry: entry[0]):
        yield from (f"**{still_code(printable(path))}**", "")
        yield from (item for _, item in some)
        yield ""
    if folded:
        yield from ("</details>", "")


def _item(problem: Problem, words: Catalogue, address: Address) -> str:
    line = words.say("comment.line", line=problem.at.line)
    page = address(problem.rule)
    rule = f"[{problem.rule}]({page})" if page else f"<code>{problem.rule}</code>"
    said, help_text = (quoted(text) for text in (message(problem, words), advice(problem, words)))
    return f"- **{line}**: {said} ({rule})<br>{help_text}"
