"""All notes, to be searched and narrowed down; without a script, by plain lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lintas.library import latest_first
from lintas.model import AnyNote
from lintas.names import slug
from lintas.pages.cards import when
from lintas.pages.listing import listing
from lintas.pages.page import Card, Crumbs, Explore, Group, Index, Link, Page, Title
from lintas.pages.site import Site, uri_in
from lintas.search.facets import FACETS, facet_values
from lintas.search.labels import NAMES, value_label

PER_PAGE = 200  # lines of a title and a date: a page of them is no longer than one of 50 cards
ELSEWHERE = {"theme": "themes", "from": "cities", "learner": "cities"}  # facets whose values have pages of their own


def explore_pages(site: Site) -> Iterator[Page]:
    """`/explore/`, and for each value without a page of its own `/explore/<facet>/<value>/`."""
    found = _by_value(site)
    title = Title(site.say("page.explore"), lead=site.say("page.explore.lead"))
    yield Page(
        uri=site.uri("explore"),
        lang=site.lang,
        title=title.text,
        view=(
            title,
            Explore(
                label=site.say("search.label"),
                submit=site.say("search.open"),
                without_script=site.say("search.noscript"),
                lists=(
                    *(_index(site, facet, values) for facet, values in found.items() if values),
                    Index("explore-tag", site.say("page.tags"), (site.page("tags", "tags"),)),
                ),
            ),
        ),
        description=title.lead,
        alternates={lang: uri_in(lang, site.library.languages, "explore") for lang in site.library.languages},
    )
    for facet, values in found.items():
        if facet not in ELSEWHERE:
            for value, notes in values.items():
                yield from _list(site, facet, value, notes)


def _by_value(site: Site) -> dict[str, dict[str, list[AnyNote]]]:
    """By facet and value the notes that have it; the values in the order in which they are read."""
    found: dict[str, dict[str, list[AnyNote]]] = {facet: defaultdict(list) for facet in FACETS}
    for note in site.library.notes.values():
        for facet, values in facet_values(site.library, note).items():
            for value in values:
                found[facet][value].append(note)
    return {facet: _in_order(facet, values) for facet, values in found.items()}


def _in_order(facet: str, values: Mapping[str, list[AnyNote]]) -> dict[str, list[AnyNote]]:
    """Years from the latest, all others from the most frequent."""
    if facet == "year":
        return dict(sorted(values.items(), key=lambda item: -int(item[0])))
    return dict(sorted(values.items(), key=lambda item: (-len(item[1]), item[0])))


def _index(site: Site, facet: str, values: Mapping[str, list[AnyNote]]) -> Index:
    links = tuple(
        Link(
            value_label(site.library, facet, value, site.lang),
            site.uri(ELSEWHERE[facet], value) if facet in ELSEWHERE else site.uri("explore", facet, slug(value)),
            aside=str(len(notes)),
        )
        for value, notes in values.items()
    )
    return Index(f"explore-{facet}", site.say(f"group.explore-{facet}"), links, compact=True)


def _list(site: Site, facet: str, value: str, notes: list[AnyNote]) -> Iterator[Page]:
    label = value_label(site.library, facet, value, site.lang)
    cards = tuple(_line(site, note) for note in latest_first(notes))
    yield from listing(
        site,
        "explore",
        facet,
        slug(value),
        title=Title(site.say("page.explore.value", facet=site.say(NAMES[facet]), value=label)),
        groups=(Group("notes", site.say("group.notes"), cards),),
        before=(Crumbs((site.page("explore", "explore"),)),),
        per_page=PER_PAGE,
    )


def _line(site: Site, note: AnyNote) -> Card:
    """A note in one line."""
    if note.id not in site.lines:
        kicker = " · ".join(part for part in (site.say(f"kind.{note.kind}"), when(site, note)) if part)
        site.lines[note.id] = Card(site.note(note), note.kind, kicker, mark=site.mark(note))
    return site.lines[note.id]
