from __future__ import annotations

import pytest

from lintas.dates import NotADateError
from lintas.typed_dates import read_typed


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("19–23 Maret 2018", "2018-03-19/2018-03-23"),
        ("19 - 23 March 2018", "2018-03-19/2018-03-23"),
        ("19-23 Maret 2018", "2018-03-19/2018-03-23"),
        ("19 s.d. 23 Maret 2018", "2018-03-19/2018-03-23"),
        ("19 s/d 23 Maret 2018", "2018-03-19/2018-03-23"),
        ("19 sampai dengan 23 Maret 2018", "2018-03-19/2018-03-23"),
        ("28 Feb – 3 March 2018", "2018-02-28/2018-03-03"),
        ("30 Desember 2017 – 2 Januari 2018", "2017-12-30/2018-01-02"),
        ("March 19–23, 2018", "2018-03-19/2018-03-23"),
        ("March 19, 2018", "2018-03-19"),
        ("19th March 2018", "2018-03-19"),
        ("Senin, 19 Maret 2018", "2018-03-19"),
        ("Hari Senin tanggal 5 Nopember 2019", "2019-11-05"),
        ("5 Agt 2020", "2020-08-05"),
        ("Maret 2018", "2018-03"),
        ("Oktober–Desember 2024", "2024-10/2024-12"),
        ("19/03/2018", "2018-03-19"),
        ("03/19/2018", "2018-03-19"),
        ("19.03.2018", "2018-03-19"),
        ("19/03/2018 - 23/03/2018", "2018-03-19/2018-03-23"),
        ("19/03/2018-23/03/2018", "2018-03-19/2018-03-23"),
        ("2017-2018", "2017/2018"),
        ("2018-03-19/2018-03-23", "2018-03-19/2018-03-23"),
        ("2018", "2018"),
        ("3/2018", "2018-03"),
        ("03-2018", "2018-03"),
        ("3/2018 – 5/2018", "2018-03/2018-05"),
        ("2018~", "2018~"),
        ("2018/03/19", "2018-03-19"),
        ("19-03-2018-23-03-2018", "2018-03-19/2018-03-23"),
    ],
)
def test_a_date_as_people_write_it(written: str, date: str) -> None:
    assert read_typed(written, "id") == date


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2018-03-19/2018-03-23", "2018-03-19/2018-03-23"),
        ("2018~", "2018~"),
        ("19 March 2018", "2018-03-19"),
        ("19 Maret 2018", "2018-03-19"),
        ("19 Agu 2018", "2018-08-19"),
        ("March 2018", "2018-03"),
        ("maret, 2018", "2018-03"),
        ("19–23 March 2018", "2018-03-19/2018-03-23"),
        ("19-23 Maret 2018", "2018-03-19/2018-03-23"),
        ("28 Februari s.d. 2 Maret 2018", "2018-02-28/2018-03-02"),
        ("30 December 2018 to 2 January 2019", "2018-12-30/2019-01-02"),
        ("March – May 2018", "2018-03/2018-05"),
        ("19/03/2018", "2018-03-19"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert read_typed(typed, "en") == read


def test_in_indonesia_the_day_always_comes_first() -> None:
    assert read_typed("3-4-2018", "id") == "2018-04-03"


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("last week", "bad-date"),
        ("9" * 5_000, "bad-date"),
        ("19 March 2018" + " on the" * 20, "bad-date"),
        ("3/4/2018", "bad-date"),
        ("13/13/2018", "impossible-date"),
        ("19 March", "bad-date"),
        ("19", "bad-date"),
        ("1 March 2018 – 2 March 2018 – 3 March 2018", "bad-date"),
        ("31 Februari 2018", "impossible-date"),
        ("23–19 March 2018", "reversed-date"),
    ],
)
def test_what_is_no_date_says_why(typed: str, rule: str) -> None:
    with pytest.raises(NotADateError) as refused:
        read_typed(typed, "en")
    assert refused.value.rule == rule


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("03/04/2018", ("2018-04-03", "2018-03-04")),
        ("3/4/2018 – 5/4/2018", ("2018-04-03/2018-04-05", "2018-03-04/2018-05-04")),
        ("3/4/2018 – 20/3/2018", ("2018-03-04/2018-03-20",)),
        ("last week", ()),
    ],
)
def test_a_day_that_could_be_two_is_refused_with_both(typed: str, meant: tuple[str, ...]) -> None:
    with pytest.raises(NotADateError) as refused:
        read_typed(typed, "en")
    assert refused.value.meant == meant


def test_where_both_readings_are_one_day_it_is_taken() -> None:
    assert read_typed("3/3/2018", "en") == "2018-03-03"


@pytest.mark.parametrize("written", ["", "-", "March", "1-3 Mei", "1 2 3", "a 2018 report"])
def test_what_is_not_quite_a_date_is_left_to_a_person(written: str) -> None:
    with pytest.raises(NotADateError):
        read_typed(written, "id")
