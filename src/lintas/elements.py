"""Which signs between angle brackets are HTML; all others are text, and shown as they were typed.

`<Nama Kota>` is no element and `a <b and c> d` no bold: a browser takes both for tags and shows nothing of them. Of the
elements that a text may not hold only the tags go, and the words in them stay: that none of these tags comes to the
sanitiser also spares it all places where HTML is read by other rules (`<svg>`, `<template>`, `<textarea>` …).

A tag that nothing ends is text as well: "Fill in <details> of the visit" would else hide all that follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Every element that browsers know or knew: of the HTML standard with its obsolete ones, of SVG and of MathML, in small
# letters.
HTML = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote"
    " body br button canvas caption center cite code col colgroup command content data datalist dd del details dfn"
    " dialog dir div dl dt element em embed fencedframe fieldset figcaption figure font footer form frame frameset"
    " h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li"
    " link listing main map mark marquee menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript"
    " object ol optgroup option output p param picture plaintext portal pre progress q rb rbc rp rt rtc ruby s samp"
    " script search section select selectedcontent shadow slot small source spacer span strike strong style sub"
    " summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr"
    " xmp".split()
)
SVG = frozenset(
    "animate animatecolor animatemotion animatetransform circle clippath cursor defs desc discard ellipse feblend"
    " fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap"
    " fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode"
    " femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence filter foreignobject g"
    " glyph hkern line lineargradient marker mask metadata mpath path pattern polygon polyline radialgradient rect"
    " set stop switch symbol text textpath tref tspan use view vkern".split()
)
MATHML = frozenset(
    "annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi"
    " mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry"
    " msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none"
    " semantics".split()
)
KNOWN = HTML | SVG | MATHML
# Attributes that stand without a value; with any other words, `<b and c>` is a sentence.
BARE = frozenset(
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled formnovalidate hidden"
    " inert ismap itemscope loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly required"
    " reversed selected".split()
)
# A tag as browsers read it, but for `<`, which ends what seems to be one: the rest of a text is not a forgotten
# quotation mark's. Nothing is looked at twice, so that this takes no longer where tags never end: `(?>…)` for groups,
# since Python before 3.11.5 takes `(…)*+` for something else (gh-106052).
SPACE = r"[ \t\n\f\r]"
VALUE = rf"""{SPACE}*+={SPACE}*+(?:"[^"<]*+"|'[^'<]*+'|[^\s<>"'][^ \t\n\f\r<>]*+|(?=>))"""
ATTRIBUTE = rf"""(?!={SPACE}*+["'])[^ \t\n\f\r/<>][^ \t\n\f\r/<>=]*+(?>(?:{VALUE})?)"""
NAME = r"[a-zA-Z][^ \t\n\f\r/<>]*+"
COMMENT = r"<!--(?!-?>)(?>(?:[^<-]++|<(?!!--)|-(?!-!?>))*)--!?>"  # one in which another begins never ended
SIGN = re.compile(
    rf"(?P<comment>{COMMENT})|<(?P<doctype>!doctype)\b[^<>]*+>"
    rf"|<(?P<end>/?)(?P<name>{NAME})(?P<rest>(?>(?:[ \t\n\f\r/]++|{ATTRIBUTE})*))>|<(?=[a-zA-Z/!?])",
    re.IGNORECASE,
)
OFFICE = re.compile(r"(?:[a-z]{1,2}|wne|wps|wpg|st|ns|xml)\d{0,2}:[a-z]\w*")  # `<o:p>`: no sentence has such a name
# Elements within a line; those that nothing can end; and those that need no end where they stand in what holds them.
PHRASES = frozenset("a abbr b cite code del dfn em i ins kbd mark q s small span strong sub sup var".split())
EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
HOLDING = {
    "caption": {"table"},
    "dd": {"dl"},
    "dt": {"dl"},
    "li": {"ol", "ul"},
    "tbody": {"table"},
    "td": {"tr"},
    "tfoot": {"table"},
    "th": {"tr"},
    "thead": {"table"},
    "tr": {"table", "tbody", "tfoot", "thead"},
}
UNCOUNTED = HOLDING.keys() | {"p"}  # what stands in a list or table adds no depth, and paragraphs none
TAG = re.compile(rf"{COMMENT}|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)")  # where nothing else begins like a tag
WORDS = re.compile(r"(?:\s+[^\W\d_][\w-]*)+\s*")


