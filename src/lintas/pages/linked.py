"""What a page says to programs, in the vocabulary of https://schema.org: plain values, without the site's address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import quote

# What comes after the address of a page to name what it tells of. They stay as they are: others refer to them.
SITE, PUBLISHER, DATASET = "#site", "#publisher", "#data"
LESSON, EXCHANGE, ASK, OFFER = "#lesson", "#exchange", "#ask", "#offer"
THEME, THEMES, CITY, TERM, TERMS = "#theme", "#themes", "#city", "#term", "#terms"
PLAIN = re.compile(r"[a-z0-9/-]*").fullmatch  # an address that needs no percent signs, as nearly all do
Node = dict[str, object]  # a thing by its properties; what is empty is left out when it is written


class At(str):
    """Stands for a complete address: that of a page below the site's root, and what comes `after` it (`#lesson`).

    It is a text, since a page has dozens, and texts are written into its digest the quickest.
    """

    __slots__ = ()

    def __new__(cls, uri: str, after: str = "") -> Self:  # noqa: D102  (as above)
        return str.__new__(cls, f"{uri if PLAIN(uri) else quote(uri)}{after}")


@dataclass(frozen=True, eq=False)
class Shared:
    """A thing that is told alike on many pages, known by being the same: so it is worked out and written once."""

    node: Node


class FromSite(str):
    """Stands for what the settings of the site say by this name, and its pages don't know."""

    __slots__ = ()


NAME, LICENSE = FromSite("name"), FromSite("license")


@dataclass(frozen=True)
class Linked:
    """What one page says: `page` of itself, beyond what every page does, and `nodes` of what it is about."""

    page: Node = field(default_factory=dict)
    nodes: tuple[Node, ...] = ()


NOTHING_MORE = Linked()


def named(uri: str, after: str = "") -> Node:
    """A thing of which another place tells more."""
    return {"@id": At(uri, after)}


# What every page names.
THE_SITE, THE_PUBLISHER = Shared(named("", SITE)), Shared(named("", PUBLISHER))
