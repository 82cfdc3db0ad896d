"""Links that lead to another host than they seem to, by their words or by a letter of another script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from lintas.body import split_target
from lintas.problem import Problem
from lintas.source import Source
from lintas.unseen import lookalikes, named

MOST_TOLD = 5  # links that one note is told of
LINK = re.compile(r"""<a\b[^<>]*?\bhref=["']?(https?:[^"'<> ]*)[^<>]*+>(.{0,2000}?)</a>""", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^<>]*+>")
# An address, or a host as people write it; `report.pdf` and `README.md` are none.
SAID = re.compile(
    r"(?:https?://(?P<host>[^\s/?#]+)|(?P<bare>www\.[\w.-]+|[a-z][\w-]*(?:\.[a-z][\w-]*)*\.(?:com|org|net|gov|edu|int|info)"
    r"|[a-z][\w-]*(?:\.[a-z][\w-]*)+\.[a-z]{2}))(?:[:/?#]\S*)?",
    re.IGNORECASE,
)
ARCHIVES = ("archive.org", "archive.ph", "archive.today")  # lead to what stood at the address that the words say


def misleading(source: Source, made: str) -> Iterator[Problem]:
    """What readers of a body are led to elsewhere than they think, at its place in the text."""
    yield from islice(_found(source, made), MOST_TOLD)


def _found(source: Source, made: str) -> Iterator[Problem]:
    after = 0
    for link in LINK.finditer(made):
        address, text = unescape(link[1]), unescape(TAG.sub("", link[2])).strip()
        host = _host(split_target(address).netloc)
        place = source.body.find(address, after)
        after = place + len(address) if place >= 0 else after
        at = source.locate_at(max(place, 0))
        if letter := next(lookalikes(host), None):
            yield Problem("unseen-character", at, {"sign": named(letter.text), "text": host}, "lookalike")
        elif (said := SAID.fullmatch(text)) and not _is_same(_host(said["host"] or said["bare"]), host):
            yield Problem("misleading-link", at, {"said": said["host"] or said["bare"], "host": host})


def _host(name: str) -> str:
    return name.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.").rstrip(".")


def _is_same(said: str, host: str) -> bool:
    """Whether both are one host, or one is a part of the other; an archive shows what others said."""
    return f".{host}".endswith((f".{said}", *(f".{one}" for one in ARCHIVES))) or said.endswith(f".{host}")
