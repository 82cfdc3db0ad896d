from __future__ import annotations

import pytest

from lintas.word.dates import date_in


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
    ],
)
def test_a_date_as_people_write_it(written: str, date: str) -> None:
    assert date_in(written) == date


@pytest.mark.parametrize(
    "written",
    ["", "-", "last spring", "March", "1-3 Mei", "31 February 2018", "23-19 March 2018", "1 2 3", "a 2018 report"],
)
def test_what_is_not_quite_a_date_is_left_to_a_person(written: str) -> None:
    assert date_in(written) == ""
