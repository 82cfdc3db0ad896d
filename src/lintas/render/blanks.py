"""What only makes templates readable is not sent to readers: indentation, and lines that hold nothing but tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

LINES = re.compile(r"\s*\n\s*", re.ASCII)
SILENT = {"import", "from", "extends", "do"}  # tags that write nothing


def spare_blanks(env: Environment, folders: tuple[str, ...]) -> None:
    """Have the templates below some folders, ours and the theme's, write no blanks that change nothing.

    A template of the base's own may want its blanks, as in `<pre>`; theirs and ours have no such element.
    """
    env.add_extension(OneBreak)
    env.extend(blanks_spared_below=folders)


class OneBreak(Extension):
    """Blanks with a line break become that break, and go where a break surely stands before them.

    There is a break between two words wherever there was one: neither text nor scripts change.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The parts of a template, when it is compiled: nothing of this takes time when a page is made."""
        folders: tuple[str, ...] = getattr(self.environment, "blanks_spared_below", ())
        if not (stream.filename or "").startswith(folders):
            yield from stream
            return
        tokens, loops_in_doubt = list(stream), set[int]()
        # A loop's second turn comes after its first: that each ends in a break is assumed, and given up where it fails.
        while True:
            written, doubts = _Written(loops_in_doubt), len(loops_in_doubt)
            spared = list(_spared(tokens, written))
            if len(loops_in_doubt) == doubts:
                break
        yield from spared


def _spared(given: list[Token], written: _Written) -> Iterator[Token]:
    tokens = iter(given)
    for token in tokens:
        if token.type == "data":
            text = written.text(token.value)
            if text:
                yield token._replace(value=text)
            continue
        yield token
        if token.type == "variable_begin":
            written.after_break = False
        elif token.type == "block_begin":
            inside = list(_until_end(tokens))
            written.tag(inside)
            yield from inside


def _until_end(tokens: Iterator[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type == "block_end":
            return


@dataclass
class _Branches:
    """An `if` or a `for`: whether a break stood before it, and after each of its branches so far."""

    before: bool
    loop: int = 0  # its number
    after: list[bool] = field(default_factory=list)
    may_be_none: bool = True


class _Written:
    """Whether what a template has written so far surely ends in a line break."""

    def __init__(self, loops_in_doubt: set[int]) -> None:
        self.after_break = False
        self.open: list[_Branches] = []
        self.loops = 0
        self.loops_in_doubt = loops_in_doubt

    def text(self, text: str) -> str:
        """A piece of text, with no more blanks than it needs here."""
        text = LINES.sub("\n", text)
        if self.after_break:
            text = text.removeprefix("\n")
        if text:
            self.after_break = text.endswith("\n")
        return text

    def tag(self, inside: list[Token]) -> None:
        """What a tag means for what stands before the next text."""
        name = inside[0].value if inside else ""
        if name == "if":
            self.open.append(_Branches(self.after_break))
        elif name == "for":
            self.loops += 1
            self.open.append(_Branches(self.after_break, self.loops))
            self.after_break = self.after_break and self.loops not in self.loops_in_doubt
        elif name in {"elif", "else"} and self.open:
            self._end_of_branch(self.open[-1])
            self.open[-1].may_be_none = name == "elif"
            self.after_break = self.open[-1].before
        elif name in {"endif", "endfor"} and self.open:
            branches = self.open.pop()
            self._end_of_branch(branches)
            self.after_break = all(branches.after) and (branches.before or not branches.may_be_none)
        elif name not in SILENT and not (name == "set" and any(one.type == "assign" for one in inside)):
            self.after_break = False

    def _end_of_branch(self, branches: _Branches) -> None:
        if branches.loop and not branches.after and not self.after_break:
            self.loops_in_doubt.add(branches.loop)
        branches.after.append(self.after_break)
