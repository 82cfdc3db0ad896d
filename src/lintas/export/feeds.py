"""Feeds: what is new in the base, on a theme, of a city, among open asks; as Atom and as JSON Feed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from types import MappingProxyType

from lintas.export.atom import atom
from lintas.export.entry import Entry, Feed, entry, fit
from lintas.export.json_feed import json_feed
from lintas.export.linked_text import LinkedTexts
from lintas.export.stock import Files, Stock
from lintas.model import AnyNote
from lintas.news import ATOM, EVERYTHING, JSON, Subject
from lintas.pages.follow import followed
from lintas.pages.site import Site
from lintas.vocabulary import in_language

Write = Callable[[Feed], bytes]
# By its file's name what writes a feed.
WRITTEN: Mapping[str, Write] = MappingProxyType({ATOM: atom, JSON: json_feed})


def feed_files(stock: Stock) -> Files:
    """`feed.xml` and `feed.json` beside the pages that they are about, in each language.

    A site without an address has none: the ids of a feed are complete addresses. Nor has what nothing is known of.
    """
    return dict(_files(_Feeds(stock))) if stock.site_url else {}


def _files(feeds: _Feeds) -> Iterator[tuple[str, tuple[str, Callable[[], bytes]]]]:
    stock = feeds.stock
    keys = {note.id: feeds.key(note) for latest in stock.library.news.values() for note in latest}
    for lang in stock.library.languages:
        for subject, notes in stock.library.news.items():
            key = stock.key("feed", lang, subject, [keys[note.id] for note in notes])
            for name, written in WRITTEN.items():
                yield f"{stock.uri(lang, *subject)}{name}", (key, partial(feeds.file, written, lang, subject, notes))


@dataclass(frozen=True)
class _Feeds:
    """Feeds with their entries, each of which is made once in a language: it stands in several feeds."""

    stock: Stock
    _entries: dict[tuple[str, str], Entry] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _texts(self) -> LinkedTexts:
        return LinkedTexts(self.stock)

    @cached_property
    def _sites(self) -> Mapping[str, Site]:
        return {lang: Site(self.stock.library, lang) for lang in self.stock.library.languages}

    def key(self, note: AnyNote) -> str:
        """A digest of all that a note's entries are made of."""
        return self.stock.key(self.stock.note_key("feed", note), self._texts.key(note))

    def file(self, written: Write, lang: str, subject: Subject, notes: Sequence[AnyNote]) -> bytes:
        """The file of a feed."""
        return written(self.feed(lang, subject, notes))

    def feed(self, lang: str, subject: Subject, notes: Sequence[AnyNote]) -> Feed:
        """The feed of a subject in a language."""
        stock, site = self.stock, self._sites[lang]
        here = followed(site, subject)
        assert here is not None  # noqa: S101  (it has notes)
        entries = tuple(self._entry(site, note) for note in notes)
        return Feed(
            lang=lang,
            title=fit(f"{here.text} · {stock.site_name}" if here.text else stock.site_name),
            about=fit(_about(stock, site, subject, here.text)),
            address=stock.address(here.uri),
            author=fit(stock.site_name),
            home=stock.address(stock.uri(lang)),
            license=stock.license,
            license_address=stock.license_address,
            entries=entries,
        )

    def _entry(self, site: Site, note: AnyNote) -> Entry:
        key = site.lang, note.id
        if key not in self._entries:
            self._entries[key] = entry(self.stock, site, note, self._texts)
        return self._entries[key]


def _about(stock: Stock, site: Site, subject: Subject, name: str) -> str:
    """What a feed is about in a sentence."""
    match subject:
        case ("themes", theme):
            definition = in_language(stock.library.vocabulary.themes[theme].definition, site.lang)
            return definition or site.say("feed.about", name=name, site=stock.site_name)
        case ("cities", _):
            return site.say("city.lead", city=name)
    if subject == EVERYTHING:
        first = site.lang == stock.library.languages[0]  # the settings describe the site in one language
        return (first and stock.description) or site.say("home.lead")
    return site.say("feed.about", name=name, site=stock.site_name)