@dataclass(frozen=True)
class Settled:
    """HTML of which every tag is allowed and has its end; `taken` are the names of the elements whose tags were not.

    They are in order. `depth` is in how many elements the innermost one stands, with itself, without `UNCOUNTED`.
    """

    html: str
    taken: tuple[str, ...]
    depth: int = 0


def settle(html: str, allowed: frozenset[str]) -> Settled:
    """Take away the tags that are not allowed, and make text of what is none."""
    if not _not_plain(allowed).search(html):
        return _ended(html, ())
    taken: list[str] = []

    def settled(found: re.Match[str]) -> str:
        if found["comment"]:
            return found[0]
        name = (found["doctype"] or found["name"] or "").lower()
        if name in allowed and not _is_prose(found["rest"]):
            return found[0]
        if name in allowed or not _is_element(name):
            return f"&lt;{found[0][1:]}"
        if not found["end"]:
            taken.append(name)
        return ""

    return _ended(SIGN.sub(settled, html), tuple(taken))


@dataclass
class _Open:
    """A tag that has not been ended yet; `held_by` is what it stands in where its end may be left out."""

    name: str
    start: int
    held_by: _Open | None = None
    is_text: bool = False


class _Ends:
    """Finds to each tag its end: an element within a line ends where the paragraph ends, at the latest."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.left_out: list[_Open] = []  # tags whose ends may be left out, and are
        self.texts: list[int] = []  # where tags start that nothing ends, or that end nothing
        self.depth = 0

    def begin(self, name: str, start: int) -> None:
        """Take in a tag that begins an element."""
        tag = _Open(name, start)
        if name in HOLDING:
            while (around := self._around()) and around.held_by and not _can_hold(around.name, name):
                self._close(self.open.index(around))
            tag.held_by = around if around and around.name in HOLDING[name] else None
        self.open.append(tag)
        if len(self.open) > self.depth:
            self.depth = max(self.depth, sum(tag.name not in UNCOUNTED for tag in self.open))

    def end(self, name: str, start: int) -> None:
        """Take in a tag that ends one."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].name == name:
                if name in PHRASES:  # of `<b><i></b></i>` browsers make what was meant
                    del self.open[place]
                else:
                    self._close(place + 1)
                    self.open.pop()
                return
            if name in PHRASES and self.open[place].name not in PHRASES:
                break
        if name != "p":
            self.texts.append(start)

    def close(self) -> list[int]:
        """Where the signs stand that are text, once there is no more."""
        self._close(0)
        for tag in sorted(self.left_out, key=lambda tag: tag.start):
            if tag.held_by and tag.held_by.is_text:
                tag.is_text = True
                self.texts.append(tag.start)
        return sorted(self.texts)

    def _around(self) -> _Open | None:
        return next((tag for tag in reversed(self.open) if tag.name not in PHRASES), None)

    def _close(self, place: int) -> None:
        """End all that is open from a place on."""
        for tag in self.open[place:]:
            if tag.held_by or tag.name == "p":
                self.left_out.append(tag)
            else:
                tag.is_text = True
                self.texts.append(tag.start)
        del self.open[place:]


def _can_hold(outer: str, inner: str) -> bool:
    return outer in HOLDING[inner] or outer not in HOLDING


def _ended(html: str, taken: tuple[str, ...]) -> Settled:
    """The same with text in the place of tags that nothing ends, and of ends of nothing."""
    ends = _Ends()
    for tag in TAG.finditer(html):
        name = (tag["name"] or "").lower()
        if not name or name in EMPTY:
            continue
        if tag["end"]:
            ends.end(name, tag.start())
        else:
            ends.begin(name, tag.start())
    pieces, after = list[str](), 0
    for start in ends.close():
        pieces += html[after:start], "&lt;"
        after = start + 1
    return Settled("".join((*pieces, html[after:])), taken, ends.depth)


@lru_cache(maxsize=4)
def _not_plain(allowed: frozenset[str]) -> re.Pattern[str]:
    """A sign that is no tag as Markdown writes them, with which most texts need no second look."""
    names = "|".join(sorted(allowed))
    return re.compile(rf'<(?!/?(?:{names})(?>(?: [a-z]+="[^"<>]*+")*) ?/?>)')


def _is_element(name: str) -> bool:
    return name in KNOWN or OFFICE.fullmatch(name) is not None or name == "!doctype"


def _is_prose(rest: str) -> bool:
    return WORDS.fullmatch(rest) is not None and BARE.isdisjoint(rest.lower().split())
