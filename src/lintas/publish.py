"""A finished build into its place, in one step: there is a whole site at any moment."""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import shutil
import stat
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path
from typing import Any

from lintas.folder import remove
from lintas.render.styles import STYLES

UNFINISHED = ".lintas"  # how the name of a file ends that is only half written over


def may_write(site: Path, sources: Iterable[Path]) -> bool:
    """Whether a folder may be written over: it is not there, empty, or a site of ours, and apart from the sources."""
    if any(site == folder or site in folder.parents or folder in site.parents for folder in sources):
        return False
    try:
        if not site.exists():
            return True
        visible = [path for path in site.iterdir() if not path.name.startswith(".")] if site.is_dir() else [site]
        return not visible or (site / STYLES).is_file()  # which a site of ours always has
    except OSError:  # it may not even be looked into
        return False


def put_in_place(made: Path, site: Path, ours: AbstractSet[str] = frozenset()) -> bool:
    """Make the folder `made` the site, and what was the site `made`: in one step, where the system has one.

    What is hidden at the top of the site (`.git`, `.htaccess`) and not among `ours` stays there: files at any moment,
    folders but for the moment after that step. The folder's mode, and as far as we may its owner and group, stay too.
    A site that can't be moved (it is on another disk, or the root of one) is written over, file by file, and `made`
    stays what it is; False says so.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        if site.exists():
            take_after(made, site)
            _share_hidden(site, made, ours)
            _exchange(made, site)
        else:
            made.rename(site)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EPERM}:
            raise
        copy_over(made, site, ours)
        return False
    bring_back_hidden(made, site, ours)
    return True


def take_after(made: Path, site: Path) -> None:
    """Give a folder the group, owner and mode of the site, as far as we may."""
    wanted = site.stat()
    for owner, group in ((-1, wanted.st_gid), (wanted.st_uid, -1)) if hasattr(os, "chown") else ():
        with suppress(OSError):
            os.chown(made, owner, group)
    with suppress(OSError):
        made.chmod(stat.S_IMODE(wanted.st_mode))


def _share_hidden(site: Path, made: Path, ours: AbstractSet[str]) -> None:
    """Put the hidden files of others in the new site as well, before it takes the old one's place."""
    for path in site.iterdir():
        if path.name.startswith(".") and path.name not in ours and path.is_file() and not path.is_symlink():
            with suppress(OSError):  # no links on this disk: it is brought back afterwards
                os.link(path, made / path.name)


def bring_back_hidden(made: Path, site: Path, ours: AbstractSet[str]) -> None:
    """What is hidden at the top of the old site, not ours and not in the new one, goes there."""
    for path in made.iterdir() if made.is_dir() and site.is_dir() else ():
        if path.name.startswith(".") and path.name not in ours and not os.path.lexists(site / path.name):
            path.rename(site / path.name)


def _exchange(one: Path, other: Path) -> None:
    """Give two folders each other's name."""
    call = _exchange_call()
    if call is None or call(os.fsencode(one), os.fsencode(other)) != 0:
        failed = ctypes.get_errno() if call else errno.ENOSYS
        if failed not in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
            raise OSError(failed, os.strerror(failed), str(other))
        other.rename(aside(other))
        try:
            one.rename(other)
        except OSError:
            aside(other).rename(other)
            raise
        aside(other).rename(one)


def aside(site: Path) -> Path:
    """Where the old site is for a moment, on systems that can't exchange two names."""
    return site.with_name(f".{site.name}.lintas-old")


def mend(site: Path, ours: AbstractSet[str]) -> None:
    """Put the old site back, or away, where a build was killed between two renames."""
    old = aside(site)
    if old.is_dir() and not os.path.lexists(site):
        old.rename(site)
    elif old.is_dir():
        bring_back_hidden(old, site, ours)
        remove(old)


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The system's own way to exchange two names, as Linux and macOS have it."""
    library: Any = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    if hasattr(library, "renameat2"):
        here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
        return lambda one, other: int(library.renameat2(here, one, here, other, exchange))
    if hasattr(library, "renamex_np"):
        swap = 2  # RENAME_SWAP of macOS
        return lambda one, other: int(library.renamex_np(one, other, swap))
    return None


def copy_over(built: Path, site: Path, ours: AbstractSet[str] = frozenset()) -> None:
    """Make `site` the same as `built`, file by file.

    New and changed files come first, each under a temporary name and then renamed; deletions come last, so that a
    reader of the old pages never meets a missing one. Hidden files of `site` that are not `ours` are left alone.
    """
    new = {path.relative_to(built) for path in _below(built, ours) if path.is_file()}
    for path in sorted(new):
        target = site / path
        if target.is_file() and filecmp.cmp(built / path, target, shallow=False):
            continue
        if target.is_dir():
            shutil.rmtree(target)
        _make_folder(target.parent, site)
        temporary = target.with_name(f".{target.name}{UNFINISHED}")
        shutil.copyfile(built / path, temporary)
        temporary.replace(target)
    old = [path for path in _below(site, ours) if path.is_file() and path.relative_to(site) not in new]
    for path in old:
        path.unlink()
    for folder in sorted((path for path in _below(site, ours) if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _make_folder(folder: Path, site: Path) -> None:
    """Make a folder of the site, also where a file stands in its way."""
    in_the_way = next((path for path in (folder, *folder.parents) if path.is_file() and site in path.parents), None)
    if in_the_way:
        in_the_way.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _below(folder: Path, ours: AbstractSet[str]) -> list[Path]:
    """All below a folder but what is hidden at its top and not ours."""

    def is_ours(name: str) -> bool:
        return not name.startswith(".") or name in ours or name.endswith(UNFINISHED)

    at_top = [path for path in folder.iterdir() if is_ours(path.name)]
    return [*at_top, *(path for one in at_top if one.is_dir() and not one.is_symlink() for path in one.rglob("*"))]
