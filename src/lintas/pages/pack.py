"""A theme to print and to take to a meeting: its lessons in full, and who asks about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintas.library import Library, in_time
from lintas.model import Ask, Lesson
from lintas.pages.cards import latest_stage, sides, strongest_first, when
from lintas.pages.listing import alternates
from lintas.pages.notes import source_line, step
from lintas.pages.page import Block, Crumbs, Fact, Link, Notice, Page, SourceLine, Step, Text, Title, Tools
from lintas.pages.site import Site
from lintas.vocabulary import in_language

MOST = 20  # lessons; with a page each they are as much as anybody reads before a meeting
PACK = "print"  # the last part of its address


@dataclass(frozen=True)
class PackedLesson:
    """A lesson in full. `name` is its anchor and names its text, which is in `lang` where that is not the page's."""

    name: str
    title: Link
    kicker: str
    summary: str
    mark: str
    newer: Link | None
    facts: tuple[Fact, ...]
    lang: str
    steps: tuple[Step, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class Pack(Block):
    """What a theme's pack holds. `count` says how many lessons, `more` that there are others."""

    template = "pack"
    count: str
    lessons: tuple[PackedLesson, ...]
    asks: tuple[SourceLine, ...]
    more: Notice | None


def packed(library: Library, theme: str) -> tuple[Lesson, ...]:
    """The lessons of a theme and of all narrower ones that its pack has, in its order."""
    return tuple(_in_order(library, theme)[:MOST])


def _in_order(library: Library, theme: str) -> list[Lesson]:
    """Strongest evidence first, then the latest; what another lesson has replaced comes last."""
    themes = library.vocabulary.with_narrower(theme)
    by_date = library.lessons_by_theme.get(theme, ())
    if len(themes) > 1:
        found = {lesson.id for one in themes for lesson in library.lessons_by_theme.get(one, ())}
        by_date = tuple(lesson for lesson in library.lessons if lesson.id in found)
    return sorted(strongest_first(by_date), key=lambda one: one.superseded_by in library.notes)


def pack_link(site: Site, theme: str) -> Link | None:
    """The way to the pack of a theme; None where there is nothing to pack."""
    under = site.library.vocabulary.with_narrower(theme)
    if site.library.lessons_by_theme.keys().isdisjoint(under):
        return None
    return site.page("pack", "themes", theme, PACK)


def pack_uris(library: Library) -> set[str]:
    """The addresses of all packs: no list of pages names them."""
    sites = [Site(library, lang) for lang in library.languages]
    links = (pack_link(site, theme) for site in sites for theme in library.vocabulary.themes)
    return {link.uri for link in links if link}


def pack_pages(site: Site) -> Iterator[Page]:
    """`/themes/<id>/print/`."""
    for theme in site.library.vocabulary.themes:
        yield from pack_page(site, theme)


def pack_page(site: Site, theme: str) -> Iterator[Page]:
    """The pack of one theme, where it has a lesson."""
    library = site.library
    lessons = _in_order(library, theme)
    if not lessons:
        return
    label, shown = library.vocabulary.theme_label(theme, site.lang), lessons[:MOST]
    here = site.theme(theme)
    title = Title(label, site.say("page.pack"), in_language(library.vocabulary.themes[theme].definition, site.lang))
    more = Notice(site.say("pack.more", shown=MOST, of=len(lessons)), here) if len(lessons) > MOST else None
    asks = tuple(_ask(site, ask) for ask in library.under(library.open_asks, theme))
    pack = Pack(
        site.words.count("count.lesson", len(lessons)), tuple(_lesson(site, lesson) for lesson in shown), asks, more
    )
    yield Page(
        uri=site.uri("themes", theme, PACK),
        lang=site.lang,
        title=site.say("pack.title", theme=label),
        view=(Crumbs((site.page("themes", "themes"), here)), title, Tools(), pack),
        description=title.lead,
        alternates=alternates(site, "themes", theme, PACK),
        texts=tuple(_text(site, lesson) for lesson in shown),
        is_found=False,
    )


def _name(lesson: Lesson) -> str:
    return f"lesson:{lesson.id}"  # no heading's id begins so


def _text(site: Site, lesson: Lesson) -> Text:
    version = lesson.text_of(lesson.version(site.lang))
    return Text(_name(lesson), version.path, version.body)


def _lesson(site: Site, lesson: Lesson) -> PackedLesson:
    library, version = site.library, lesson.version(site.lang)
    newer = library.notes.get(lesson.superseded_by)
    written_in = lesson.text_of(version).lang
    return PackedLesson(
        name=_name(lesson),
        title=site.note(lesson),
        kicker=" · ".join((", ".join(city.text for city in site.cities(lesson.teachers)), when(site, lesson))),
        summary=version.summary,
        mark=site.mark(lesson),
        newer=site.note(newer) if newer else None,
        facts=tuple(_facts(site, lesson)),
        lang="" if written_in == site.lang else written_in,
        steps=tuple(step(site, entry) for entry in in_time(lesson)),
        sources=tuple(source_line(site, source) for source in lesson.sources),
    )


def _facts(site: Site, lesson: Lesson) -> Iterator[Fact]:
    """What one asks first of a lesson, in few words."""
    stage = latest_stage(lesson)
    found = {
        **{key: ", ".join(city.text for city in site.cities(cities)) for key, cities in sides(lesson)},
        "date": when(site, lesson),
        "published": site.date(lesson.reported) if lesson.reported else "",
        "stage": site.say(f"stage.{stage.stage}" if stage else "stage.none"),
        "evidence": site.say(f"evidence.{lesson.evidence}") if lesson.evidence else "",
    }
    for key, text in found.items():
        if text:
            yield Fact(key, site.say(f"field.{key}"), (Link(text),))


def _ask(site: Site, ask: Ask) -> SourceLine:
    """Who asks what, and since when."""
    who = ", ".join(city.text for city in site.cities(ask.students))
    return SourceLine(site.note(ask), (who, site.date(ask.date)))
