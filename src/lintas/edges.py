"""Where the facts of a note begin and end, and what stands there in place of a line `---`.

A word processor makes a dash of three hyphens, a converter puts a backslash before them, and whoever copies an example
takes its fence along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintas.problem import Location, Problem

DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
MEANT = rf"(?:-*[{DASHES}][-{DASHES} ]*|--|\\-[-\\]*)[ \t]*$"  # one hyphen alone is an entry of a list
LIKE_END = re.compile(rf"^(?:{MEANT}|\.\.\.[ \t]*$)", re.MULTILINE)  # three dots are an end to YAML and to Pandoc
LIKE_OPENING = re.compile(rf"\s*^[ \t]*(?:{MEANT}|(?<=[ \t])---+[ \t]*$)", re.MULTILINE)
# TOML, JSON with and without a fence of its own, and what Emacs' org-mode writes.
OF_OTHERS = re.compile(r"\s*(?:^\+{3,}[ \t]*$|^;{3,}[ \t]*$|\{\s*\"|#\+[A-Za-z_]+:)", re.MULTILINE)
EDGE = re.compile(r"^---+[ \t]*$", re.MULTILINE)
BEGIN = re.compile(rf"{EDGE.pattern}\s+(?=[A-Za-z_]+:)", re.MULTILINE)
HEADING = re.compile(r"^#{2,6} ", re.MULTILINE)  # of the text; after one `#` stands a remark


def no_opening(text: str, path: str) -> Iterator[Problem]:
    """What is wrong with a text that does not begin with a line `---`; below its facts there may be none as well."""
    if opening := LIKE_OPENING.match(text):
        yield Problem("no-frontmatter", _at(text, opening.end(), path), {}, "dash")
        end = LIKE_END.search(text, opening.end())
        if end and not EDGE.search(text, opening.end(), end.start()):
            yield Problem("unclosed-frontmatter", _at(text, end.start(), path), {}, "dash")
    elif OF_OTHERS.match(text):
        yield Problem("no-frontmatter", _at(text, len(text) - len(text.lstrip()), path), {}, "foreign")
    elif begin := BEGIN.search(text):
        line = _at(text, begin.start(), path).line
        yield Problem("no-frontmatter", Location(path), {"line": line}, "before")
    else:
        yield Problem("no-frontmatter", Location(path))


def no_end(text: str, path: str, first_line: int = 0) -> Problem:
    """What is wrong with a text that goes on after its facts without a line `---`: at a line like it, or a heading.

    `first_line` is added to the lines, which count from 0.
    """
    like, heading = LIKE_END.search(text), HEADING.search(text)
    if like and not (heading and heading.start() < like.start()):
        return Problem("unclosed-frontmatter", _at(text, like.start(), path, first_line), {}, "dash")
    at = _at(text, heading.start(), path, first_line) if heading else Location(path)
    return Problem("unclosed-frontmatter", at)


def goes_on(block: str, lines: int) -> bool:
    """Whether a block holds more than facts, since a rule in the text was taken for their end.

    What looks like an end is one; a heading, where it stands above what could not be read: within the first `lines`.
    """
    readable = "\n".join(block.split("\n")[: max(lines, 0)])
    return bool(LIKE_END.search(block) or HEADING.search(readable))


def _at(text: str, offset: int, path: str, first_line: int = 0) -> Location:
    return Location(path, first_line + text.count("\n", 0, offset) + 1)
