"""The sources that somebody named, one below the other: a title, an address, or a title with its address below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bs4 import Tag

from lintas.values import is_address

# A host as people type it, without `https://`: it has a path, or a name of several parts.
HOST = re.compile(r"(?:[\w-]+\.)+(?:[a-z]{2}|com|org|net|gov|edu|int|info)(?=[/:?#]|$)", re.IGNORECASE)
AROUND = " ,;:.–—-"  # what stands between a title and its address


def sources_of(blocks: Iterable[Tag]) -> Iterator[dict[str, str]]:
    """A source for each line of text, but for an address right below its title: they are one."""
    title = ""
    for text, link in _lines(blocks):
        url = link or next(filter(None, map(_address, text.split())), "")
        said = _without_address(text, url)
        if url and not said and title:
            yield {"title": title, "url": url}
            title = ""
            continue
        if title:
            yield {"title": title}
        title = "" if url else text
        if url:
            yield {"title": said or text, "url": url}
    if title:
        yield {"title": title}


def _lines(blocks: Iterable[Tag]) -> Iterator[tuple[str, str]]:
    """The lines that have a text, each with the address that it leads to, if it does."""
    for block in blocks:
        for line in block.find_all(["li", "tr"]) or [block]:
            links = [str(link["href"]) for link in line.find_all("a") if is_address(str(link.get("href", "")))]
            for newline in line.find_all("br"):
                newline.replace_with("\n")
            rows = [" ".join(row.split()) for row in line.get_text(" " if line.name == "tr" else "").split("\n")]
            rows = [row for row in rows if row]
            if line.name == "tr":
                rows = [" ".join(rows)]
            for row in filter(None, rows):
                yield row, links.pop(0) if links and (len(rows) == 1 or _address(row)) else ""


def _address(word: str) -> str:
    """The complete address that a word is; empty where it is none."""
    word = word.strip("<>(),;").rstrip(".,;)")
    if is_address(word):
        return word
    host = HOST.match(word)
    if host and ("/" in word or host[0].count(".") > 1):
        return f"https://{word}" if is_address(f"https://{word}") else ""
    return ""


def _without_address(text: str, url: str) -> str:
    """What a line says beside its address, however that was typed."""
    words = (word for word in text.split() if not url or _bare(_address(word)) != _bare(url))
    return " ".join(words).strip(AROUND)


def _bare(url: str) -> str:
    return url.partition("://")[2].rstrip("/")
