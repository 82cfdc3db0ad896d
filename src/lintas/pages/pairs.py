"""A page for each two cities of which one learned from the other, was asked, or is its twin."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.pages.adoption import adoption_group
from lintas.pages.cards import cards, group
from lintas.pages.linked import Linked
from lintas.pages.linked_things import city_in_short
from lintas.pages.listing import addresses, listing
from lintas.pages.notes import where
from lintas.pages.page import Crumbs, Fact, Facts, Group, Link, Page, Title
from lintas.pages.site import Site
from lintas.pages.ways import ways_block
from lintas.ties import Tie


def pair_pages(site: Site) -> Iterator[Page]:
    """`/pairs/<a>--<b>/`."""
    for tie in site.library.ties.values():
        link = site.pair(tie.pair)
        one, other = (site.city(city) for city in tie.pair)
        groups = tuple(_groups(site, tie))
        lists = addresses(site, "pairs", "--".join(tie.pair), groups=groups)
        yield from listing(
            site,
            "pairs",
            "--".join(tie.pair),
            title=Title(link.text, site.say("field.pair"), site.say("pair.lead", a=one.text, b=other.text)),
            groups=groups or (Group("lessons", site.say("group.lessons"), empty=site.say("empty.pair")),),
            before=(Crumbs((site.page("cities", "cities"), one, other)),),
            below=(ways_block(site, tie, lists), *_twin(site, tie)),
            linked=Linked({"about": [city_in_short(site, city) for city in tie.pair]}),
        )


def _groups(site: Site, tie: Tie) -> Iterator[Group]:
    for teacher in tie.pair:
        learner = next(city for city in tie.pair if city != teacher)
        lessons = tuple(one for one in tie.lessons if teacher in one.city and learner in one.learners)
        if lessons:
            names = {"teacher": site.city(teacher).text, "learner": site.city(learner).text}
            heading = site.say("group.one-from-other", **names)
            yield Group(f"from-{teacher}", heading, cards(site, lessons))
    yield from adoption_group(site, tie.adoptions)
    for key, notes in (("asks", tie.asks), ("offers", tie.offers), ("exchanges", tie.exchanges)):
        if notes:
            yield group(site, key, notes)


def _twin(site: Site, tie: Tie) -> Iterator[Facts]:
    twin = tie.twin
    if not twin:
        return
    status = site.say(f"tie.{twin.status}")
    since = site.say("twin.since", date=site.date(twin.since)) if twin.since else ""
    sources = [where(address) for address in (twin.source, *twin.also) if address]
    text = ", ".join(part for part in (status, since) if part)
    yield Facts(
        (
            Fact("twin", site.say("field.twin"), (Link(text),)),
            *((Fact("source", site.say("field.source"), tuple(sources)),) if sources else ()),
        ),
        site.say("facts.pair"),
    )
