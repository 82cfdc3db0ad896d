from __future__ import annotations

import datetime as dt

import pytest

from lintas.dates import NotADateError, months_between, read_date, today, written_date


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("2018", "2018", "2018"),
        ("2018-03", "March 2018", "Maret 2018"),
        ("2018-03-09", "9 March 2018", "9 Maret 2018"),
        ("2018-03-19/2018-03-23", "19–23 March 2018", "19–23 Maret 2018"),
        ("2018-03-30/2018-04-02", "30 March – 2 April 2018", "30 Maret – 2 April 2018"),
        ("2024-10/2024-12", "October–December 2024", "Oktober–Desember 2024"),
        ("2018/2019", "2018 – 2019", "2018 – 2019"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019", "30 Desember 2018 – 2 Januari 2019"),
        ("2024-09~", "about September 2024", "sekitar September 2024"),
        ("2024-09?", "probably September 2024", "kemungkinan September 2024"),
    ],
)
def test_a_date_is_written_in_the_words_of_each_language(text: str, english: str, indonesian: str) -> None:
    when = read_date(text)
    assert written_date(when, "en") == english
    assert written_date(when, "id") == indonesian


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        ("2020-02", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
        ("2024-10/2024-12", dt.date(2024, 10, 1), dt.date(2024, 12, 31)),
    ],
)
def test_a_date_covers_all_the_days_that_it_may_stand_for(text: str, first: dt.date, last: dt.date) -> None:
    when = read_date(text)
    assert (when.first_day, when.last_day) == (first, last)


@pytest.mark.parametrize("text", ["", "march 2018", "2018-3", "19-03-2018", "2018-03-19/", "20180319"])
def test_another_form_is_no_date(text: str) -> None:
    with pytest.raises(NotADateError) as caught:
        read_date(text)
    assert caught.value.rule == "bad-date"


@pytest.mark.parametrize("text", ["2018-13", "2018-02-30", "2018-00", "2018-03-00", "0000-01-01"])
def test_a_day_that_does_not_exist_is_impossible(text: str) -> None:
    with pytest.raises(NotADateError) as caught:
        read_date(text)
    assert caught.value.rule == "impossible-date"


def test_an_interval_that_ends_before_it_begins_is_reversed() -> None:
    with pytest.raises(NotADateError) as caught:
        read_date("2018-03-23/2018-03-19")
    assert caught.value.rule == "reversed-date"


def test_an_interval_within_one_month_of_different_precision_is_in_order() -> None:
    assert read_date("2018-03-19/2018-03").is_interval


def test_months_are_counted_whole() -> None:
    assert months_between(dt.date(2018, 3, 23), dt.date(2018, 4, 22)) == 0
    assert months_between(dt.date(2018, 3, 23), dt.date(2018, 4, 23)) == 1
    assert months_between(dt.date(2019, 1, 1), dt.date(2018, 1, 1)) == 0


def test_today_is_the_day_of_the_epoch_where_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert today() == dt.date(1970, 1, 1)
