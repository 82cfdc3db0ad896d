"""The one place where a stranger's HTML is made harmless: only what is allowed here stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urljoin

import nh3

from lintas.body import split_target

TAGS = set(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i"
    " img ins kbd li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr ul"
    " var".split()
)
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# The classes that Python-Markdown's own extensions and `first_use.py` give; with any other, a note could dress up as a
# part of the site.
CLASSES = re.compile(
    r"admonition(-title)?|note|tip|warning|footnote(-\w+)?|headerlink|highlight|codehilite|language-\w+|lintas-(term|full)"
)


OWN = "\x1a"  # a character that stands for nothing in a text: what makes the ids of one body its own


def sanitise(html: str) -> str:
    """The HTML of a body without anything that could run, load or disguise itself."""
    return _cleaner(_kept).clean(html)


def sanitise_apart(html: str) -> str:
    """The same of one body of several on a page: `OWN` stands before each id, and before what leads to one."""
    return _cleaner(_kept_apart).clean(html.replace(OWN, ""))


def sanitise_abroad(html: str, root: str, page: str) -> str:
    """The same for another place than the site below `root`: complete addresses, and no ids or classes.

    What leads to an id leads to the page at the address `page`.
    """
    return _cleaner(_kept_abroad(root)).clean(html.replace(OWN, "")).replace(OWN, page)


@cache
def _cleaner(kept: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    """What cleans; made once, since that takes longer than cleaning a note."""
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=kept,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """An attribute's value as it may stay; None where it may not."""
    if attribute == "class":
        return " ".join(name for name in value.split() if CLASSES.fullmatch(name)) or None
    if attribute == "id" and value.startswith("__"):
        return None  # by such ids Material's script finds its own parts; a note could put others in their place
    if (tag, attribute) == ("img", "src"):
        parts = split_target(value)
        return None if parts.scheme or parts.netloc else value
    return value


@cache
def _kept_abroad(root: str) -> Callable[[str, str, str], str | None]:
    def kept_abroad(tag: str, attribute: str, value: str) -> str | None:
        kept = None if attribute in {"class", "id"} else _kept(tag, attribute, value)
        if kept is None or attribute not in {"href", "src"}:
            return kept
        return f"{OWN}{kept}" if kept.startswith("#") else urljoin(root, kept)

    return kept_abroad


def _kept_apart(tag: str, attribute: str, value: str) -> str | None:
    kept = _kept(tag, attribute, value)
    if kept and attribute == "id":
        return f"{OWN}{kept}"
    if kept and attribute == "href" and kept.startswith("#"):
        return f"#{OWN}{kept[1:]}"
    return kept
