"""Dates as a report gives them: EDTF level 0 with `?` and `~`, read and written out.

The Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019) at level 0 knows a year, a month, a day
and an interval of two of them; from level 1 we take the marks for uncertain (`?`) and approximate (`~`).
"""

from __future__ import annotations

import calendar
import datetime as dt
import os
import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from lintas.catalogue import catalogue

POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~]?)", re.ASCII)


@dataclass(frozen=True, order=True)
class Point:
    """A year, a month of a year or a day; `mark` is `?` (uncertain), `~` (approximate) or empty."""

    year: int
    month: int = 0
    day: int = 0
    mark: str = ""

    @property
    def first_day(self) -> dt.date:
        """The first day that the point may stand for."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day that the point may stand for."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True)
class When:
    """A date or an interval, as precise as it was given.

    `text` is the date as written; `start` and `end` are the same point where it is no interval.
    """

    text: str
    start: Point
    end: Point

    def __str__(self) -> str:
        return self.text

    @property
    def first_day(self) -> dt.date:
        """The first day that the date may stand for."""
        return self.start.first_day

    @property
    def last_day(self) -> dt.date:
        """The last day that the date may stand for."""
        return self.end.last_day

    @property
    def is_interval(self) -> bool:
        """Whether two points were given."""
        return self.start != self.end


class NotADateError(ValueError):
    """The text is no date that we read; `rule` is the slug of the rule that it breaks.

    `meant` are the dates that it may stand for.
    """

    def __init__(self, rule: str, meant: tuple[str, ...] = ()) -> None:
        super().__init__(rule)
        self.rule = rule
        self.meant = meant


def read_date(text: str) -> When:
    """Read `2018`, `2018-03`, `2018-03-19`, `2018-03-19/2018-03-23`, each point with `?` or `~` behind it.

    Raises:
        NotADateError: the form is another, the day does not exist, or the interval ends before it begins.
    """
    start, *rest = [_read_point(part) for part in text.strip().split("/", 1)]
    end = rest[0] if rest else start
    if end.last_day < start.first_day:
        raise NotADateError("reversed-date")
    return When(text=text.strip(), start=start, end=end)


def _read_point(text: str) -> Point:
    match = POINT.fullmatch(text)
    if not match:
        raise NotADateError("bad-date")
    year, month, day, mark = match.groups()
    point = Point(int(year), int(month or 0), int(day or 0), mark)
    try:
        if month == "00" or day == "00":
            raise NotADateError("impossible-date")
        _ = (point.first_day, point.last_day)
    except ValueError as error:
        raise NotADateError("impossible-date") from error
    return point


def today() -> dt.date:
    """The day of the build: `SOURCE_DATE_EPOCH` (seconds, UTC) where it is a date, else the day here.

    It is the day here and not in Greenwich: what happened this morning in Jakarta is not in the future.
    """
    try:
        return dt.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), tz=dt.UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return dt.datetime.now().astimezone().date()


@lru_cache(maxsize=4096)
def written_date(when: When, lang: str) -> str:
    """The date in words of a language: `19–23 March 2018`, `Oktober–Desember 2024`, `about 2018`."""
    if not when.is_interval:
        return _written_point(when.start, lang)
    start, end = when.start, when.end
    precision = _precision(start)
    if precision == _precision(end) and not start.mark and not end.mark:
        if precision == "day" and (start.year, start.month) == (end.year, end.month):
            return f"{start.day}–{_written_point(end, lang)}"
        if precision != "year" and start.year == end.year:
            pattern = "LLLL" if precision == "month" else "d MMMM"
            begin = format_date(start.first_day, pattern, locale=_locale(lang))
            between = "–" if precision == "month" else " – "
            return f"{begin}{between}{_written_point(end, lang)}"
    return f"{_written_point(start, lang)} – {_written_point(end, lang)}"


@lru_cache(maxsize=4096)
def brief_date(when: When, lang: str) -> str:
    """The month or year in which a date begins, for where there is little room: `Mar 2018`, `2018~`."""
    point = when.start
    words = format_date(point.first_day, "LLL y", locale=_locale(lang)) if point.month else str(point.year)
    return f"{words}{point.mark}"


def months_between(earlier: dt.date, later: dt.date) -> int:
    """Whole months from one day to a later one; 0 where it is not later."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
    return max(months, 0)


def _precision(point: Point) -> str:
    return "day" if point.day else "month" if point.month else "year"


def _written_point(point: Point, lang: str) -> str:
    if point.day:
        words = format_date(point.first_day, format="long", locale=_locale(lang))
    elif point.month:
        words = format_date(point.first_day, "LLLL y", locale=_locale(lang))
    else:
        words = str(point.year)
    marks = {"": "date.plain", "~": "date.about", "?": "date.uncertain"}
    return catalogue(lang).say(marks[point.mark], date=words)


@lru_cache(maxsize=16)
def _locale(lang: str) -> Locale:
    # International English writes the day first, as Indonesian does; Babel's plain "en" is American.
    return Locale.parse("en_GB" if lang == "en" else lang)
