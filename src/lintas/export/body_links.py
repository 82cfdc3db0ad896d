"""The links in a text of Markdown, led elsewhere in the text itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Code, in which nothing is a link, or what stands before the address of one: in line, below the text, or as HTML.
# Code that is only indented is not told from the second paragraph of a list, so it is searched as well.
CODE_OR_LINK = re.compile(
    r"""
    ^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n .*? ^[ \t]*(?P=fence)[`~]*[ \t]*$
    | (?<!\\)(?P<ticks>`++) (?:(?!\n[ \t]*\n).)+? (?<!`)(?P=ticks)(?!`)
    | (?P<link> (?: \]\(\s* | ^[ ]{0,3}\[(?!\^)[^\]\n]+\]:\s* ) <? | \b(?:href|src)\s*=\s*["']? )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
AFTER = re.compile(r"[)\s>\"']|\Z")  # what ends an address


def led(text: str, addresses: Mapping[str, str]) -> str:
    """A text of Markdown whose links lead elsewhere: `addresses` has what takes the place of a target as written."""
    if not addresses:
        return text
    targets = sorted(addresses, key=len, reverse=True)  # of two that begin alike, the longer one is meant
    parts, after = list[str](), 0
    for found in CODE_OR_LINK.finditer(text):
        start = found.end()
        if found["link"] and (target := _target_at(text, start, targets)):
            parts += (text[after:start], addresses[target])
            after = start + len(target)
    return "".join((*parts, text[after:]))


def _target_at(text: str, start: int, targets: list[str]) -> str:
    found = (one for one in targets if text.startswith(one, start) and AFTER.match(text, start + len(one)))
    return next(found, "")
