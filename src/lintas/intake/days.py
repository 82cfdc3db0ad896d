"""Dates as people type them into a form: `19–23 March 2018`, `Maret 2018`, and those that the notes have."""

from __future__ import annotations

import re
from functools import cache

from babel.dates import get_month_names

from lintas.catalogue import languages
from lintas.dates import NotADateError, read_date
from lintas.suggest import folded

POINT = re.compile(r"(?:(\d{1,2}) )?([^\W\d]+)(?: (\d{4}))?")
NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
MONTHS = 12
# What joins two days: a dash, or a hyphen between blanks or numbers of at most two digits (those of `2018-03` don't).
RANGE = re.compile(r"\s*[–—]\s*|\s+(?:-|to|sampai|s\.?d\.?|s/d)\s+|(?<=\b\d)-(?=\d{1,2}\b)|(?<=\b\d\d)-(?=\d{1,2}\b)")


def read_typed(text: str, lang: str) -> str:
    """The date as notes have it; in a form of the language `lang`.

    Raises:
        NotADateError: it can't be read, or is no day; the slug says which.
    """
    try:
        return read_date(text).text
    except NotADateError as error:
        written = _numbers(text, lang) or _written(text)
        if not written:
            raise
        try:
            return read_date(written).text
        except NotADateError as mistaken:
            raise mistaken from error


def _numbers(text: str, lang: str) -> str:
    """A day of three numbers; empty where it is none, or where the month may come first: `3/4/2018` in English."""
    match = NUMBERS.fullmatch(text.strip())
    day, month, year = map(int, match.groups()) if match else (0, 0, 0)
    return _digits(year, month, day) if match and (lang == "id" or day > MONTHS) else ""


def _written(text: str) -> str:
    """A date in words as one of digits; empty where it is none."""
    parts = [part for part in RANGE.split(text.strip().rstrip(".")) if part]
    if not 0 < len(parts) <= 2:  # noqa: PLR2004  (a day, or the first and the last one)
        return ""
    end = _point(parts[-1])
    if end is None or not end[0]:
        return ""
    points = [end]
    if len(parts) > 1:
        day_alone = re.fullmatch(r"\d{1,2}", parts[0])
        begin = (end[0], end[1], int(parts[0])) if day_alone else _point(parts[0])
        if begin is None:
            return ""
        points.insert(0, (begin[0] or end[0], begin[1], begin[2]))
    return "/".join(_digits(*point) for point in points)


def _digits(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _point(text: str) -> tuple[int, int, int] | None:
    """Year, month and day; 0 for what is not said."""
    match = POINT.fullmatch(" ".join(text.replace(",", " ").split()))
    month = _months().get(folded(match[2])) if match else None
    return (int(match[3] or 0), month, int(match[1] or 0)) if match and month else None


@cache
def _months() -> dict[str, int]:
    return {
        folded(name).rstrip("."): number
        for lang in languages()
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=lang).items()
    }
