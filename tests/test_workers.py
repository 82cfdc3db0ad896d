from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lintas.workers import LostWorkerError, cores, share_out

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="work is shared out on Linux only")


def squares(some: Sequence[int]) -> Iterator[int]:
    return (number * number for number in some)


@pytest.mark.parametrize("workers", ["1", "3"])
def test_results_come_in_the_order_of_the_items(monkeypatch: pytest.MonkeyPatch, workers: str) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", workers)
    done: list[int] = []
    found = share_out(squares, range(50), together=7, least=1, done=done.extend)
    assert found == [number * number for number in range(50)]
    assert sorted(done) == list(range(50))


def test_work_is_done_by_other_processes_only_where_it_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", "3")

    def who(some: Sequence[int]) -> Iterator[int]:
        return (os.getpid() for _ in some)

    assert set(share_out(who, range(10), together=1, least=11)) == {os.getpid()}
    assert os.getpid() not in share_out(who, range(10), together=1, least=10)


def test_in_a_thread_no_process_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", "3")
    found: list[int] = []

    def who(some: Sequence[int]) -> Iterator[int]:
        return (os.getpid() for _ in some)

    thread = threading.Thread(target=lambda: found.extend(share_out(who, range(10), together=1, least=0)))
    thread.start()
    thread.join()
    assert set(found) == {os.getpid()}


def test_what_goes_wrong_in_a_worker_goes_wrong_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", "2")

    def fail(_: Sequence[int]) -> Iterator[int]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        share_out(fail, range(10), together=1, least=1)


def test_a_worker_that_is_killed_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", "2")

    def die(_: Sequence[int]) -> Iterator[int]:
        os._exit(9)

    with pytest.raises(LostWorkerError, match="memory"):
        share_out(die, range(10), together=1, least=1)


@pytest.mark.parametrize("asked", ["0", "-1", "many", "", "²", "9" * 5000])
def test_a_number_of_workers_that_cannot_be_is_ignored(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", asked)
    assert cores() >= 1


@pytest.mark.parametrize(("limit", "expected"), [("150000 100000", 2), ("50000 100000", 1), ("max 100000", 8), ("", 8)])
def test_a_container_is_given_as_many_workers_as_it_may_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, expected: int
) -> None:
    monkeypatch.delenv("LINTAS_WORKERS", raising=False)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)))
    (tmp_path / "cpu.max").write_text(limit, encoding="ascii")
    monkeypatch.setattr("lintas.workers.CONTAINER", tmp_path / "cpu.max")
    assert cores() == expected
