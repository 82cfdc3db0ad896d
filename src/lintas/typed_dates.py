"""Dates as people type them, in the languages that there are: `19–23 Maret 2018`, `March 19, 2018`, `19/03/2018`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from lintas.catalogue import languages, locale
from lintas.dates import NotADateError, read_date

# Words and signs that join two days, and words that say nothing about the day.
BETWEEN = re.compile(
    r"\s*(?:[–—/]|\bs\.?\s*/?\s*d\b\.?|\bsampai(?:\s+dengan)?\b|\bhingga\b|\bto\b|\buntil\b)\s*|\s+-\s+"
)
FILLERS = frozenset("tanggal tgl pada hari on the of st nd rd th from dari mulai".split())
SHORT = {"agt": 8, "agust": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2}  # as offices write them
NUMBERS = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
MONTH_AND_YEAR = re.compile(r"\b(?<!\d[./-])(\d{1,2})[./-](\d{4})\b")
YEAR_FIRST = re.compile(r"\b(?<!\d[./-])(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b")
ISO = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?![\d./])")  # its hyphens join no two days
MONTH = "#"  # before a number that is one
TOKEN = re.compile(rf"({MONTH}?)(\d+|[^\W\d_]+)")
LAST_MONTH, YEAR_DIGITS = 12, 4
LONGEST = 100  # characters; two dates in words have half of them


def read_typed(text: str, lang: str) -> str:
    """The date as notes have it, of the whole of a text; in Indonesian the day always stands before the month.

    Raises:
        NotADateError: it can't be read, is no day, or could be two (`3/4/2018` in English): then these are what is
            meant, first the one whose day stands before the month.
    """
    text = " ".join(text.split()).strip(" .,")
    try:
        return str(read_date(text))
    except NotADateError:
        orders = (True,) if lang == "id" else (True, False)
        if len(text) > LONGEST or not all(
            written := dict.fromkeys(_written(text.casefold(), day_first=order) for order in orders)
        ):
            raise
    if len(written) == 1:
        return str(read_date(*written))
    raise NotADateError("bad-date", tuple(filter(_is_date, written)))


def _is_date(text: str) -> bool:
    try:
        read_date(text)
    except NotADateError:
        return False
    return True


def _written(text: str, *, day_first: bool) -> str:
    """A date in words as one of digits; empty where it is none."""
    text = YEAR_FIRST.sub(rf"\3 {MONTH}\2 \1", text)
    text = NUMBERS.sub(lambda match: _in_order(match, day_first=day_first), text)
    text = MONTH_AND_YEAR.sub(rf"{MONTH}\1 \2", text)
    points = [_point(part) for part in BETWEEN.split(text if ISO.search(text) else text.replace("-", "–"))]
    if len(points) > 2 or not all(points):  # noqa: PLR2004  (from and to)
        return ""
    first, last = points[0], points[-1]
    for one, other in ((first, last), (last, first)):
        for unit in ("year", "month") if "day" in one else ("year",):
            if unit not in one and unit in other:
                one[unit] = other[unit]
    if not all("year" in point and ("day" not in point or "month" in point) for point in points):
        return ""
    return "/".join(dict.fromkeys(map(_digits, (first, last))))


def _in_order(match: re.Match[str], *, day_first: bool) -> str:
    """A day of three numbers as the rest understands it; `day_first` says the order where both could be the month."""
    one, other, year = match.groups()
    if int(other) > LAST_MONTH or (int(one) <= LAST_MONTH and not day_first):
        return f"{other} {MONTH}{one} {year}"
    return f"{one} {MONTH}{other} {year}"


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


def _digits(point: Mapping[str, int]) -> str:
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
