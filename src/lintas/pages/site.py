"""What every page needs: the library, its own language and wording, and the addresses of all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lintas.catalogue import Catalogue, catalogue, language_name
from lintas.countries import country_name
from lintas.dates import When, written_date
from lintas.doors import NO_DOORS, Doors
from lintas.library import Library
from lintas.model import AnyNote, Lesson
from lintas.names import slug
from lintas.pages.linked import Shared
from lintas.pages.page import Card, Link
from lintas.social.picture import Picture
from lintas.ties import Pair
from lintas.whole import RECORDS


@dataclass(frozen=True)
class Site:
    """One language of the site; `doors` are where its readers reach those who keep it."""

    library: Library
    lang: str
    doors: Doors = NO_DOORS
    # By note, since many pages show the same: its card, with its themes and without, its line in a bare list, links to
    # it, alone or with its kind; and what came of it, by the entry.
    cards: dict[str, Card] = field(default_factory=dict, compare=False, repr=False)
    without_themes: dict[str, Card] = field(default_factory=dict, compare=False, repr=False)
    lines: dict[str, Card] = field(default_factory=dict, compare=False, repr=False)
    links: dict[str, Link] = field(default_factory=dict, compare=False, repr=False)
    with_kind: dict[str, Link] = field(default_factory=dict, compare=False, repr=False)
    follow_ups: dict[tuple[str, int], Card] = field(default_factory=dict, compare=False, repr=False)
    pictures: dict[str, Picture] = field(default_factory=dict, compare=False, repr=False)  # of themes and exchanges
    things: dict[object, Shared] = field(default_factory=dict, compare=False, repr=False)  # what programs are told of

    @cached_property
    def words(self) -> Catalogue:
        """The wording of the language."""
        return catalogue(self.lang)

    def say(self, key: str, /, **values: object) -> str:
        """A wording, filled in."""
        return self.words.say(key, **values)

    def uri(self, *parts: str) -> str:
        """The address of a page in this language: `uri("themes", "leadership")` is `id/themes/leadership/`."""
        return uri_in(self.lang, self.library.languages, *parts)

    def page(self, key: str, *parts: str) -> Link:
        """A link to one of our own pages under its name."""
        return Link(self.say(f"page.{key}"), self.uri(*parts))

    def theme(self, theme: str) -> Link:
        """A link to a theme."""
        return self._themes[theme]

    @cached_property
    def _themes(self) -> Mapping[str, Link]:
        vocabulary = self.library.vocabulary
        return {
            theme: Link(vocabulary.theme_label(theme, self.lang), self.uri("themes", theme), kind="theme")
            for theme in vocabulary.themes
        }

    def themes(self, note: AnyNote) -> tuple[Link, ...]:
        """Links to the themes of a note."""
        return tuple(self.theme(theme) for theme in note.theme)

    def city(self, city: str) -> Link:
        """A link to a city."""
        return self._cities[city]

    @cached_property
    def _cities(self) -> Mapping[str, Link]:
        vocabulary = self.library.vocabulary
        return {
            city: Link(vocabulary.city_name(city, self.lang), self.uri("cities", city), kind="city")
            for city in vocabulary.cities
        }

    def cities(self, cities: tuple[str, ...]) -> tuple[Link, ...]:
        """Links to some cities."""
        return tuple(self.city(city) for city in cities)

    def country(self, city: str) -> str:
        """The name of a city's country."""
        return country_name(self.library.vocabulary.cities[city].country, self.lang)

    def pair(self, pair: Pair) -> Link:
        """A link to the page of two cities."""
        one, other = (self.library.vocabulary.city_name(city, self.lang) for city in pair)
        return Link(self.say("page.pair.title", a=one, b=other), self.uri("pairs", "--".join(pair)))

    def tag(self, tag: str) -> Link:
        """A link to a free tag."""
        return Link(tag, self.uri("tags", slug(tag)), kind="tag")

    def note(self, note: AnyNote) -> Link:
        """A link to a note in this language, else to its original."""
        if note.id not in self.links:
            version = note.version(self.lang)
            uri = uri_in(version.lang, self.library.languages, "notes", note.id)
            self.links[note.id] = Link(version.title, uri, "" if version.lang == self.lang else version.lang)
        return self.links[note.id]

    def note_of_kind(self, note: AnyNote) -> Link:
        """A link to a note, which says what kind of note it is."""
        if note.id not in self.with_kind:
            self.with_kind[note.id] = replace(self.note(note), aside=self.say(f"kind.{note.kind}"))
        return self.with_kind[note.id]

    @cached_property
    def lessons_under(self) -> Mapping[str, tuple[Lesson, ...]]:
        """By theme its lessons and those of all narrower ones."""
        return {theme: self.library.lessons_under(theme) for theme in self.library.vocabulary.themes}

    def mark(self, note: AnyNote) -> str:
        """What a list says of a note whose text is in another language than its own; empty for its own."""
        version = note.version(self.lang)
        written_in = note.text_of(version).lang
        if written_in == self.lang:
            return ""
        key = "language.mark.body" if version.lang == self.lang else "language.mark"
        return self.say(key, language=language_name(written_in, self.lang))

    def date(self, when: When) -> str:
        """A date in words."""
        return written_date(when, self.lang)


def uri_in(lang: str, languages: tuple[str, ...], *parts: str) -> str:
    """An address below the root: the site's first language has none before it, the others theirs."""
    path = "/".join(parts if lang == languages[0] else (lang, *parts))
    return f"{path}/" if path else ""


def record_uri(note: AnyNote) -> str:
    """The address below the root of the JSON file about a note."""
    return f"{RECORDS}{note.kind}s/{note.id}.json"
