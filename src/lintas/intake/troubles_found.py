"""What the rules find in a note that was made of a form, said of the questions that somebody answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintas.catalogue import Catalogue
from lintas.forms.sheet import Sheet
from lintas.intake.trouble import Trouble
from lintas.problem import Problem
from lintas.report import counted, message
from lintas.rules import RULES
from lintas.source import Source

# The question to look at where a rule says itself nothing of a field.
ABOUT = {
    "missing-source": "sources-url",
    "missing-summary": "summary",
    "lesson-not-held": "exchange",
    "learns-from-itself": "learners",
    "wrong-language": "title",
    "adoption-without-source": "source",
    "embedded-without-name": "remark",
}
# What an editor sees to: whoever filled in a form can't.
EDITORS = frozenset({"unlinked-file"})


def troubles_of(
    problems: Iterable[Problem], source: Source | None, sheet: Sheet, words: Catalogue
) -> Iterator[Trouble]:
    """Each problem as a trouble with a question; `source` is the note as it was read again."""
    for problem in problems:
        if problem.rule in EDITORS:
            continue
        key = f"intake.rule.{problem.rule}"
        is_wish = RULES[problem.rule].level == "warning"
        if words.has(key):
            values = {name: str(counted(name, value, words)) for name, value in problem.values.items()}
            yield Trouble(_question(problem, source, sheet, words), key, values, is_wish=is_wish)
        else:
            said = {"message": message(problem, words)}
            yield Trouble(_question(problem, source, sheet, words), "intake.rule.other", said, is_wish=is_wish)


def _question(problem: Problem, source: Source | None, sheet: Sheet, words: Catalogue) -> str:
    names = (ABOUT.get(problem.rule, ""), *_placed(problem.at.line, source, sheet, words))
    return next((name for name in names if name in sheet.by_id), "")


def _placed(line: int, source: Source | None, sheet: Sheet, words: Catalogue) -> Iterator[str]:
    """The questions whose answer may stand on a line of the note."""
    if source is None:
        return
    if line >= source.body_line:
        above = source.body.split("\n")[: line - source.body_line + 1]
        headings = {f"## {words.say(f'heading.{name}')}": name for name in sheet.by_id if words.has(f"heading.{name}")}
        yield from (headings[row] for row in reversed(above) if row in headings)
        yield "text"
    before = [key for key, _ in source.fields.entries if key.line <= line]
    if before:
        key = before[-1].text
        yield key
        yield from (name for name in sheet.by_id if name.startswith(f"{key}-"))
