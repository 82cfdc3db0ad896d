"""Texts of strangers in Markdown and its frontmatter, so that they stay text."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import quote

# What Markdown always reads as a sign of its own. Python-Markdown knows a backslash before these alone, CommonMark
# before all; the number of a character is the same to both.
SIGNS = str.maketrans({**{sign: f"\\{sign}" for sign in "\\`*_{}[]"}, "|": "&#124;"})
ENTITY = re.compile(r"&(?=#\w|\w+;)")
TAG = re.compile(r"<(?=[a-zA-Z/!?]|[^<>\s]*@)")  # or an address of mail
PAIRED = ("~", "^", "$")  # signs of extensions, which come in pairs: H~2~O, 10^2^, $x$
EMOJI = re.compile(r":(?=[\w+-]+:)")
# What begins something else than a paragraph: a list, a heading, a quotation, a line below one, a definition, a box.
AT_START = re.compile(r"(\d+)([.)])|([-+#!])|([>=:?])")
PLAIN = re.compile(r"[^\W\d_][^\\`*_{}\[\]|&<~^$:=\r\n]*(?<![\s#])")  # a text without any of all these
AT_END = re.compile(r"(?:(?<=[^#])|(?<=\A#))#++\Z")  # signs that Markdown clears from the end of a heading
NO_BREAKS = re.compile(r"(?<![\r\n\t ])[\t ]*+[\r\n][\r\n\t ]*+")
# Characters that YAML refuses or takes for the end of a line, and JSON leaves as they are.
NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
NOT_IN_TARGET = re.compile(r"[\s()<>\[\]{}*`|\\^\"]")


def as_text_in_markdown(text: str) -> str:
    """One line of Markdown that reads as the text does, wherever on a line or in a table's cell it stands."""
    if PLAIN.fullmatch(text):
        return text
    text = NO_BREAKS.sub(" ", text).strip()
    text = TAG.sub("&lt;", ENTITY.sub("&amp;", text))
    for sign in PAIRED:
        if text.count(sign) > 1:
            text = text.replace(sign, f"&#{ord(sign)};")
    text = EMOJI.sub("&#58;", text).replace("==", "&#61;=").replace("]:", "]&#58;")
    begins = AT_START.match(text)
    text = text.translate(SIGNS)
    text = AT_END.sub(lambda found: "\\#" * len(found[0]), text)
    return AT_START.sub(_begun, text, count=1) if begins else text


def as_scalar(text: str) -> str:
    """A text as YAML takes it on one line: a string of JSON, which is one of YAML as well."""
    return NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def as_html_scalar(text: str, *, in_attribute: bool = False) -> str:
    """A text for the frontmatter of a page, which engines place in their HTML as it is, maybe in an attribute."""
    return as_scalar(html.escape(text, quote=in_attribute))


def as_address(address: str) -> str:
    """The target of a link in Markdown: what would end it, or be read as a sign, as its number."""
    return ENTITY.sub("&amp;", NOT_IN_TARGET.sub(lambda found: quote(found[0], safe=""), address))


def _begun(found: re.Match[str]) -> str:
    number, after, sign, other = found.groups()
    if number:
        return f"{number}\\{after}"
    return f"\\{sign}" if sign else f"&#{ord(other)};"
