"""What is told of characters that nobody sees, or that are not what they look like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lintas.problem import Location, Problem
from lintas.unseen import Sign, forbidden, in_line, unseen


def forbidden_character(sign: Sign, text: str, at: Location, times: int = 1, end: int = 0) -> Problem:
    """What is told of a sign of a text that no text has; `end` is where it ends if it is written by its number."""
    around = in_line(text, sign.start, end or sign.start + len(sign.text))
    return Problem("forbidden-character", at, {"sign": sign.code, "around": around, "times": times}, sign.kind)


def unseen_character(sign: Sign, text: str, at: Location) -> Problem:
    """What is told of a sign that nobody sees, that only one font has, or that stands for another."""
    around = in_line(text, sign.start, sign.start + (sign.kind != "lookalike"))
    return Problem("unseen-character", at, {"sign": sign.code, "text": around}, sign.kind)


def doubtful(text: str, at: Location) -> Iterator[Problem]:
    """What no text has, where it was written by its number; and what nobody sees, once for each text."""
    if text.isascii() and text.isprintable():
        return
    for sign in islice(forbidden(text), 1):
        yield forbidden_character(sign, text, at)
    for sign in islice(unseen(text), 1):
        yield unseen_character(sign, text, at)
