"""All exchanges on one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from lintas.model import Exchange
from lintas.pages.cards import card
from lintas.pages.listing import listing
from lintas.pages.page import Card, Fact, Group, Link, Page, Title
from lintas.pages.site import Site
from lintas.pages.timeline import timeline_block


def exchange_pages(site: Site) -> Iterator[Page]:
    """`/exchanges/`: by year, the latest first."""
    groups = tuple(
        Group(
            anchor=f"year-{year or 'unknown'}",
            heading=str(year) if year else site.say("exchanges.undated"),
            cards=tuple(_card(site, exchange) for exchange in exchanges),
            timeline=True,
        )
        for year, exchanges in groupby(site.library.exchanges, key=_year)
    )
    title = Title(site.say("page.exchanges"), lead=site.say("page.exchanges.lead"))
    empty = Group("exchanges", site.say("group.exchanges"), empty=site.say("empty.exchanges"))
    yield from listing(site, "exchanges", title=title, groups=groups or (empty,), below=timeline_block(site))


def _year(exchange: Exchange) -> int:
    return exchange.date.start.year if exchange.date else 0


def _card(site: Site, exchange: Exchange) -> Card:
    """An exchange with both clocks, what was planned, and what it brought."""
    facts = []
    if exchange.planned:
        key = "planned" if exchange.status == "held" else "first_planned"
        facts.append(Fact(key, site.say(f"field.{key}"), (Link(site.date(exchange.planned)),)))
    if exchange.reported:
        facts.append(Fact("published", site.say("field.published"), (Link(site.date(exchange.reported)),)))
    inside = site.library.in_exchange(exchange.id)
    counts = [
        site.words.count(f"count.{kind}", number)
        for kind in ("lesson", "ask", "offer")
        if (number := sum(note.kind == kind for note in inside))
    ]
    if counts:
        facts.append(Fact("brought", site.say("field.brought"), (Link(" · ".join(counts)),)))
    shown = card(site, exchange)
    return replace(shown, facts=(*shown.facts, *facts))
