"""Work shared out to the machine's cores: the same results in the same order, with one core or many.

Processes are forked, so that what was read already is not sent to them. Where a system has no fork (Windows), or where
it is not safe (macOS), the work is done here, one thing after the other.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

from lintas.forked import Forked, LostWorkerError, Work

__all__ = ["LostWorkerError", "Work", "alone", "cores", "share_out"]

T = TypeVar("T")
R = TypeVar("R")
CONTAINER = Path("/sys/fs/cgroup/cpu.max")  # of Linux: microseconds of processor time, in how many microseconds


def cores() -> int:
    """How many processes to use: as many as there are cores for us, in a container only as many as it may use.

    `LINTAS_WORKERS` says another number.
    """
    with contextlib.suppress(ValueError):
        asked = int(os.environ.get("LINTAS_WORKERS", ""))
        if asked > 0:
            return asked
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(there, _allowed() or there)


def _allowed() -> int | None:
    """How many cores' time a container is given, a part of one counted as a whole; None where nothing limits it."""
    with contextlib.suppress(OSError, ValueError):  # no such file, or "max" instead of a number
        quota, period = map(int, CONTAINER.read_text(encoding="ascii").split())
        return -(-quota // period)
    return None


_ALONE = ContextVar("alone", default=False)


@contextmanager
def alone() -> Iterator[None]:
    """Work is done by this process alone: a fork of one with threads would have their locks and not them."""
    before = _ALONE.set(True)
    try:
        yield
    finally:
        _ALONE.reset(before)


def share_out(
    work: Work[T, R],
    items: Sequence[T],
    *,
    together: int = 32,
    least: int = 200,
    done: Callable[[Sequence[T]], None] = lambda _items: None,
    lost: Callable[[T], R] | None = None,
) -> list[R]:
    """What `work` gives for all items, in their order.

    `work` is called with some items at a time, at most `together`, and gives one result for each; `done` is told which
    are done. Fewer items than `least` are done before other processes would be there; with a `least` of 0 the work is
    done apart from this process wherever it can be.

    `lost` is what stands for an item whose worker ended without a word, or took `MAX_SILENCE` for it; a worker may then
    use no more than `MAX_MEMORY`. The others are done by another worker.

    Raises: what `work` raises, and `LostWorkerError` where there is no `lost`.
    """
    blocks = [items[start : start + together] for start in range(0, len(items), together)]
    processes = min(cores(), len(blocks))
    is_little = least > 0 and (processes == 1 or len(items) < least)
    # MkDocs' own preview builds again in a thread, which is as good as alone.
    is_alone = _ALONE.get() or threading.current_thread() is not threading.main_thread()
    if is_little or is_alone or not sys.platform.startswith("linux") or not blocks:
        found: list[R] = []
        for block in blocks:
            found.extend(work(block))
            done(block)
        return found
    if lost is None:
        results = Forked(work, blocks, processes, done).run()
        return [one for number in range(len(blocks)) for one in results[number]]
    return _with_losses(work, blocks, processes, done, lost)


def _with_losses(
    work: Work[T, R],
    blocks: Sequence[Sequence[T]],
    processes: int,
    done: Callable[[Sequence[T]], None],
    lost: Callable[[T], R],
) -> list[R]:
    """All results; of a block that cost a worker each item is tried once more by itself."""
    results = Forked(work, blocks, processes, done, may_lose=True).run()
    suspects = [(number, item) for number, block in enumerate(blocks) if number not in results for item in block]
    given_up = {number for number, block in enumerate(blocks) if number not in results and len(block) == 1}
    again = [(number, item) for number, item in suspects if number not in given_up]
    single = Forked(work, [[item] for _, item in again], min(processes, len(again)), done, may_lose=True).run()
    for number in given_up:
        results[number] = [lost(blocks[number][0])]
        done(blocks[number])
    for place, (number, item) in enumerate(again):
        if place not in single:
            done([item])
        results.setdefault(number, []).extend(single.get(place) or [lost(item)])
    return [one for number in range(len(blocks)) for one in results[number]]
