"""The list of cities, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.pages.adoption import adoption_group
from lintas.pages.cards import cards, group
from lintas.pages.follow import follow, followed
from lintas.pages.linked import Linked
from lintas.pages.linked_things import city_in_full
from lintas.pages.listing import alternates, listing
from lintas.pages.map import learning_map
from lintas.pages.page import Counts, Crumbs, Fact, Facts, Group, Index, Link, Page, Title
from lintas.pages.site import Site
from lintas.ties import Tie


def city_pages(site: Site) -> Iterator[Page]:
    """`/cities/` and `/cities/<id>/`."""
    yield _index(site)
    for city in site.library.vocabulary.cities:
        yield from _city(site, city)


def tie_links(site: Site) -> tuple[Link, ...]:
    """Every pair of cities with what joins them, those with most lessons first."""
    ordered = sorted(site.library.ties.values(), key=lambda tie: (-len(tie.lessons), tie.pair))
    return tuple(Link(site.pair(tie.pair).text, site.pair(tie.pair).uri, aside=joined(site, tie)) for tie in ordered)


def joined(site: Site, tie: Tie) -> str:
    """What joins two cities, counted."""
    counts = (
        ("count.lesson", len(tie.lessons)),
        ("count.exchange", len(tie.exchanges)),
        ("count.ask", len(tie.asks)),
        ("count.offer", len(tie.offers)),
    )
    found = [site.words.count(key, number) for key, number in counts if number]
    return " · ".join(found) or site.say("field.twin")


def _index(site: Site) -> Page:
    library = site.library
    title = Title(site.say("page.cities"), lead=site.say("page.cities.lead"))
    drawn = learning_map(site)
    links = []
    for city in library.vocabulary.cities:
        taught = sum(city in lesson.city for lesson in library.lessons)
        learned = sum(city in lesson.learners for lesson in library.lessons)
        aside = site.say("city.counts", country=site.country(city), taught=taught, learned=learned)
        links.append(Link(site.city(city).text, site.city(city).uri, aside=aside))
    return Page(
        uri=site.uri("cities"),
        lang=site.lang,
        title=title.text,
        view=(
            title,
            Counts((site.page("matrix", "matrix"),)),
            *((drawn,) if drawn else ()),
            Index("all-cities", site.say("group.all-cities"), tuple(sorted(links, key=lambda link: link.text))),
            Index("pairs", site.say("group.pairs"), tie_links(site)),
        ),
        description=title.lead,
        alternates=alternates(site, "cities"),
    )


def _city(site: Site, city: str) -> Iterator[Page]:
    library = site.library
    name = library.vocabulary.city_name(city, site.lang)
    taught = tuple(lesson for lesson in library.lessons if city in lesson.city)
    learned = tuple(lesson for lesson in library.lessons if city in lesson.learners)
    groups = [
        Group("taught", site.say("group.taught", city=name), cards(site, taught)),
        Group("learned", site.say("group.learned", city=name), cards(site, learned)),
        *adoption_group(site, (pair for pair in library.adoptions if pair[1].city == city)),
        group(site, "asked-by-city", tuple(ask for ask in library.asks if city in ask.asked_by), city=name),
        group(site, "asked-of-city", tuple(ask for ask in library.asks if city in ask.asked_of), city=name),
        group(site, "offers", tuple(o for o in library.offers if city in (*o.offered_by, *o.offered_to))),
        group(site, "exchanges", tuple(e for e in library.exchanges if city in (*e.cities, e.place))),
    ]
    filled = tuple(one for one in groups if one.cards)
    empty = Group("lessons", site.say("group.lessons"), empty=site.say("empty.city", city=name))
    ties = tuple(
        Link(site.pair(tie.pair).text, site.pair(tie.pair).uri, aside=joined(site, tie))
        for tie in library.ties_of(city)
    )
    facts = (Fact("country", site.say("field.country"), (Link(site.country(city)),)), *_twins(site, city))
    yield from listing(
        site,
        "cities",
        city,
        title=Title(name, site.say("field.city_page"), site.say("city.lead", city=name)),
        groups=filled or (empty,),
        before=(Crumbs((site.page("cities", "cities"),)),),
        after=((Index("pairs", site.say("group.pairs-of", city=name), ties),) if ties else ())
        + (Facts(facts, site.say("facts")), *follow(site, site.say("follow.city"), ("cities", city))),
        linked=Linked({"mainEntity": city_in_full(site, city)}),
        feed=followed(site, ("cities", city)),
    )


def _twins(site: Site, city: str) -> Iterator[Fact]:
    """Its sister cities, each with how sure that is."""
    links = []
    for tie in site.library.ties_of(city):
        if tie.twin:
            other = next(one for one in tie.pair if one != city)
            status = site.say(f"tie.{tie.twin.status}")
            links.append(Link(site.city(other).text, site.pair(tie.pair).uri, aside=status))
    if links:
        yield Fact("twins", site.say("field.twins"), tuple(links))
