"""A finished build into its place: the old site is whole until each new file is, and only what changed is written."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable
from pathlib import Path

STYLES = "assets/lintas/lintas.css"  # a site of ours always has it


def may_write(site: Path, sources: Iterable[Path]) -> bool:
    """Whether a folder may be written over: it is not there, empty, or a site of ours, and apart from the sources."""
    if any(site == folder or site in folder.parents or folder in site.parents for folder in sources):
        return False
    if not site.exists():
        return True
    visible = [path for path in site.iterdir() if not path.name.startswith(".")] if site.is_dir() else [site]
    return not visible or (site / STYLES).is_file()


def publish(built: Path, site: Path) -> int:
    """Make `site` the same as `built`; gives the number of files that were written or deleted.

    New and changed files come first, each under a temporary name and then renamed; deletions come last, so that a
    reader of the old pages never meets a missing one. Hidden files of `site` (`.git`, `.nojekyll`) are left alone.
    """
    changed = 0
    new = {path.relative_to(built) for path in built.rglob("*") if path.is_file()}
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
        changed += 1
    old = [path for path in _visible(site) if path.is_file() and path.relative_to(site) not in new]
    for path in old:
        path.unlink()
        changed += 1
    for folder in sorted((path for path in _visible(site) if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return changed


def _make_folder(folder: Path, site: Path) -> None:
    """Make a folder of the site, also where a file stands in its way."""
    in_the_way = next((path for path in (folder, *folder.parents) if path.is_file() and site in path.parents), None)
    if in_the_way:
        in_the_way.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _visible(site: Path) -> list[Path]:
    hidden_at_top = {path.name for path in site.iterdir() if path.name.startswith(".")}
    return [path for path in site.rglob("*") if path.relative_to(site).parts[0] not in hidden_at_top]
