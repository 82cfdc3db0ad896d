"""Files that are files: no link, pipe or device is ever read, or written through, in the place of one."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

# A link is refused by the system itself in the moment of opening, so that none can be put in a file's place after the
# folder was listed; and a pipe, to which nobody writes, keeps nobody waiting.
OPENING = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def is_plain(there: os.stat_result) -> bool:
    """Whether the system says of something that it is a file: no folder, link, pipe, socket or device."""
    return stat.S_ISREG(there.st_mode)


def read_at_most(file: Path, limit: int) -> bytes | None:
    """The bytes of a file; None where there are more than the limit, also where it grows while it is read.

    Raises: OSError, of `errno.ELOOP` where it is a link, of `errno.EINVAL` where it is no file at all.
    """
    with os.fdopen(_opened(file), "rb") as opened:
        data = opened.read(limit + 1)
    return data if len(data) <= limit else None


def _opened(file: Path) -> int:
    before = None if hasattr(os, "O_NOFOLLOW") else file.lstat()  # Windows can't be told not to follow
    opened = os.open(file, OPENING)
    there = os.fstat(opened)
    failed = 0 if is_plain(there) else errno.EINVAL
    if before is not None and not (is_plain(before) and os.path.samestat(before, there)):
        failed = errno.ELOOP
    if failed:
        os.close(opened)
        raise OSError(failed, os.strerror(failed), str(file))
    return opened


def leads_elsewhere(file: Path, folder: Path) -> bool:
    """Whether the place of a file below a folder is really another one: something on the way to it is a link."""
    wanted = Path(os.path.realpath(folder)) / os.path.relpath(file, folder)
    return os.path.normcase(os.path.realpath(file)) != os.path.normcase(wanted)


def keep_inside(file: Path, folder: Path) -> None:
    """Make sure of a file that is to be written that nothing on the way to it from its folder is a link.

    Raises: OSError, of `errno.ELOOP`, where something is.
    """
    if leads_elsewhere(file, folder):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(file))
