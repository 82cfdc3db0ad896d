"""Locks between runs: each is held until its file is closed or the process ends, however it ends."""

from __future__ import annotations

from typing import IO


def locked(file: IO[str], *, wait: bool = False) -> bool:
    """Lock a file; False where another run has it, or where the disk knows no locks. `wait` until it is free."""
    try:
        try:
            import fcntl  # noqa: PLC0415  (not on Windows)
        except ImportError:
            import msvcrt  # noqa: PLC0415

            how = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK  # type: ignore[attr-defined,unused-ignore]
            msvcrt.locking(file.fileno(), how, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
