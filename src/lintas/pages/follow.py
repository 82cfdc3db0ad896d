"""What can be followed from a page, in feed readers: how it is called, where its page is, and the visible way to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintas.news import ATOM, EVERYTHING, OPEN_ASKS, Subject
from lintas.pages.page import Block, Link
from lintas.pages.site import Site


@dataclass(frozen=True)
class Follow(Block):
    """The way to a feed, for people. It is shown where the site's address is known: there are no feeds without."""

    template = "follow"
    link: Link


def followed(site: Site, subject: Subject) -> Link | None:
    """What can be followed under its name, with the address of its page; None where there is no news of it."""
    if subject not in site.library.news:
        return None
    vocabulary = site.library.vocabulary
    match subject:
        case ("themes", theme):
            name = vocabulary.theme_label(theme, site.lang)
        case ("cities", city):
            name = vocabulary.city_name(city, site.lang)
        case _:
            name = site.say("feed.asks") if subject == OPEN_ASKS else ""
    return Link(name, site.uri(*subject))


def follow(site: Site, text: str, subject: Subject = EVERYTHING) -> Iterator[Follow]:
    """The way to the feed of a subject, under a text; nothing where there is no news of it."""
    if subject in site.library.news:
        yield Follow(Link(text, f"{site.uri(*subject)}{ATOM}", aside=site.say("follow.aside")))
