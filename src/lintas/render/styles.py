"""The one stylesheet of a site, put together from the files in `styles/`."""

from __future__ import annotations

from importlib.resources import files

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
    "search",
    "notfound",
    "small",
    "print",
)


def stylesheet() -> str:
    """All parts as one: a page asks for one file."""
    folder = files("lintas") / "styles"
    return "".join((folder / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
