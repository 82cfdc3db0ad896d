"""The one stylesheet of a site: Material's, then the files in `styles/`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

STYLES = "assets/lintas/lintas.css"
THEIRS = ("main", "palette")
# In the order in which they are read: what comes later wins.
PARTS = (
    "palette",
    "text",
    "facts",
    "lists",
    "drawings",
    "map",
    "around",
    "keyboard",
    "glossary",
    "fields",
    "pack",
    "search",
    "notfound",
    "small",
    "print",
)


def stylesheet() -> str:
    """The theme's styles and ours as one: on a slow line each further file makes the first text wait."""
    return "".join(part.read_text(encoding="utf-8") for part in (*_theirs(), *_ours()))


def _theirs() -> Iterator[Traversable]:
    """Material's two files; the names of both have a digest in them."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    for name in THEIRS:
        yield next(file for file in folder.iterdir() if file.name.startswith(f"{name}.") and file.name.endswith(".css"))


def _ours() -> Iterator[Traversable]:
    folder = files("lintas") / "styles"
    return (folder / f"{part}.css" for part in PARTS)
