"""Pages that list notes, cut into pages of 50."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lintas.pages.linked import NOTHING_MORE, Linked
from lintas.pages.page import Block, Group, Link, Page, Pager, Title
from lintas.pages.site import Site, uri_in
from lintas.social.picture import Picture

PER_PAGE = 50


def listing(
    site: Site,
    *parts: str,
    title: Title,
    groups: tuple[Group, ...],
    before: tuple[Block, ...] = (),
    below: tuple[Block, ...] = (),
    after: tuple[Block, ...] = (),
    elsewhere: tuple[str, ...] = (),
    per_page: int = PER_PAGE,
    picture: Picture | None = None,
    linked: Linked = NOTHING_MORE,
    feed: Link | None = None,
) -> Iterator[Page]:
    """The pages of one list at the address `parts`.

    `before` stands above the title of each; `below` the title and `after` the groups only on the first; groups go on
    where they were cut. `elsewhere` are languages without this list: the switch leads to the list above it there. All
    of its pages have the one `feed`.
    """
    sheets = _cut(groups, per_page)
    for number, sheet in enumerate(sheets, start=1):
        here = (*parts, *_page_parts(number))
        first = number == 1
        pager = (_pager(site, parts, number, len(sheets)),) if len(sheets) > 1 else ()
        yield Page(
            uri=site.uri(*here),
            lang=site.lang,
            title=title.text if first else site.say("pager.title", title=title.text, n=number),
            view=(*before, title, *(below if first else ()), *sheet, *pager, *(after if first else ())),
            description=title.lead,
            alternates=_others(site, here, elsewhere if first else None),
            elsewhere=_elsewhere(site, parts, elsewhere, first=first),
            picture=picture,
            linked=linked,
            feed=feed,
        )


def addresses(site: Site, *parts: str, groups: tuple[Group, ...]) -> dict[str, str]:
    """Where the heading of each group of a list stands, by the group's anchor: it may be on a later page."""
    found, before = {}, 0
    for group in groups:
        found[group.anchor] = f"{site.uri(*parts, *_page_parts(before // PER_PAGE + 1))}#list-{group.anchor}"
        before += len(group.cards)
    return found


def alternates(site: Site, *parts: str) -> dict[str, str]:
    """The addresses of a page that is there in every language."""
    return {lang: uri_in(lang, site.library.languages, *parts) for lang in site.library.languages}


def _others(site: Site, here: tuple[str, ...], elsewhere: tuple[str, ...] | None) -> dict[str, str]:
    # A list in another language may be cut elsewhere, or be shorter: its later pages have no counterpart.
    if elsewhere is None:
        return {site.lang: site.uri(*here)}
    return {lang: uri for lang, uri in alternates(site, *here).items() if lang not in elsewhere}


def _elsewhere(site: Site, parts: tuple[str, ...], missing: tuple[str, ...], *, first: bool) -> dict[str, str]:
    """Where the switch leads instead: to the list above a list that is not there, from a later page to the first."""
    return {
        lang: uri_in(lang, site.library.languages, *(parts[:-1] if lang in missing else parts))
        for lang in site.library.languages
        if lang in missing or (not first and lang != site.lang)
    }


def _page_parts(number: int) -> tuple[str, ...]:
    return ("page", str(number)) if number > 1 else ()


def _cut(groups: tuple[Group, ...], per_page: int) -> list[list[Group]]:
    """Groups in sheets of at most `per_page` cards; a group that is cut goes on under the same heading."""
    sheets: list[list[Group]] = [[]]
    room = per_page
    for group in groups:
        if not group.cards:
            sheets[-1].append(group)
        rest = group.cards
        while rest:
            if room == 0:
                sheets.append([])
                room = per_page
            sheets[-1].append(replace(group, cards=rest[:room]))
            taken = min(room, len(rest))
            rest, room = rest[taken:], room - taken
    return sheets


def _pager(site: Site, parts: tuple[str, ...], number: int, of: int) -> Pager:
    def link(to: int, key: str) -> Link | None:
        return Link(site.say(key), site.uri(*parts, *_page_parts(to))) if 1 <= to <= of else None

    return Pager(
        label=site.say("pager.label", n=number, of=of),
        previous=link(number - 1, "pager.previous"),
        next=link(number + 1, "pager.next"),
    )
