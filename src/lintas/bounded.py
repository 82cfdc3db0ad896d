"""Reading that takes too long is stopped: the last resort behind the counts of `too_much.py`.

What is measured is processor time, so that a busy machine refuses nothing that an idle one takes. In a process's main
thread a timer of the system does it, which also ends a search of a regular expression; in other threads (a preview)
and where there is no such timer (Windows) a second thread, which can end whatever is written in Python.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

MAX_SECONDS = 2.0  # of processor time to read one note; one of a page takes 0.003
AGAIN = 0.1  # seconds until it is said again, where somebody caught it


class TooSlowError(BaseException):
    """Something took longer than it may. No `Exception`: extensions of Markdown go on after one of these."""


def bounded(seconds: float = MAX_SECONDS) -> AbstractContextManager[None]:
    """What is done within takes at most so many seconds of processor time.

    Raises: TooSlowError, wherever the work stands by then.
    """
    is_main = threading.current_thread() is threading.main_thread()
    return _by_timer(seconds) if is_main and hasattr(signal, "setitimer") else _by_watch(seconds)


@contextmanager
def _by_timer(seconds: float) -> Iterator[None]:
    is_over = False

    def stop(_number: int, _frame: object) -> None:
        if not is_over:
            raise TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        yield
    finally:
        is_over = True
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def _by_watch(seconds: float) -> Iterator[None]:
    thread, clock = threading.get_ident(), _clock()
    begun, done, telling = clock(), threading.Event(), threading.Lock()

    def watch() -> None:
        left = seconds
        while not done.wait(max(left, AGAIN)):
            left = seconds - (clock() - begun)
            with telling:
                if left <= 0 and not done.is_set():
                    _raise_in(thread, TooSlowError)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        try:
            with telling:
                done.set()
        finally:
            done.set()
            _raise_in(thread, None)  # what was said and not heard yet is meant for nothing that follows


def _clock() -> Callable[[], float]:
    """The processor time of this thread, or of this process where a thread's can't be asked for by another."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.process_time
    clock = time.pthread_getcpuclockid(threading.get_ident())
    return lambda: time.clock_gettime(clock)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise an error in another thread at its next step in Python; None takes back one that was not raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)
