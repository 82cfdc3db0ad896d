"""One thing that needs an editor's attention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from lintas.catalogue import Catalogue
from lintas.dates import Point, When, written_date

Cause = Literal[
    "exchange-overdue",
    "ask-open",
    "ask-taken-up",
    "offer-open",
    "translation-behind",
    "review-due",
    "link-dead",
    "source-unarchived",
    "follow-up",
    "draft",
]
CAUSES: tuple[Cause, ...] = get_args(Cause)  # in the order in which they are told: what readers see to be wrong first
Value = str | int | dt.date | When


@dataclass(frozen=True)
class Matter:
    """What is the matter with which note, and where; `path` is relative to the base.

    `values` are those of its wording, which is that of the `variant` where there is one; a date is a value, not yet
    words of a language.
    """

    cause: Cause
    path: str
    line: int
    title: str
    values: Mapping[str, Value] = field(default_factory=dict)
    variant: str = ""

    def said(self, words: Catalogue) -> str:
        """What is the matter, in a sentence."""
        key = ".".join(filter(None, ("stale", self.cause, self.variant)))
        return words.say(key, **{key: _written(value, words) for key, value in self.values.items()})


def _written(value: Value, words: Catalogue) -> str | int:
    """A value in words."""
    if isinstance(value, dt.date):
        day = Point(value.year, value.month, value.day)
        value = When(value.isoformat(), day, day)
    return written_date(value, words.lang) if isinstance(value, When) else value


def in_order(matters: Iterable[Matter]) -> list[Matter]:
    """Matters by cause; within one they stay as they were found, what has waited longest first."""
    return sorted(matters, key=lambda one: CAUSES.index(one.cause))
