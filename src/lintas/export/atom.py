"""A feed as Atom (RFC 4287), by `feedgenerator`; what that library lacks is added here."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator  # type: ignore[import-untyped]

from lintas.export.entry import Entry, Feed
from lintas.news import ATOM


def atom(feed: Feed) -> bytes:
    """The feed's file."""
    made = _Atom(
        title=feed.title,
        link=feed.address,
        description=feed.about,
        language=feed.lang,
        author_name=feed.author,
        author_link=feed.home,
        feed_url=f"{feed.address}{ATOM}",
        feed_guid=f"{feed.address}{ATOM}",
        feed_copyright=feed.license or None,
        license_address=feed.license_address,
    )
    for one in feed.entries:
        made.add_item(
            title=one.title,
            link=one.address,
            description=None,  # the library would call it HTML
            unique_id=one.id,
            # Days, of which the library writes the beginning by UTC: nobody says at what hour something was reported.
            updateddate=one.updated,
            entry=one,
        )
    out = StringIO()
    made.write(out, "utf-8")
    return f"{out.getvalue()}\n".encode()


class _Atom(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """With the licence, languages of entries, plain summaries, and themes under their names.

    Each entry has dates: without them the library would take those of the build.
    """

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """The head of the feed."""
        super().add_root_elements(handler)
        if address := self.feed["license_address"]:  # RFC 4946
            handler.addQuickElement("link", "", {"rel": "license", "href": address})

    def item_attributes(self, item: Mapping[str, Any]) -> dict[str, str]:
        """The entry's language, where it is not the feed's."""
        return self._language(item["entry"].lang, self.feed["language"])

    def add_item_elements(self, handler: SimplerXMLGenerator, item: Mapping[str, Any]) -> None:
        """An entry."""
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        for author in entry.authors:
            handler.startElement("author", {})
            handler.addQuickElement("name", author)
            handler.endElement("author")
        handler.addQuickElement("link", "", {"rel": "related", "type": "application/json", "href": entry.record})
        for theme, label in (entry.kind, *entry.themes):
            handler.addQuickElement("category", "", {"term": theme, "label": label})
        if entry.summary:
            handler.addQuickElement("summary", entry.summary)
        language = self._language(entry.text_lang, entry.lang)
        handler.addQuickElement("content", entry.html, {"type": "html", **language})

    @staticmethod
    def _language(lang: str, around: str) -> dict[str, str]:
        return {"xml:lang": lang} if lang != around else {}
