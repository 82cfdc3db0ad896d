"""Formats written into a folder of their own, without a site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lintas.export.files import EXPORT_ONLY, FORMATS
from lintas.export.stock import stock_of
from lintas.history import history_of
from lintas.load import Loaded
from lintas.render.links import LanguageLinks
from lintas.settings import Settings
from lintas.tree import Tree


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return (*FORMATS, *EXPORT_ONLY)


def write_format(name: str, folder: Path, links: LanguageLinks, settings: Settings, loaded: Loaded) -> int:
    """Write the files of a format into a folder; gives how many. Where there are none the folder isn't made either.

    `links` must know all files of the base. Raises: `OSError`, where the disk refuses.
    """
    stock = stock_of(settings, loaded, links, history_of(settings).commit_of_sources)
    files = {**FORMATS, **EXPORT_ONLY}[name](stock)
    if files:
        folder.mkdir(parents=True, exist_ok=True)
        Tree(folder).put_all(files)
    return len(files)


def why_not(folder: Path, apart: Iterable[Path]) -> str:
    """The wording of why nothing can be written into a folder; empty where it can.

    Nothing of others may be lost by it, nor may it lie in the folders `apart`, which a build reads or empties. Raises:
    `OSError`, where it can't be looked into.
    """
    there = folder.resolve()
    if any(there.is_relative_to(one.resolve()) for one in apart):
        return "export.in_the_base"
    if folder.exists() and not folder.is_dir():
        return "export.is_file"
    return "export.not_free" if folder.exists() and any(folder.iterdir()) else ""
