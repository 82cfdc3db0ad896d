"""The list of themes, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lintas.library import taken_up_by
from lintas.model import AnyNote, Exchange
from lintas.pages.adoption import adoption_group
from lintas.pages.cards import cards, group, strongest_first
from lintas.pages.follow import follow, followed
from lintas.pages.linked_base import linked_theme, linked_themes
from lintas.pages.listing import addresses, alternates, listing
from lintas.pages.pack import pack_link
from lintas.pages.page import Block, Counts, Crumbs, Fact, Facts, Group, Index, Link, Page, Title, Tools
from lintas.pages.pictures import theme_picture
from lintas.pages.site import Site
from lintas.vocabulary import in_language


def theme_pages(site: Site) -> Iterator[Page]:
    """`/themes/` and `/themes/<id>/`."""
    yield _index(site)
    for theme in site.library.vocabulary.themes:
        yield from _theme(site, theme)


def largest_first(site: Site) -> list[str]:
    """All themes, those with most lessons first."""
    return sorted(site.lessons_under, key=lambda theme: -len(site.lessons_under[theme]))


def theme_links(site: Site) -> tuple[Link, ...]:
    """Every theme with the number of its lessons, those with most first."""
    return tuple(
        replace(site.theme(theme), aside=site.words.count("count.lesson", len(site.lessons_under[theme])))
        for theme in largest_first(site)
    )


def _index(site: Site) -> Page:
    themes = site.library.vocabulary.themes
    explained = {site.uri("themes", theme): _definition(site, theme) for theme in themes}
    title = Title(site.say("page.themes"), lead=site.say("page.themes.lead"))
    index = Index("all-themes", site.say("group.all-themes"), theme_links(site), explained=explained)
    return Page(
        uri=site.uri("themes"),
        lang=site.lang,
        title=title.text,
        view=(title, Counts((site.page("matrix", "matrix"),)), index),
        description=title.lead,
        alternates=alternates(site, "themes"),
        linked=linked_themes(site),
    )


def _theme(site: Site, theme: str) -> Iterator[Page]:
    vocabulary = site.library.vocabulary
    label = vocabulary.theme_label(theme, site.lang)
    also = ", ".join(vocabulary.themes[theme].alt.get(site.lang, ()))
    groups = tuple(_groups(site, theme))
    yield from listing(
        site,
        "themes",
        theme,
        title=Title(
            label,
            site.say("field.theme"),
            _definition(site, theme),
            also=site.say("title.also", names=also) if also else "",
        ),
        groups=groups,
        before=(Crumbs((site.page("themes", "themes"),)),),
        below=(_counts(site, theme, addresses(site, "themes", theme, groups=groups)), Tools(pack_link(site, theme))),
        after=(*_neighbours(site, theme), *follow(site, site.say("follow.theme"), ("themes", theme))),
        picture=theme_picture(site, theme),
        linked=linked_theme(site, theme),
        feed=followed(site, ("themes", theme)),
    )


def _definition(site: Site, theme: str) -> str:
    return in_language(site.library.vocabulary.themes[theme].definition, site.lang)


def _counts(site: Site, theme: str, lists: Mapping[str, str]) -> Counts:
    """What there is on a theme: lessons, cities, what was taken up, what was asked and not answered.

    `lists` has the address of each list by its anchor.
    """
    lessons = site.lessons_under[theme]
    cities = {city for lesson in lessons for city in (*lesson.city, *lesson.learners)}
    taken_up = sum(bool(taken_up_by(lesson)) for lesson in lessons)
    unanswered = len(site.library.under(site.library.open_asks, theme))
    if not lessons and not unanswered:
        return Counts(())
    count = site.words.count
    return Counts(
        (
            Link(count("count.lesson", len(lessons)), next(iter(lists.values())) if lessons else ""),
            Link(count("count.city", len(cities))),
            Link(count("count.taken-up", taken_up), lists["adoption"] if taken_up else ""),
            Link(count("count.unanswered", unanswered), lists["asks"] if unanswered else ""),
        )
    )


def _groups(site: Site, theme: str) -> Iterator[Group]:
    """Its own lessons, then narrower ones under their names, each once; then what came of them, and who asks."""
    library = site.library
    under = site.lessons_under[theme]
    own = strongest_first(library.on_theme(library.lessons, theme))
    if own or not under:
        yield Group(
            "lessons",
            site.say("group.lessons"),
            cards(site, own),
            site.say("empty.theme"),
            more=None if own else site.page("contribute", "contribute"),
        )
    shown = {lesson.id for lesson in own}
    for narrower in library.vocabulary.with_narrower(theme)[1:]:
        found = strongest_first(note for note in library.on_theme(library.lessons, narrower) if note.id not in shown)
        shown |= {lesson.id for lesson in found}
        if found:
            yield Group(f"theme-{narrower}", library.vocabulary.theme_label(narrower, site.lang), cards(site, found))
    yield from adoption_group(site, ((lesson, entry) for lesson in under for entry in lesson.adoption))
    exchanges = library.under(library.exchanges, theme)
    others: dict[str, tuple[AnyNote, ...]] = {
        "asks": library.under(library.asks, theme),
        "offers": library.under(library.offers, theme),
        "planned-exchanges": tuple(one for one in exchanges if _is_planned(one)),
        "exchanges": tuple(one for one in exchanges if not _is_planned(one)),
    }
    for key, notes in others.items():
        if notes:
            yield group(site, key, notes)


def _is_planned(exchange: Exchange) -> bool:
    return exchange.status in {"proposed", "planned"}


def _neighbours(site: Site, theme: str) -> Iterator[Block]:
    vocabulary = site.library.vocabulary
    entry = vocabulary.themes[theme]
    facts = {
        "broader": tuple(site.theme(other) for other in entry.broader),
        "narrower": tuple(site.theme(other) for other in vocabulary.narrower(theme)),
        "related": tuple(site.theme(other) for other in vocabulary.related(theme)),
        "sdg": tuple(Link(target) for target in entry.sdg),
        "crf": (Link(entry.crf),) if entry.crf else (),
    }
    shown = tuple(Fact(key, site.say(f"field.{key}"), links) for key, links in facts.items() if links)
    if shown:
        yield Facts(shown, site.say("facts"))
