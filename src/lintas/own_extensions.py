"""The Markdown extensions of Lintas itself: the same for notes and for pages in `docs/`, by whichever builder."""

from __future__ import annotations

from typing import Any

from lintas.aligned import Aligned
from lintas.directed import Directed
from lintas.first_use import FirstUses
from lintas.list_starts import ListStarts
from lintas.set_apart import SetApart


def own_extensions(first_uses: FirstUses) -> tuple[Any, ...]:
    """All of them, in no particular order: each says itself when it works."""
    return Aligned(), first_uses, ListStarts(), Directed(), SetApart()
