"""Work shared out to the machine's cores: the same results in the same order, with one core or many.

Processes are forked, so that what was read already is not sent to them. Where a system has no fork (Windows), or where
it is not safe (macOS), the work is done here, one thing after the other.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], Iterable[R]]
CONTAINER = Path("/sys/fs/cgroup/cpu.max")  # of Linux: microseconds of processor time, in how many microseconds


class LostWorkerError(OSError):
    """A worker ended without a word: the system had no memory left, or somebody stopped it."""

    def __init__(self) -> None:
        super().__init__("a process that helped was ended from outside; often the memory was not enough")


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
) -> list[R]:
    """What `work` gives for all items, in their order.

    `work` is called with some items at a time, at most `together`, and gives one result for each; `done` is told which
    are done. Fewer items than `least` are done before other processes would be there.

    Raises: what `work` raises, and `LostWorkerError`.
    """
    blocks = [items[start : start + together] for start in range(0, len(items), together)]
    processes = min(cores(), len(blocks))
    if processes == 1 or len(items) < least or _ALONE.get() or not sys.platform.startswith("linux"):
        found: list[R] = []
        for block in blocks:
            found.extend(work(block))
            done(block)
        return found
    return _forked(work, blocks, processes, done)


def _forked(
    work: Work[T, R], blocks: Sequence[Sequence[T]], processes: int, done: Callable[[Sequence[T]], None]
) -> list[R]:
    results: list[list[R]] = [[] for _ in blocks]
    context = multiprocessing.get_context("fork")
    running: dict[Any, BaseProcess] = {}  # by the connection that its results come from
    gc.freeze()  # the collector would touch, and so copy, all that the workers share with us
    try:
        turn = context.Value("l", 0)  # the number of the next block that nobody has taken
        for _ in range(processes):
            ours, theirs = context.Pipe(duplex=False)
            # A worker that kept our ends of other pipes open would keep its sisters from noticing that we are gone.
            arguments = (work, blocks, turn, theirs, [*running, ours])
            process: BaseProcess = context.Process(target=_worker, args=arguments)
            process.start()
            theirs.close()
            running[ours] = process
        while running:
            for connection in wait(list(running)):
                message = _received(connection)
                if isinstance(message, BaseException):
                    raise message
                if message is None:
                    running.pop(connection).join()
                else:
                    number, results[number] = message
                    done(blocks[number])
    finally:
        gc.unfreeze()
        for process in running.values():
            process.kill()
            process.join()
    return [one for block in results for one in block]


def _received(connection: Any) -> Any:  # noqa: ANN401  (what a worker sends is its own)
    try:
        return connection.recv()
    except EOFError as error:
        raise LostWorkerError from error


def _worker(
    work: Work[T, R],
    blocks: Sequence[Sequence[T]],
    turn: Any,  # noqa: ANN401
    to: Connection,
    inherited: Sequence[Connection],
) -> None:
    """Do blocks as long as there are any; send the number and results of each, then None, or what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; who started us stops us
    for connection in inherited:
        connection.close()
    with contextlib.suppress(BrokenPipeError):  # nobody is there to hear it any more
        try:
            while (number := _taken(turn)) < len(blocks):
                to.send((number, list(work(blocks[number]))))
            to.send(None)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  (raised again by who shared the work out)
            to.send(_sendable(error))


def _sendable(error: Exception) -> Exception:
    """An exception as it can be sent: some can't be taken apart and put together again."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (what we have just written)
    except Exception:  # noqa: BLE001  (whatever a foreign class does)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _taken(turn: Any) -> int:  # noqa: ANN401  (multiprocessing has no name for it)
    with turn.get_lock():
        turn.value += 1
        return int(turn.value) - 1
