"""The one place where a stranger's HTML is made harmless: only what is allowed here stays."""

from __future__ import annotations

import re

import nh3

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
# The classes that Python-Markdown's own extensions give; with any other, a note could dress up as a part of the site.
CLASSES = re.compile(
    r"admonition(-title)?|note|tip|warning|footnote(-\w+)?|headerlink|highlight|codehilite|language-\w+"
)


def sanitise(html: str) -> str:
    """The HTML of a body without anything that could run, load or disguise itself."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_known_classes,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def _known_classes(_tag: str, attribute: str, value: str) -> str | None:
    if attribute != "class":
        return value
    return " ".join(name for name in value.split() if CLASSES.fullmatch(name)) or None
