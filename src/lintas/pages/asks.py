"""What cities want to learn, the longest waiting first, and what others offer to teach."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.model import AnyNote
from lintas.news import OPEN_ASKS
from lintas.pages.cards import cards, group
from lintas.pages.follow import follow, followed
from lintas.pages.listing import listing
from lintas.pages.page import Group, Page, Title
from lintas.pages.site import Site


def ask_pages(site: Site) -> Iterator[Page]:
    """`/asks/`."""
    library = site.library
    answered = tuple(ask for ask in library.asks if ask.state == "answered")
    taken_up = tuple(ask for ask in library.asks if ask.state == "taken-up")
    ended: list[AnyNote] = [ask for ask in library.asks if ask.state == "withdrawn"]
    ended.extend(offer for offer in library.offers if offer.state != "open")
    groups = [
        Group("open", site.say("group.open-asks"), cards(site, library.open_asks), site.say("empty.asks")),
        group(site, "taken-up", taken_up),
        group(site, "answered", answered),
        group(site, "open-offers", library.open_offers),
        group(site, "ended", tuple(ended)),
    ]
    title = Title(site.say("page.asks"), lead=site.say("page.asks.lead"))
    yield from listing(
        site,
        "asks",
        title=title,
        groups=tuple(one for one in groups if one.cards or one.empty),
        after=tuple(follow(site, site.say("follow.asks"), OPEN_ASKS)),
        feed=followed(site, OPEN_ASKS),
    )
