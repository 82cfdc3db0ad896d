"""The list of themes, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lintas.pages.adoption import adoption_group
from lintas.pages.cards import cards, group
from lintas.pages.listing import alternates, listing
from lintas.pages.page import Block, Crumbs, Fact, Facts, Group, Index, Link, Page, Title
from lintas.pages.pictures import theme_picture
from lintas.pages.site import Site
from lintas.vocabulary import in_language


def theme_pages(site: Site) -> Iterator[Page]:
    """`/themes/` and `/themes/<id>/`."""
    yield _index(site)
    for theme in site.library.vocabulary.themes:
        yield from _theme(site, theme)


def theme_links(site: Site) -> tuple[Link, ...]:
    """Every theme with the number of its lessons, those with most first."""
    counts = {theme: len(lessons) for theme, lessons in site.lessons_under.items()}
    return tuple(
        replace(site.theme(theme), aside=site.words.count("count.lesson", number))
        for theme, number in sorted(counts.items(), key=lambda item: -item[1])
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
        view=(title, index),
        description=title.lead,
        alternates=alternates(site, "themes"),
    )


def _theme(site: Site, theme: str) -> Iterator[Page]:
    vocabulary = site.library.vocabulary
    label = vocabulary.theme_label(theme, site.lang)
    crumbs = Crumbs((site.page("themes", "themes"),))
    title = Title(label, site.say("field.theme"), _definition(site, theme))
    yield from listing(
        site,
        "themes",
        theme,
        title=title,
        groups=tuple(_groups(site, theme, label)),
        before=(crumbs,),
        after=tuple(_neighbours(site, theme)),
        picture=theme_picture(site, theme),
    )


def _definition(site: Site, theme: str) -> str:
    return in_language(site.library.vocabulary.themes[theme].definition, site.lang)


def _groups(site: Site, theme: str, label: str) -> Iterator[Group]:
    """Its own lessons, then narrower ones under their names, each once; then who asks and who offers."""
    library = site.library
    own = library.on_theme(library.lessons, theme)
    yield Group("lessons", site.say("group.lessons"), cards(site, own), site.say("empty.theme", theme=label))
    shown = {lesson.id for lesson in own}
    for narrower in library.vocabulary.with_narrower(theme)[1:]:
        found = tuple(note for note in library.on_theme(library.lessons, narrower) if note.id not in shown)
        shown |= {lesson.id for lesson in found}
        if found:
            yield Group(f"theme-{narrower}", library.vocabulary.theme_label(narrower, site.lang), cards(site, found))
    under = site.lessons_under[theme]
    yield from adoption_group(site, ((lesson, entry) for lesson in under for entry in lesson.adoption))
    for key, notes in (("asks", library.asks), ("offers", library.offers), ("exchanges", library.exchanges)):
        on_theme = library.on_theme(notes, theme)
        if on_theme:
            yield group(site, key, on_theme)


def _neighbours(site: Site, theme: str) -> Iterator[Block]:
    vocabulary = site.library.vocabulary
    entry = vocabulary.themes[theme]
    also = entry.alt.get(site.lang, ())
    facts = {
        "broader": tuple(site.theme(other) for other in entry.broader),
        "narrower": tuple(site.theme(other) for other in vocabulary.narrower(theme)),
        "related": tuple(site.theme(other) for other in vocabulary.related(theme)),
        "alt": tuple(Link(text) for text in also),
        "sdg": tuple(Link(target) for target in entry.sdg),
        "crf": (Link(entry.crf),) if entry.crf else (),
    }
    shown = tuple(Fact(key, site.say(f"field.{key}"), links) for key, links in facts.items() if links)
    if shown:
        yield Facts(shown)
