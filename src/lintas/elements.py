"""Which signs between angle brackets are HTML; all others are text, and shown as they were typed.

`<Nama Kota>` is no element and `a <b and c> d` no bold: a browser takes both for tags and shows nothing of them. Of the
elements that a text may not hold only the tags go, and the words in them stay: that none of these tags comes to the
sanitiser also spares it all places where HTML is read by other rules (`<svg>`, `<template>`, `<textarea>` …).
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
# quotation mark's. Nothing is looked at twice (`*+`), so that this takes no longer where tags never end.
SPACE = r"[ \t\n\f\r]"
VALUE = rf"""{SPACE}*+={SPACE}*+(?:"[^"<]*+"|'[^'<]*+'|[^\s<>"'][^ \t\n\f\r<>]*+|(?=>))"""
ATTRIBUTE = rf"""(?!={SPACE}*+["'])[^ \t\n\f\r/<>][^ \t\n\f\r/<>=]*+(?:{VALUE})?+"""
NAME = r"[a-zA-Z][^ \t\n\f\r/<>]*+"
COMMENT = r"<!--(?!-?>)(?:[^<-]++|<(?!!--)|-(?!-!?>))*+--!?>"  # one in which another begins never ended
SIGN = re.compile(
    rf"(?P<comment>{COMMENT})|<(?P<doctype>!doctype)\b[^<>]*+>"
    rf"|<(?P<end>/?)(?P<name>{NAME})(?P<rest>(?:(?:{SPACE}|/)++|{ATTRIBUTE})*+)>|<(?=[a-zA-Z/!?])",
    re.IGNORECASE,
)
OFFICE = re.compile(r"(?:[a-z]{1,2}|wne|wps|wpg|st|ns|xml)\d{0,2}:[a-z]\w*")  # `<o:p>`: no sentence has such a name
WORDS = re.compile(r"(?:\s+[^\W\d_][\w-]*)+\s*")


@dataclass(frozen=True)
class Settled:
    """HTML of which every tag is allowed; `taken` are the names of the elements whose tags were not, in order."""

    html: str
    taken: tuple[str, ...]


def settle(html: str, allowed: frozenset[str]) -> Settled:
    """Take away the tags that are not allowed, and make text of what is none."""
    if not _not_plain(allowed).search(html):
        return Settled(html, ())
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

    return Settled(SIGN.sub(settled, html), tuple(taken))


@lru_cache(maxsize=4)
def _not_plain(allowed: frozenset[str]) -> re.Pattern[str]:
    """A sign that is no tag as Markdown writes them, with which most texts need no second look."""
    names = "|".join(sorted(allowed))
    return re.compile(rf'<(?!/?(?:{names})(?: [a-z]+="[^"<>]*+")*+ ?/?>)')


def _is_element(name: str) -> bool:
    return name in KNOWN or OFFICE.fullmatch(name) is not None or name == "!doctype"


def _is_prose(rest: str) -> bool:
    return WORDS.fullmatch(rest) is not None and BARE.isdisjoint(rest.lower().split())
