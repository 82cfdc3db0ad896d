"""What strangers typed, so that it can stand in a note, in an answer and in a pull request without doing anything."""

from __future__ import annotations

import re
import unicodedata

from lintas.report.quoted import verbatim
from lintas.unseen import FORBIDDEN, JOINERS

REMOVED = {"Cc", "Cf", "Cs"}  # what steers a terminal or the direction of writing, and halves of characters
BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\v\f]")
SHOWN = 120  # characters of an answer that are repeated
HEADING = re.compile(r"^( {0,3})#{1,2}(?=\s|$)")
RULE = re.compile(r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}-{1,}[ \t]*$")  # a line, or the mark of a heading above it
EQUALS = re.compile(r"^( {0,3})(=+[ \t]*)$")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
# With bounds, so that no text can keep the patterns busy.
PICTURE = re.compile(r"!\[([^\]\n]{0,200})\]\((https?://[^\s)]{1,500})[^)\n]{0,200}\)")
IMAGE = re.compile(r"<img\b[^>]{0,300}?\bsrc=[\"'](https?://[^\"'\s>]{1,500})[\"'][^>]{0,300}>", re.IGNORECASE)


def visible(text: str) -> str:
    """A text with one kind of line break, and without what nobody sees."""
    return "".join(
        letter
        for letter in BREAKS.sub("\n", text)
        if letter in "\n\t"
        or letter in JOINERS  # letters of some scripts and emoji need them
        or (unicodedata.category(letter) not in REMOVED and not FORBIDDEN.match(letter))
    )


def line(text: str) -> str:
    """An answer of one line."""
    return " ".join(visible(text).split())


def paragraphs(text: str) -> str:
    """An answer of several lines, as a part of a note's text.

    Headings sink below ours, comments show, pictures become links (they lie on another site), and a code block that was
    never closed ends here.
    """
    lines: list[str] = []
    fence = ""
    for row in visible(text).strip("\n").split("\n"):
        mark = FENCE.match(row)
        if fence:
            lines.append(row)
            fence = "" if mark and mark[1].startswith(fence) and not mark[2].strip() else fence
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            lines.append(row)
            fence = mark[1]
        else:
            lines.append(_row(row))
    return "\n".join([*lines, fence] if fence else lines).strip()


def _row(row: str) -> str:
    row = IMAGE.sub(r"<\1>", PICTURE.sub(r"[\1](\2)", row)).replace("[](", "[🖼](")
    row = row.replace("<!--", "&lt;!--")
    row = EQUALS.sub(r"\1\\\2", HEADING.sub(r"\1###", row))
    return "* * *" if RULE.match(row) else row.rstrip()


def as_code(text: str) -> str:
    """What somebody typed, cut, in an answer: nothing in it is a link, a mention, a reference or a comment."""
    shown = line(text)
    return verbatim(shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…")
