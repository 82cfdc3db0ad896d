"""What a page says to programs, in the vocabulary of https://schema.org: plain values, without the site's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

# What comes after the address of a page to name what it tells of. They stay as they are: others refer to them.
SITE, PUBLISHER, DATASET = "#site", "#publisher", "#data"
LESSON, EXCHANGE, ASK, OFFER = "#lesson", "#exchange", "#ask", "#offer"
THEME, THEMES, CITY, TERM, TERMS = "#theme", "#themes", "#city", "#term", "#terms"
Node = Mapping[str, object]  # a thing by its properties; what is empty is left out when it is written


@dataclass(frozen=True)
class At:
    """Stands for a complete address: that of a page below the site's root, and what comes `after` it (`#lesson`)."""

    uri: str
    after: str = ""


@dataclass(frozen=True)
class FromSite:
    """Stands for what the settings of the site say, and its pages don't know."""

    what: Literal["name", "license"]


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
