"""A feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import datetime as dt
import json

from lintas.export.entry import Entry, Feed
from lintas.news import JSON

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed's file."""
    head: dict[str, object] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.address,
        "feed_url": f"{feed.address}{JSON}",
        "description": feed.about,
        "language": feed.lang,
        "authors": [{"name": feed.author, "url": feed.home}],
    }
    # An entry on a line: `indent` would have Python write every value, at four times the price.
    items = ",\n".join(_written(_item(one)) for one in feed.entries)
    return f'{_written(head)[:-1]}, "items": [\n{items}\n]}}\n'.encode()


def _written(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _item(entry: Entry) -> dict[str, object]:
    """An entry; what is not known of it is left out."""
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_modified": _instant(entry.updated),
        "language": entry.lang,
        "authors": [{"name": author} for author in entry.authors],
        "tags": [entry.kind[1], *(label for _, label in entry.themes)],
        "_lintas": {
            "id": entry.note,
            "kind": entry.kind[0],
            "theme": [theme for theme, _ in entry.themes],
            "record": entry.record,
        },
    }
    return {key: value for key, value in item.items() if value}


def _instant(day: dt.date) -> str:
    """The beginning of a day by UTC, as RFC 3339 has it."""
    return f"{day.isoformat()}T00:00:00Z"
