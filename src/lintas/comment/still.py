"""Whether a text is as harmless as ours are: headings, items, code and folds, and links to the pages of our rules."""

from __future__ import annotations

import html
import re

LINK = re.compile(r"\[([a-z0-9-]+)\]\(([^\s()<>\[\]]+)\)")
TAG = re.compile(r"</?(?:details|summary|code)>|<br>")
HEADING = re.compile(r"^#{3} ", re.MULTILINE)
ENTITY = re.compile(r"&#[0-9]{1,5};|&[a-z]{2,6};")
MARKS = re.compile(r"[\[\]<>`!\\~|$^&]|^[ \t]*(?:={3,}|-{3,}|_{3,})|^(?: {4}|\t)", re.MULTILINE)
# What GitHub makes of what is shown: mentions, references, addresses, commits, advisories.
FOUND = re.compile(r"[@#][\w-]|://|\bwww\.|\b(?:GH|GHSA|CVE)-|[0-9a-f]{7}", re.IGNORECASE)


def is_still(text: str, site: str) -> bool:
    """Whether nothing in a text comes alive but links to the pages of rules of the site at the address `site`.

    It is Markdown as `report/` and `changes/` write it; whatever else somebody put there is refused.
    """
    unlinked = LINK.sub(lambda link: link[1] if _is_rule(link[1], link[2], site) else link[0], text)
    rest = TAG.sub("", HEADING.sub("", unlinked))
    shown = html.unescape(rest)
    return (
        _is_closed(text)
        and not MARKS.search(ENTITY.sub("", rest))
        and not FOUND.search(shown)
        and all(map(_is_plain, shown))
    )


def _is_closed(text: str) -> bool:
    """Whether what is folded or code ends where it began, so that the rest of the comment stays as it is."""
    for tag in ("details", "summary", "code"):
        depth = 0
        for found in re.findall(rf"</?{tag}>", text):
            depth += -1 if found.startswith("</") else 1
            if depth < 0:
                return False
        if depth:
            return False
    return True


def _is_rule(slug: str, address: str, site: str) -> bool:
    """Whether an address is that of a rule's page, in whatever language."""
    below = address.removeprefix(site) if site and address.startswith(site) else ""
    return bool(re.fullmatch(rf"(?:[a-z]{{2,3}}/)?rules/{slug}/", below))


def _is_plain(letter: str) -> bool:
    """Whether a letter shows as what it is; the blank without width keeps texts still, variants make signs of emoji."""
    return letter.isprintable() or letter in "\n\u200b\ufe0f"
