"""Text of strangers in what GitHub shows as Markdown: it is read as it was typed, and nothing in it comes alive.

GitHub looks for mentions, references and addresses in what Markdown has become, where an entity is a sign like any
other; so these are broken by a blank without width as well.
"""

from __future__ import annotations

import re

NOTHING = "&#8203;"  # a blank without width
SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]{}<>!|~$^&"})
CODE = re.compile(r"`([^`]+)`")
# Between two of these a blank without width is put: what begins a mention or a reference to an issue; an address or an
# emoji; names of issues and advisories; what could be a commit (seven hexadecimal digits or more).
BEGINNINGS = (
    re.compile(r"(?<=[@#])(?=\S)"),
    re.compile(r"(?<=:)(?=\S)"),
    re.compile(r"(?<=www)(?=\.)|(?<=\bGH)(?=-)|(?<=\bGHSA)(?=-)|(?<=\bCVE)(?=-)", re.IGNORECASE),
    re.compile(r"(?<=[0-9a-f]{6})(?=[0-9a-f])", re.IGNORECASE),
)


def quoted(text: str) -> str:
    """A text on one line as Markdown, in which only what stands between back-ticks is marked: as code."""
    parts = CODE.split(" ".join(text.split()))
    return "".join(f"<code>{_still(part)}</code>" if place % 2 else _still(part) for place, part in enumerate(parts))


def still_code(text: str) -> str:
    """A text on one line as code, back-ticks and all, as the comment on a change takes it (`comment/still.py`)."""
    return f"<code>{_still(' '.join(text.split()))}</code>"


def verbatim(line: str) -> str:
    """A line as code to be copied: sign by sign what it is, without blanks that nobody sees."""
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    blank = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{blank}{line}{blank}{ticks}" if line else "“”"


def _still(text: str) -> str:
    for beginning in BEGINNINGS:
        text = beginning.sub("\u200b", text)
    return text.translate(SIGNS).replace("\u200b", NOTHING)
