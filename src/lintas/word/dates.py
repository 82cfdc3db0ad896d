"""Dates as people write them in a report, in the languages that there are: `19–23 Maret 2018`, `March 19, 2018`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lintas.catalogue import languages, locale
from lintas.dates import NotADateError, read_date

# Words that join two days, and those that say nothing about the day.
BETWEEN = re.compile(r"\s*(?:[–—/]|\bs\.?\s*/?\s*d\b\.?|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bto\b|\buntil\b)\s*")
FILLERS = frozenset("tanggal tgl pada hari on the of st nd rd th from dari mulai".split())
SHORT = {"agt": 8, "agust": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}  # as offices write them
NUMBERS = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
ISO = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?![\d./])")  # its hyphens join no two days
MONTH = "#"  # before a number that is one
TOKEN = re.compile(rf"({MONTH}?)(\d+|[^\W\d_]+)")
LAST_MONTH, YEAR_DIGITS = 12, 4


def date_in(text: str) -> str:
    """A date as notes have it, of the whole of a text; empty where the text is not a date and nothing else."""
    text = " ".join(text.split()).strip(" .,")
    try:
        return str(read_date(text))
    except NotADateError:
        pass
    is_iso = ISO.search(text)
    text = NUMBERS.sub(_day_first, text.casefold())
    points = [_point(part) for part in BETWEEN.split(text if is_iso else text.replace("-", "–"))]
    if len(points) > 2 or not all(points):  # noqa: PLR2004  (from and to)
        return ""
    first, last = points[0], points[-1]
    for one, other in ((first, last), (last, first)):
        for unit in ("year", "month") if "day" in one else ("year",):
            if unit not in one and unit in other:
                one[unit] = other[unit]
    found = "/".join(dict.fromkeys(map(_written, (first, last))))
    try:
        return str(read_date(found))
    except NotADateError:
        return ""


def _day_first(match: re.Match[str]) -> str:
    """`19/03/2018` in words that the rest understands; the month comes first only where it can't be otherwise."""
    one, other, year = match.groups()
    day, month = (other, one) if int(other) > LAST_MONTH else (one, other)
    return f"{day} {MONTH}{month} {year}"


def _point(text: str) -> dict[str, int]:
    """The year, month and day of a text that has nothing else; empty where there is more, or one of them twice."""
    found: dict[str, int] = {}
    for unit, number in _units(text):
        if not unit or unit in found:
            return {}
        found[unit] = number
    return found


def _units(text: str) -> Iterator[tuple[str, int]]:
    for numbered, token in TOKEN.findall(text):
        if token.isdecimal():
            yield ("year" if len(token) == YEAR_DIGITS else "month" if numbered else "day"), int(token)
        elif token in _months():
            yield "month", _months()[token]
        elif token not in FILLERS | _weekdays():
            yield "", 0


def _written(point: Mapping[str, int]) -> str:
    widths = {"year": 4, "month": 2, "day": 2}
    return "-".join(f"{point[unit]:0{width}}" for unit, width in widths.items() if unit in point)


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    found = dict(SHORT)
    for lang in languages():
        for width in ("wide", "abbreviated"):
            names = locale(lang).months["format"][width]
            found |= {name.casefold().rstrip("."): number for number, name in names.items()}
    return found


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    names = (name for lang in languages() for name in locale(lang).days["format"]["wide"].values())
    return frozenset(name.casefold() for name in names) | {"jum'at"}
