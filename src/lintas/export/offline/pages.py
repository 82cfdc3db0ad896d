"""A page's HTML as it stands in the zip: only tags that name another file are touched, all else stays as it is.

Tags are found as the HTML standard reads a page piece by piece (13.2.5, "Tokenization"): what stands in a text, a
comment, a script or another attribute is no link. A parser that writes pages anew would change what is none of its
business, and take three times as long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from html import escape, unescape
from types import MappingProxyType

from lintas.export.offline.links import Ground

ATTRIBUTE = re.compile(
    r"""(?P<before>[\s/]*+)(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?P<value>"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+"""
)
_ATTRIBUTES = "(?:" + re.sub(r"\?P<\w+>", "?:", ATTRIBUTE.pattern) + ")*+"
# The attributes that name a file, by tag; the links of SVG have another name in older files.
NAMING: Mapping[str, AbstractSet[str]] = MappingProxyType(
    {
        **dict.fromkeys(("a", "area", "link"), frozenset({"href", "xlink:href"})),
        **dict.fromkeys(("script", "iframe", "embed", "img", "audio", "video", "source", "track"), frozenset({"src"})),
        **dict.fromkeys(("button", "input"), frozenset({"formaction", "src"})),
        "form": frozenset({"action"}),
        "object": frozenset({"data"}),
    }
)
# What these hold is text, whatever it looks like.
_TEXTS = "script|style|textarea|title|xmp|iframe|noembed|noframes"
PIECE = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?/][^>]*+>"
    rf"|<(?P<holder>{_TEXTS})(?=[\s/>])(?P<given>{_ATTRIBUTES})[\s/]*+>(?P<text>.*?)(?=</(?P=holder)[\s/>]|\Z)"
    rf"|<(?P<tag>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})[\s/]*+>",
    re.DOTALL | re.IGNORECASE,
)
POLICY = re.compile(r"""\bhttp-equiv="?content-security-policy\b""", re.IGNORECASE)
# What Material's script does by asking the server.
_ASKING = "navigation.instant"


@dataclass
class Pages:
    """The pages of a site, made to be read without a server.

    `modules` are the module scripts that they asked for: in the zip each of them is to be a classic script.
    """

    ground: Ground
    modules: set[str] = field(default_factory=set)

    def offline(self, html: str, page: str) -> str:
        """The HTML of the page at a path."""
        parts, after = list[str](), 0
        for start, end, other in self._others(html, page):
            parts += (html[after:start], other)
            after = end
        return "".join((*parts, html[after:]))

    def _others(self, html: str, page: str) -> Iterator[tuple[int, int, str]]:
        """What stands in the place of what: from where to where, and the other text."""
        for piece in PIECE.finditer(html):
            holder, given, text, tag, attributes = piece.groups()
            if tag and tag.lower() in NAMING:
                if (led := self._led(tag.lower(), attributes, page)) != attributes:
                    yield *piece.span("attributes"), led
            elif tag and tag.lower() == "meta" and POLICY.search(attributes):
                # To a browser every file on a disk may be an origin of its own, and none of them the page's.
                yield *piece.span("attributes"), attributes.replace("'self'", "'self' file:")
            elif holder and holder.lower() in NAMING:
                led = self._led(holder.lower(), given, page)
                yield *piece.span("given"), self._classic(led, page)
                if 'id="__config"' in led:
                    yield *piece.span("text"), _without_asking(text)

    def _led(self, tag: str, attributes: str, page: str) -> str:
        """The attributes of a tag, with links that lead to files."""
        naming = NAMING[tag]

        def led(one: re.Match[str]) -> str:
            written = one["value"]
            if not written or one["name"].lower() not in naming:
                return one[0]
            link = _read(written)
            other = self.ground.led(link, page)
            return one[0] if other == link else f'{one["before"]}{one["name"]}="{escape(other)}"'

        return ATTRIBUTE.sub(led, attributes)

    def _classic(self, attributes: str, page: str) -> str:
        """The attributes of a script, classic where it was a module of the site; inside a page one may stay."""
        values = {one["name"].lower(): _read(one["value"] or "") for one in ATTRIBUTE.finditer(attributes)}
        if values.get("type", "").lower() != "module" or not values.get("src"):
            return attributes
        path = self.ground.place(re.split(r"[?#]", values["src"])[0], page)
        if path not in self.ground.files:
            return attributes
        self.modules.add(path)
        return ATTRIBUTE.sub(
            lambda one: f"{one['before']}defer" if one["name"].lower() == "type" else one[0], attributes
        )


def _read(written: str) -> str:
    """The value of an attribute as it is written."""
    return unescape(written[1:-1] if written[:1] in {'"', "'"} else written).strip()


def _without_asking(config: str) -> str:
    """What Material's script is told, without what it would ask a server for."""
    told = json.loads(config)
    kept = [one for one in told.get("features", ()) if not one.startswith(_ASKING)]
    if len(kept) == len(told.get("features", ())) and not told.get("version"):
        return config
    return json.dumps(told | {"features": kept, "version": None}).replace("</", "<\\/")
