"""An entry of a feed: a note in few words, its text, and when it was told and last added to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from lintas.dates import When
from lintas.export.linked_text import LinkedTexts
from lintas.export.stock import Stock
from lintas.model import AnyNote, Ask, Exchange, Lesson, Offer
from lintas.pages.cards import latest_stage, sides
from lintas.pages.site import Site, record_uri

# What is no character of XML 1.0 (https://www.w3.org/TR/xml/#charsets): it stands for nothing in a text.
NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """A note in a feed.

    `id` is the complete address of its original's page: the same in every feed and language. Title and summary are in
    `lang`; `html` is harmless, and in `text_lang` but for parts that say otherwise. `themes` are ids with their labels.
    `updated` is the latest day that the record speaks of. When the site first had it no record says, and readers that
    sort by that would put a lesson of a visit long ago where nobody looks. `note` is the note's id, `kind` what it is
    and how that is called, `record` the complete address of it as JSON.
    """

    id: str
    address: str
    lang: str
    title: str
    summary: str
    html: str
    text_lang: str
    updated: dt.date
    note: str
    kind: tuple[str, str]
    record: str
    authors: tuple[str, ...]
    themes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Feed:
    """A feed at the `address` of its page. Its author is the site, whose first page is `home`."""

    lang: str
    title: str
    about: str
    address: str
    author: str
    home: str
    license: str
    license_address: str
    entries: tuple[Entry, ...]


def entry(stock: Stock, site: Site, note: AnyNote, texts: LinkedTexts) -> Entry:
    """A note as an entry in a language, else in that of its original."""
    version = note.version(site.lang)
    text = note.text_of(version)
    updated = stock.library.latest_dates[note.id]
    assert updated is not None  # noqa: S101  (without one it is in no feed)
    uri = site.note(note).uri
    html = (
        _marked("p", version.summary, version.lang, text.lang),
        _marked("ul", _facts(site, note), site.lang, text.lang),
        texts.html(text, version.lang, uri),
    )
    return Entry(
        id=stock.address(stock.uri(note.original.lang, "notes", note.id)),
        address=stock.address(uri),
        lang=version.lang,
        title=fit(version.title),
        summary=fit(version.summary),
        html=fit("\n".join(part for part in html if part)),
        text_lang=text.lang,
        updated=updated,
        note=note.id,
        kind=(note.kind, site.say(f"kind.{note.kind}")),
        record=stock.address(record_uri(note)),
        authors=tuple(fit(author) for author in note.authors),
        themes=tuple((theme, fit(site.theme(theme).text)) for theme in note.theme),
    )


def _marked(tag: str, content: str, lang: str, around: str) -> str:
    """A part of a text, with its language where that is not the one around it; empty where it has no content."""
    attribute = f' lang="{lang}"' if lang != around else ""
    return f"<{tag}{attribute}>{escape(content)}</{tag}>" if content else ""


def _facts(site: Site, note: AnyNote) -> Markup:
    """What kind of note it is and what is known at a glance, as lines of a list: every reader of feeds shows these."""
    kind = f"<li>{escape(site.say(f'kind.{note.kind}.long'))}</li>"
    lines = (f"<li>{escape(label)}: {escape(text)}</li>" for label, text in _known(site, note))
    return Markup("".join((kind, *lines)))  # noqa: S704  (escaped)


def _known(site: Site, note: AnyNote) -> Iterator[tuple[str, str]]:
    """Who, when, and how far it has come; nothing that changes with the day on which it is read."""
    for key, cities in sides(note):
        if cities:
            yield site.say(f"field.{key}"), ", ".join(city.text for city in site.cities(cities))
    if note.date:
        yield _date(site, note, note.date)
    if isinstance(note, Ask | Offer):
        yield site.say("field.state"), site.say(f"{note.kind}-state.{note.state}")
    if isinstance(note, Lesson):
        if latest := latest_stage(note):
            parts = (site.city(latest.city).text, site.say(f"stage.{latest.stage}"))
            yield site.say("field.stage"), ", ".join((*parts, site.date(latest.date)) if latest.date else parts)
        if note.evidence:
            yield site.say("field.evidence"), site.say(f"evidence.{note.evidence}")


def _date(site: Site, note: AnyNote, when: When) -> tuple[str, str]:
    """When it was, or was to be; that it is overdue, as pages say, depends on the day."""
    date = site.date(when)
    if isinstance(note, Exchange) and note.status != "held":
        return site.say("field.status"), f"{site.say(f'status.{note.status}')}: {date}"
    return site.say("field.said" if isinstance(note, Ask | Offer) else "field.date"), date


def fit(text: str) -> str:
    """A text without what is no character."""
    return NO_CHARACTER.sub("", text)
