"""Exchanges on one axis of time. Places are in percent of the width, so that a drawing fits every screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from lintas.dates import When

MOST_YEARS = 6  # named on the axis, so that they have room on a phone
NUMBER = 10  # percent: what the number of a year takes on a phone
LEAST = 1.2  # percent: what a single day is wide
STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True)
class Year:
    """A line of the axis; its number stands behind it, `before` it where there is no room."""

    at: float
    year: int

    @property
    def before(self) -> bool:
        """Whether the number would not fit on a phone."""
        return self.at > 100 - NUMBER


@dataclass(frozen=True)
class Axis:
    """From the first day of a year to the first day of another."""

    start: int
    end: int

    @property
    def years(self) -> tuple[Year, ...]:
        """The years that are named."""
        span = self.end - self.start
        step = next((step for step in STEPS if span / step <= MOST_YEARS), -(-span // MOST_YEARS))
        first = -(-self.start // step) * step
        return tuple(Year(self.at(dt.date(year, 1, 1)), year) for year in range(first, self.end, step))

    def at(self, day: dt.date) -> float:
        """Where a day begins."""
        first, last = dt.date(self.start, 1, 1).toordinal(), dt.date(self.end, 1, 1).toordinal()
        return round(min(100 * (day.toordinal() - first) / max(last - first, 1), 100), 1)


@dataclass(frozen=True)
class Bar:
    """A stretch of time; `soft` are the ends that are not known: `start`, `end`, `both` or none."""

    x: float
    width: float
    soft: str = ""


def axis(dates: Iterable[When]) -> Axis:
    """The years that hold all the dates."""
    days = [day for date in dates for day in (date.first_day, date.last_day)]
    return Axis(min(days).year, min(max(days).year + 1, dt.MAXYEAR))  # the last year that there is has no next one


def bar(on: Axis, date: When) -> Bar:
    """A date from its first to its last day, wide enough to be seen.

    A lone month or year only says that the day lies in it: neither end is known. Of an interval an end is soft where
    its point is marked as uncertain or approximate.
    """
    start, end = on.at(date.first_day), on.at(date.last_day)
    width = round(max(end - start, LEAST), 1)
    x = min(max((start + end - width) / 2, 0), 100 - width)
    if date.is_interval:
        soft = {(True, True): "both", (True, False): "start", (False, True): "end"}.get(
            (bool(date.start.mark), bool(date.end.mark)), ""
        )
    else:
        soft = "both" if date.start.mark or not date.start.day else ""
    return Bar(round(x, 1), width, soft)
