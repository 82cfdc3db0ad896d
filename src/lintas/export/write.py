"""Formats written into a folder of their own, without a site."""

from __future__ import annotations

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
    """Write the files of a format into a folder; gives how many. `OSError` where the disk refuses.

    `links` must know all files of the base.
    """
    stock = stock_of(settings, loaded, links, history_of(settings).commit)
    files = {**FORMATS, **EXPORT_ONLY}[name](stock)
    folder.mkdir(parents=True, exist_ok=True)
    Tree(folder).put_all(files)
    return len(files)


def is_free(folder: Path) -> bool:
    """Whether nothing is lost by writing into a folder: it is not there, or empty."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
