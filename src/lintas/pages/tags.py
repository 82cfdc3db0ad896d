"""Free tags: a list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lintas.names import slug
from lintas.pages.cards import cards
from lintas.pages.listing import alternates, listing
from lintas.pages.page import Crumbs, Group, Index, Page, Title
from lintas.pages.site import Site


def tag_pages(site: Site) -> Iterator[Page]:
    """`/tags/` and `/tags/<slug>/`; each language has its own tags."""
    addresses = {lang: {slug(tag) for tag in tags} for lang, tags in site.library.tags.items()}
    tags = site.library.tags[site.lang]
    title = Title(site.say("page.tags"), lead=site.say("page.tags.lead"))
    links = tuple(replace(site.tag(tag), aside=str(len(notes))) for tag, notes in tags.items())
    yield Page(
        uri=site.uri("tags"),
        lang=site.lang,
        title=title.text,
        view=(title, Index("all-tags", site.say("group.all-tags"), links, compact=True, empty=site.say("empty.tags"))),
        description=title.lead,
        alternates=alternates(site, "tags"),
    )
    for tag, notes in tags.items():
        yield from listing(
            site,
            "tags",
            slug(tag),
            title=Title(tag, site.say("field.tag")),
            groups=(Group("notes", site.say("group.notes"), cards(site, notes)),),
            before=(Crumbs((site.page("tags", "tags"),)),),
            elsewhere=tuple(lang for lang, known in addresses.items() if slug(tag) not in known),
        )
