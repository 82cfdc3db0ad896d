"""The one place where a stranger's HTML is made harmless: only what is allowed here stays."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from functools import cache

import nh3

from lintas.aligned import SIDES
from lintas.body import split_target
from lintas.elements import settle
from lintas.set_apart import CLASSES as OUR_CLASSES
from lintas.set_apart import IDS as OUR_IDS
from lintas.set_apart import MARK

TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i"
    " img ins kbd li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead tr ul"
    " var".split()
)
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel"}  # of links
# The classes that Python-Markdown's own extensions give, and `first_use.py` and `aligned.py`; with any other, a note
# could dress up as a part of the site.
CLASSES = re.compile(
    r"admonition(-title)?|note|tip|warning|footnote(-\w+)?|headerlink|highlight|codehilite|language-\w+"
    rf"|lintas-(term|full|{'|'.join(SIDES)})"
)
# What browsers leave out of an address before they look at it, and two ways by which one seems to lead to another host
# than it does: no scheme (`//host/`, also with backslashes), and a name before the host (`https://seems@host/`).
DROPPED = re.compile(r"[\0- \x7f-\x9f]")
ASTRAY = re.compile(r"[/\\]{2}|https?:[/\\]*[^/?#]*[@\\]", re.IGNORECASE)
OURS = (
    f"{secrets.token_hex(8)}-"  # before our own classes while HTML is read, in which `MARK` can be written as entities
)
OWN = "\x1a"  # a character that stands for nothing in a text: what makes the ids of one body its own


def sanitise(html: str) -> str:
    """The HTML of a body without anything that could run, load or disguise itself."""
    return _cleaner(_kept).clean(settle(html, TAGS).html.replace(MARK, OURS))


def sanitise_apart(html: str) -> str:
    """The same of one body of several on a page: `OWN` stands before each id, and before what leads to one."""
    return _cleaner(_kept_apart).clean(settle(html.replace(OWN, ""), TAGS).html.replace(MARK, OURS))


def sanitise_abroad(html: str, page: str) -> str:
    """The same for another place than its page, which has the complete address `page`.

    Addresses are complete; there are no ids and no classes, and what leads to an id leads to the page.
    """
    cleaner = nh3.Cleaner(
        tags=set(TAGS),
        attributes={**ATTRIBUTES, "*": ATTRIBUTES["*"] - {"class", "id"}},
        attribute_filter=_kept,
        url_schemes=SCHEMES,
        url_relative=("rewrite_with_base", page),
        link_rel="noopener",
    )
    return cleaner.clean(settle(html, TAGS).html)


@cache
def _cleaner(kept: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    """What cleans; made once, since that takes longer than cleaning a note."""
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        attribute_filter=kept,
        url_schemes=SCHEMES,
        link_rel="noopener",
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """An attribute's value as it may stay; None where it may not."""
    if attribute == "class":
        return " ".join(_classes(value)) or None
    if attribute == "id" and (value.startswith("__") or value in OUR_IDS):
        return None  # by such ids scripts find the site's own parts; a note could put others in their place
    if attribute == "href" and ASTRAY.match(DROPPED.sub("", value)):
        return None
    if (tag, attribute) == ("img", "src"):
        parts = split_target(value)
        return None if parts.scheme or parts.netloc else value
    return value


def _classes(value: str) -> Iterator[str]:
    for name in value.split():
        own = name.removeprefix(OURS)
        if CLASSES.fullmatch(own) and (own != name or not OUR_CLASSES.fullmatch(own)):
            yield own


def _kept_apart(tag: str, attribute: str, value: str) -> str | None:
    kept = _kept(tag, attribute, value)
    if kept and attribute == "id":
        return f"{OWN}{kept}"
    if kept and attribute == "href" and kept.startswith("#"):
        return f"#{OWN}{kept[1:]}"
    return kept
