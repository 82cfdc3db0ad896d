"""Free tags: a list, and a page for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lintas.library import latest_first
from lintas.model import AnyNote
from lintas.names import slug
from lintas.pages.cards import cards
from lintas.pages.listing import alternates, listing
from lintas.pages.page import Crumbs, Group, Index, Link, Page, Title
from lintas.pages.site import Site


def tag_pages(site: Site) -> Iterator[Page]:
    """`/tags/` and `/tags/<slug>/`; each language has its own tags."""
    slugs = {lang: {slug(tag) for tag in tags} for lang, tags in site.library.tags.items()}
    merged: dict[str, list[AnyNote]] = defaultdict(list)
    names: dict[str, str] = {}
    for tag, notes in site.library.tags[site.lang].items():
        merged[slug(tag)].extend(notes)
        names.setdefault(slug(tag), tag)
    title = Title(site.say("page.tags"), lead=site.say("page.tags.lead"))
    links = tuple(
        Link(name, site.uri("tags", key), aside=str(len({note.id for note in merged[key]})))
        for key, name in names.items()
    )
    yield Page(
        uri=site.uri("tags"),
        lang=site.lang,
        title=title.text,
        view=(title, Index("all-tags", site.say("group.all-tags"), links, compact=True, empty=site.say("empty.tags"))),
        description=title.lead,
        alternates=alternates(site, "tags"),
    )
    for key, name in names.items():
        notes = latest_first({note.id: note for note in merged[key]}.values())
        yield from listing(
            site,
            "tags",
            key,
            title=Title(name, site.say("field.tag")),
            groups=(Group("notes", site.say("group.notes"), cards(site, notes)),),
            before=(Crumbs((site.page("tags", "tags"),)),),
            elsewhere=tuple(lang for lang, known in slugs.items() if key not in known),
        )
