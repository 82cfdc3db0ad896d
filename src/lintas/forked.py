"""Blocks of work done by forked processes, each of which may be lost, and then costs only what it was doing."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], Iterable[R]]
MAX_SILENCE = 60.0  # seconds for one item, on a machine that may be busy; what is bounded by itself takes two
MAX_MEMORY = 2 << 30  # bytes beyond what a worker shares with whoever started it
LOOK_AFTER = 1.0  # seconds between two looks at who has been silent for how long
MOST_UNACCOUNTABLE = 3  # workers that are lost while they do nothing; then no other would live
STATEMENT = Path("/proc/self/statm")  # of Linux: first the pages that a process has


class LostWorkerError(OSError):
    """A worker ended without a word: the system had no memory left, or somebody stopped it."""

    def __init__(self) -> None:
        super().__init__("a process that helped was ended from outside; often the memory was not enough")


class Forked(Generic[T, R]):
    """Blocks of work, done by forked processes; `may_lose` says that a block may cost the worker that does it."""

    def __init__(
        self,
        work: Work[T, R],
        blocks: Sequence[Sequence[T]],
        processes: int,
        done: Callable[[Sequence[T]], None],
        *,
        may_lose: bool = False,
    ) -> None:
        self.work, self.blocks, self.done, self.may_lose = work, blocks, done, may_lose
        self.context = multiprocessing.get_context("fork")
        self.turn = self.context.Value("l", 0)  # the number of the next block that nobody has taken
        # By the number of a worker the block that it took last, and when it began with the item that it is at.
        self.taken = self.context.RawArray("l", [-1] * processes)
        self.begun = self.context.RawArray("d", [0.0] * processes)
        self.running: dict[Connection, tuple[int, BaseProcess]] = {}  # by where its results come from
        self.results: dict[int, list[R]] = {}
        self.unaccountable = 0

    def run(self) -> dict[int, list[R]]:
        """The results by the number of the block, without those of blocks that were lost."""
        gc.freeze()  # the collector would touch, and so copy, all that the workers share with us
        try:
            for number in range(len(self.taken)):
                self._start(number)
            while self.running:
                for connection in wait(list(self.running), LOOK_AFTER if self.may_lose else None):
                    self._hear(connection)  # type: ignore[arg-type]  # what we gave it
                if self.may_lose:
                    self._end_the_silent()
        finally:
            gc.unfreeze()
            for _, process in self.running.values():
                process.kill()
                process.join()
        return self.results

    def _start(self, number: int) -> None:
        ours, theirs = self.context.Pipe(duplex=False)
        self.taken[number], self.begun[number] = -1, time.monotonic()
        # A worker that kept our ends of other pipes open would keep its sisters from noticing that we are gone.
        process: BaseProcess = self.context.Process(target=self._work, args=(number, theirs, [*self.running, ours]))
        process.start()
        theirs.close()
        self.running[ours] = number, process

    def _hear(self, connection: Connection) -> None:
        try:
            message = connection.recv()
        except (EOFError, OSError) as error:
            self._lose(connection, error)
            return
        if isinstance(message, BaseException):
            raise message
        if message is None:
            self.running.pop(connection)[1].join()
        else:
            block, self.results[block] = message
            self.done(self.blocks[block])

    def _lose(self, connection: Connection, error: Exception) -> None:
        """A worker is gone; another one takes its place, unless none could live."""
        number, process = self.running.pop(connection)
        process.kill()
        process.join()
        connection.close()
        at_work = self.taken[number] >= 0 and self.taken[number] not in self.results
        self.unaccountable += not at_work
        if not self.may_lose or self.unaccountable > MOST_UNACCOUNTABLE:
            raise LostWorkerError from error
        self._start(number)

    def _end_the_silent(self) -> None:
        for number, process in self.running.values():
            if time.monotonic() - self.begun[number] > MAX_SILENCE and self.taken[number] >= 0:
                process.kill()  # its end is heard as that of any other

    def _work(self, number: int, to: Connection, inherited: Sequence[Connection]) -> None:
        """Do blocks as long as there are any; send the number and results of each, then None, or what went wrong."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; who started us stops us
        for connection in inherited:
            connection.close()
        if self.may_lose:
            _limit_memory()
        with contextlib.suppress(BrokenPipeError):  # nobody is there to hear it any more
            try:
                while (block := self._taken(number)) < len(self.blocks):
                    found = []
                    for result in self.work(self.blocks[block]):
                        found.append(result)
                        self.begun[number] = time.monotonic()
                    to.send((block, found))
                to.send(None)
            except BrokenPipeError:
                raise
            except Exception as error:  # noqa: BLE001  (raised again by who shared the work out)
                to.send(_sendable(error))

    def _taken(self, number: int) -> int:
        """The number of the next block, which is ours now."""
        with self.turn.get_lock():
            block, self.turn.value = self.turn.value, self.turn.value + 1
            if block < len(self.blocks):
                self.taken[number] = block
        self.begun[number] = time.monotonic()
        return int(block)


def _limit_memory() -> None:
    """Let this process use no more than `MAX_MEMORY` beyond what it has already; Python then says so."""
    import resource  # noqa: PLC0415  (Windows has none, and no workers)

    with contextlib.suppress(OSError, ValueError):  # less is allowed already, or nobody knows what it has
        pages = int(STATEMENT.read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + MAX_MEMORY
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _sendable(error: Exception) -> Exception:
    """An exception as it can be sent: some can't be taken apart and put together again."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (what we have just written)
    except Exception:  # noqa: BLE001  (whatever a foreign class does)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
