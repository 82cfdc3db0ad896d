"""The pictures that stand beside shared links: one for the site, each theme, and the latest exchanges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintas.catalogue import catalogue
from lintas.model import AnyNote, Exchange
from lintas.pages.site import Site
from lintas.social.letters import writable
from lintas.social.picture import Picture
from lintas.vocabulary import in_language

FOLDER = "assets/lintas/cards"
LATEST = 40  # exchanges; drawing one takes 10 ms, and what is shared is mostly new


def site_picture(lang: str) -> Picture:
    """What stands beside every page that has no picture of its own."""
    say = catalogue(lang).say
    return Picture(f"{FOLDER}/{lang}/site.png", say("home.title"), line=say("home.lead"))


def theme_picture(site: Site, theme: str) -> Picture | None:
    """The picture of a theme; none where the font can't write its name."""
    return _pictures(site).get(f"themes/{theme}")


def note_picture(site: Site, note: AnyNote) -> Picture | None:
    """The picture of a note's exchange, else of its first theme."""
    exchange = note.id if isinstance(note, Exchange) else note.exchange
    names = (f"exchanges/{exchange}", *(f"themes/{theme}" for theme in note.theme[:1]))
    return next((_pictures(site)[name] for name in names if name in _pictures(site)), None)


def all_pictures(site: Site) -> tuple[Picture, ...]:
    """All pictures of a language."""
    return site_picture(site.lang), *_pictures(site).values()


def _pictures(site: Site) -> Mapping[str, Picture]:
    if not site.pictures:
        found = (*_themes(site), *_exchanges(site))
        site.pictures.update((name, picture) for name, picture in found if writable(picture.title))
    return site.pictures


def _themes(site: Site) -> Iterator[tuple[str, Picture]]:
    vocabulary = site.library.vocabulary
    for theme, entry in vocabulary.themes.items():
        label, definition = vocabulary.theme_label(theme, site.lang), in_language(entry.definition, site.lang)
        name = f"themes/{theme}"
        yield name, Picture(f"{FOLDER}/{site.lang}/{name}.png", label, site.say("field.theme"), definition)


def _exchanges(site: Site) -> Iterator[tuple[str, Picture]]:
    for exchange in site.library.exchanges[:LATEST]:
        version = exchange.versions.get(site.lang)
        if not version:
            continue
        cities = ", ".join(city.text for city in site.cities(exchange.cities))
        date = site.date(exchange.date) if exchange.date and exchange.status == "held" else ""
        line = " · ".join(part for part in (cities, date) if part)
        name = f"exchanges/{exchange.id}"
        yield name, Picture(f"{FOLDER}/{site.lang}/{name}.png", version.title, site.say("kind.exchange"), line)
