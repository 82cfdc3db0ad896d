"""Texts of strangers in which nothing comes alive: other engines have no sanitiser after their Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from lintas.body import split_target
from lintas.sanitise import SCHEMES, TAGS

MADE = {"input", "label"}  # tags that extensions make, for task lists and tabs, beside those that a note may have
BOXES = {"checkbox", "radio"}  # the types of such inputs
TAB = re.compile(r"__tabbed_\d+(?:_\d+)?")  # the only ids of theirs that look like Material's own
TAG = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?://|[\w.+-]+@)[^\s<>]*>)")  # not an address in brackets
COMMENT = re.compile(r"<!--(?!-?>).*?-->", re.DOTALL)
UNCLOSED = re.compile(r"<[a-zA-Z/!?][^<>]*(?=<|\Z)")  # a tag that the rest of the page would close
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
CODE = re.compile(r"(`++).+?(?<!`)\1(?!`)")
# Without one of these nothing in a text can come alive: HTML, attributes, entities, and addresses of other schemes.
SUSPECT = re.compile(rf"[<{{&]|(?:\]\(|\]:)\s*(?!(?:{'|'.join(sorted(SCHEMES))}):)[^)]{{0,2000}}:", re.IGNORECASE)
FENCES = re.compile(r"`{3,}")


def harmless(markdown: str, render: Callable[[str], str]) -> str:
    """A text in which HTML is read as text, where any of it could run, load or disguise itself; else as it is.

    `render` is the Markdown of the site. What is dangerous without HTML is shown as it was typed.
    """
    if not SUSPECT.search(markdown):
        return markdown
    for text in (markdown, _escaped(markdown)):
        if not _Dangers(render(text)).found:
            return text
    longest = max(map(len, FENCES.findall(markdown)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{markdown.strip()}\n{fence}"


def deeper(markdown: str) -> str:
    """The text with its headings one level down."""
    return "".join(f"#{line}" if is_text and line.startswith("#") else line for line, is_text in _lines(markdown))


def _escaped(markdown: str) -> str:
    return "".join(_without_tags(line) if is_text else line for line, is_text in _lines(markdown))


def _without_tags(line: str) -> str:
    """A line whose tags are text; code is left as it is."""
    parts, after = list[str](), 0
    for code in CODE.finditer(line):
        parts += (TAG.sub("&lt;", line[after : code.start()]), code[0])
        after = code.end()
    return "".join((*parts, TAG.sub("&lt;", line[after:])))


def _lines(markdown: str) -> list[tuple[str, bool]]:
    """The lines of a text, and whether they are outside of fences."""
    found, fence = [], ""
    for line in markdown.splitlines(keepends=True):
        mark = FENCE.match(line)
        found.append((line, not fence and not mark))
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
    return found


class _Dangers(HTMLParser):
    """Whether HTML has what no note may have on our own site."""

    def __init__(self, html: str) -> None:
        super().__init__()
        seen = COMMENT.sub("", html)
        self.found = bool(UNCLOSED.search(seen))
        self.feed(seen)
        self.close()

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002  (any is one too many)
        """A declaration, or a comment that nothing ends."""
        self.found = True

    def handle_pi(self, data: str) -> None:  # noqa: ARG002  (likewise)
        """An instruction."""
        self.found = True

    def handle_comment(self, data: str) -> None:  # noqa: ARG002  (likewise)
        """A comment that is not written as one."""
        self.found = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag and its attributes."""
        given = [(name, value or "") for name, value in attrs]
        types = {value for name, value in given if name == "type"}
        allowed = tag in TAGS | MADE and (tag != "input" or (types and types <= BOXES))
        self.found = self.found or not allowed or any(_is_danger(name, value) for name, value in given)


def _is_danger(name: str, value: str) -> bool:
    if name == "for" or (name == "id" and value.strip().startswith("__")):
        return not TAB.fullmatch(value)  # by such ids Material finds its own parts
    if name in {"href", "src"}:
        scheme = split_target(value.strip()).scheme
        return bool(scheme) and scheme not in SCHEMES
    if name == "class":
        return "md-" in value  # a part of Material: a note could dress up as one
    return name.startswith(("on", "data-md")) or name in {"style", "srcdoc", "srcset", "action", "formaction", "ping"}
