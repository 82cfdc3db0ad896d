"""The list of all pages for search engines (https://www.sitemaps.org/protocol.html), and what they may look at."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from lintas.export.stock import Files, Stock
from lintas.whole import SITEMAP

Days = Callable[[], Mapping[str, dt.date]]  # asked only when a sitemap is made
MOST = 50_000  # addresses in a file, by the protocol
ROBOTS = "robots.txt"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
LATER = re.compile(r"(?!notes/)(?:.+/)?page/[0-9]+/")  # the address of a list's second page, and of those behind it
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def sitemap_files(
    stock: Stock, uris: Iterable[str], sources: Mapping[str, str], days: Days, state: object = ""
) -> Files:
    """The sitemap of the pages at `uris`, with the days on which those of `sources` were last changed.

    `sources` has the paths of files, relative to the base, by the addresses of their pages; `days` gives those of the
    files, and `state` is another where they may be others. A site without an address has no sitemap: one needs complete
    addresses.
    """
    found = sorted(uris)
    if not stock.site_url:
        return {ROBOTS: (stock.key("robots"), lambda: _robots(stock))}
    key = stock.key("sitemap", stock.whole_key("sitemap"), found, state, sorted(sources.items()))
    parts = [found[start : start + MOST] for start in range(0, len(found), MOST)] or [[]]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    files: Files = {ROBOTS: (stock.key("robots"), lambda: _robots(stock))}
    if len(parts) == 1:
        return files | {SITEMAP.path: (key, lambda: _sitemap(stock, found, found, sources, days))}
    for name, part in zip(names, parts, strict=True):
        files[name] = (key, lambda part=part: _sitemap(stock, part, found, sources, days))  # type: ignore[misc]
    return files | {SITEMAP.path: (key, lambda: _index(stock, names))}


def _sitemap(stock: Stock, part: Sequence[str], every: Sequence[str], sources: Mapping[str, str], days: Days) -> bytes:
    siblings = _siblings(every, stock.library.languages)
    last = _last(stock, sources, days())
    lines = [HEAD, f'<urlset xmlns="{NAMESPACE}" xmlns:xhtml="{XHTML}">']
    for uri in part:
        common = _apart(uri, stock.library.languages)[1]
        lines += ("<url>", *_entry(stock, uri, siblings.get(common, {}), last.get(uri)), "</url>")
    return "\n".join((*lines, "</urlset>", "")).encode()


def _entry(stock: Stock, uri: str, siblings: Mapping[str, str], day: dt.date | None) -> Iterator[str]:
    yield f"<loc>{escape(stock.address(uri))}</loc>"
    if day:
        yield f"<lastmod>{day.isoformat()}</lastmod>"
    for lang, sibling in siblings.items() if len(siblings) > 1 else ():
        yield f'<xhtml:link rel="alternate" hreflang="{lang}" href={quoteattr(stock.address(sibling))}/>'


def _siblings(uris: Iterable[str], languages: tuple[str, ...]) -> Mapping[str, dict[str, str]]:
    """The addresses of the same page in each language, in the order of these, by what they have in common.

    The later pages of a list have no counterpart: in another language it may be cut elsewhere (`pages/listing.py`).
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for uri in uris:
        lang, common = _apart(uri, languages)
        if not LATER.fullmatch(common):
            found[common][lang] = uri
    return {common: {lang: some[lang] for lang in languages if lang in some} for common, some in found.items()}


def _apart(uri: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The language of an address, and what is the same in all languages."""
    first, slash, rest = uri.partition("/")
    return (first, rest) if slash and first in languages[1:] else (languages[0], uri)


def _last(stock: Stock, sources: Mapping[str, str], days: Mapping[str, dt.date]) -> dict[str, dt.date]:
    """When pages were last changed: by git where it knows, else by what the record says."""
    last = {uri: day for uri, path in sources.items() if (day := days.get(path))}
    for note in stock.library.notes.values():
        for lang in note.versions:
            uri = stock.uri(lang, "notes", note.id)
            if uri not in last and (day := stock.library.latest_dates[note.id]):
                last[uri] = day
    return last


def _index(stock: Stock, names: Sequence[str]) -> bytes:
    entries = (f"<sitemap><loc>{escape(stock.address(name))}</loc></sitemap>" for name in names)
    return "\n".join((HEAD, f'<sitemapindex xmlns="{NAMESPACE}">', *entries, "</sitemapindex>", "")).encode()


def _robots(stock: Stock) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if stock.site_url:
        lines += ["", f"Sitemap: {stock.address(SITEMAP.path)}"]
    return "\n".join((*lines, "")).encode()
