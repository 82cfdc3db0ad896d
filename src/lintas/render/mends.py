"""Faults of Material's templates, mended where they stand: copies of its files would have to follow every version.

A test looks whether each is still there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import Environment
from jinja2.ext import Extension

# By template what it says and what it is to say.
MENDS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        # A checkbox has no such attribute.
        "base.html": (
            (' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'),
            (' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"'),
        ),
        # What the label is for is only there in the navigation, not in the sidebar.
        "partials/toc.html": ((' for="__toc"', '{% if nav_item is defined %} for="__toc"{% endif %}'),),
        # An empty number is none.
        "partials/nav-item.html": (
            (' tabindex="{{ tabindex }}"', '{% if tabindex %} tabindex="{{ tabindex }}"{% endif %}'),
        ),
    }
)


def mend(env: Environment, folder: str) -> None:
    """Mend the theme's templates below a folder; a base's own are its own affair."""
    env.add_extension(_Mended)
    env.extend(mended_below=folder)


class _Mended(Extension):
    """Changes what a template says before it is compiled."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template, mended."""
        folder: str = getattr(self.environment, "mended_below", "")
        if (filename or "").startswith(folder):
            for theirs, ours in MENDS.get(name or "", ()):
                source = source.replace(theirs, ours)
        return source
