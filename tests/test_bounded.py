from __future__ import annotations

import contextlib
import re
import signal
import sys
import threading

import pytest

from lintas.body import BodyReader
from lintas.bounded import TooSlowError, bounded
from lintas.settings import MarkdownSettings

SHORT = 0.05  # seconds of processor time


def endless() -> None:
    while True:
        pass


def in_a_thread(work: object) -> list[BaseException]:
    caught: list[BaseException] = []

    def run() -> None:
        assert callable(work)
        try:
            work()
        except BaseException as error:  # noqa: BLE001
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return caught


def stopped() -> None:
    with bounded(SHORT):
        endless()


def test_work_without_an_end_is_stopped() -> None:
    with pytest.raises(TooSlowError):
        stopped()


def test_work_without_an_end_is_stopped_in_a_thread_as_well() -> None:
    assert [type(error) for error in in_a_thread(stopped)] == [TooSlowError]


def test_where_a_system_has_no_timer_it_is_stopped_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "setitimer", raising=False)
    monkeypatch.delattr("time.pthread_getcpuclockid", raising=False)
    with pytest.raises(TooSlowError):
        stopped()


def test_whoever_goes_on_after_any_exception_is_stopped_none_the_less() -> None:
    def stubborn() -> None:
        with bounded(SHORT):
            while True:
                with contextlib.suppress(Exception):  # as extensions do
                    endless()

    with pytest.raises(TooSlowError):
        stubborn()


@pytest.mark.skipif(sys.platform == "win32", reason="without a timer only what is written in Python is stopped")
def test_a_search_that_never_ends_is_stopped() -> None:
    with pytest.raises(TooSlowError), bounded(SHORT):
        re.match(r"(a|aa)+$", "a" * 5000 + "b")


def test_what_is_done_in_time_is_not_disturbed_afterwards() -> None:
    def quick() -> None:
        for _ in range(3):
            with bounded(SHORT):
                pass
        sum(range(3_000_000))  # takes longer than `SHORT`, outside of it

    quick()
    assert in_a_thread(quick) == []


def test_a_reader_that_was_stopped_reads_the_next_text_as_a_new_one_does() -> None:
    text = "- one\n\n    two\n\nThree."
    reader = BodyReader(MarkdownSettings())
    with pytest.raises(TooSlowError), bounded(SHORT):
        reader.render("- " * 40_000 + "x")
    assert reader.render(text).html == BodyReader(MarkdownSettings()).render(text).html
