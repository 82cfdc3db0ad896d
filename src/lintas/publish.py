"""A finished build into its place, in one step: there is a whole site at any moment."""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

STYLES = "assets/lintas/lintas.css"  # a site of ours always has it


def may_write(site: Path, sources: Iterable[Path]) -> bool:
    """Whether a folder may be written over: it is not there, empty, or a site of ours, and apart from the sources."""
    if any(site == folder or site in folder.parents or folder in site.parents for folder in sources):
        return False
    if not site.exists():
        return True
    visible = [path for path in site.iterdir() if not path.name.startswith(".")] if site.is_dir() else [site]
    return not visible or (site / STYLES).is_file()


def put_in_place(made: Path, site: Path) -> bool:
    """Make the folder `made` the site, and what was the site `made`: in one step, where the system has one.

    Hidden files at the top of the site (`.git`, `.nojekyll`) stay there. A site that can't be moved (it is on another
    disk, or the root of one) is written over, file by file, and `made` stays what it is; False says so.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        if site.exists():
            _exchange(made, site)
        else:
            made.rename(site)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EBUSY, errno.EACCES, errno.EPERM}:
            raise
        copy_over(made, site)
        return False
    bring_back_hidden(made, site)
    return True


def bring_back_hidden(made: Path, site: Path) -> None:
    """What is hidden at the top of the old site goes to the new one."""
    for path in made.iterdir() if made.is_dir() and site.is_dir() else ():
        if path.name.startswith(".") and not (site / path.name).exists():
            shutil.move(path, site / path.name)


def _exchange(one: Path, other: Path) -> None:
    """Give two folders each other's name."""
    call = _exchange_call()
    if call is None or call(os.fsencode(one), os.fsencode(other)) != 0:
        failed = ctypes.get_errno() if call else errno.ENOSYS
        if failed not in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
            raise OSError(failed, os.strerror(failed), str(other))
        aside = other.with_name(f".{other.name}.lintas-old")
        other.rename(aside)
        try:
            one.rename(other)
        except OSError:
            aside.rename(other)
            raise
        aside.rename(one)


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


def copy_over(built: Path, site: Path) -> None:
    """Make `site` the same as `built`, file by file.

    New and changed files come first, each under a temporary name and then renamed; deletions come last, so that a
    reader of the old pages never meets a missing one. Hidden files of `site` are left alone.
    """
    new = {path.relative_to(built) for path in _visible(built) if path.is_file()}
    for path in sorted(new):
        target = site / path
        if target.is_file() and filecmp.cmp(built / path, target, shallow=False):
            continue
        if target.is_dir():
            shutil.rmtree(target)
        _make_folder(target.parent, site)
        temporary = target.with_name(f".{target.name}.lintas")
        shutil.copyfile(built / path, temporary)
        temporary.replace(target)
    old = [path for path in _visible(site) if path.is_file() and path.relative_to(site) not in new]
    for path in old:
        path.unlink()
    for folder in sorted((path for path in _visible(site) if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _make_folder(folder: Path, site: Path) -> None:
    """Make a folder of the site, also where a file stands in its way."""
    in_the_way = next((path for path in (folder, *folder.parents) if path.is_file() and site in path.parents), None)
    if in_the_way:
        in_the_way.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _visible(site: Path) -> list[Path]:
    hidden_at_top = {path.name for path in site.iterdir() if path.name.startswith(".")}
    return [path for path in site.rglob("*") if path.relative_to(site).parts[0] not in hidden_at_top]
