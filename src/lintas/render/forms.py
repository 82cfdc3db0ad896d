"""Other forms of a page, for programs: feeds of what is new, a note as its Markdown and as its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup, escape

from lintas import whole
from lintas.pages.page import Link
from lintas.whole import BESIDE

# Media types: of Atom by RFC 4287, of JSON Feed by its specification, of Markdown by RFC 7763.
FEEDS = {file.path: file.media_type for file in whole.FEEDS}
MARKDOWN = BESIDE, "text/markdown"
RECORD = "application/json"


@dataclass(frozen=True)
class Rendition:
    """A page, or what it is about, in another form than HTML.

    The title is escaped; there is none where the type says it all.
    """

    media_type: str
    uri: str
    title: Markup | None = None


def feed_forms(feed: Link | None, site_name: str, site_url: str) -> Iterator[Rendition]:
    """The feeds of what a page is about, which is the whole site where it has no name; none without an address."""
    if feed is None or not site_url:
        return
    title = escape(f"{feed.text} · {site_name}" if feed.text else site_name)
    for name, media_type in FEEDS.items():
        yield Rendition(media_type, urljoin(site_url, f"{feed.uri}{name}"), title)


def note_forms(uri: str, record: str, site_url: str) -> Iterator[Rendition]:
    """The other forms of a note's page at `uri`, which has a `record`."""
    name, media_type = MARKDOWN
    for kind, address in ((media_type, f"{uri}{name}"), (RECORD, record)):
        yield Rendition(kind, urljoin(site_url, address) if site_url else address)
