"""The front page: what this is, and the shortest ways in."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.library import Library
from lintas.model import Adoption, Lesson
from lintas.pages.adoption import adoption_cards
from lintas.pages.cards import group
from lintas.pages.cities import tie_links
from lintas.pages.listing import alternates
from lintas.pages.page import Group, Index, Notice, Page, Title
from lintas.pages.site import Site
from lintas.pages.themes import theme_links

FEW = 3
THEMES = 8


def home_pages(site: Site) -> Iterator[Page]:
    """`/`."""
    library = site.library
    lead = site.say("home.lead")
    themes = theme_links(site)[:THEMES]
    groups = [
        Group(
            "adoption",
            site.say("page.adoption"),
            adoption_cards(site, _latest_of_each(library)[:FEW]),
            more=site.page("adoption.all", "adoption"),
        ),
        group(site, "latest", library.lessons[:FEW], more=site.page("themes.all", "themes")),
        group(site, "open-asks", library.open_asks[:FEW], more=site.page("asks.all", "asks")),
    ]
    yield Page(
        uri=site.uri(),
        lang=site.lang,
        title=site.say("home.title"),
        view=(
            Title(site.say("home.title"), lead=lead),
            Index("themes", site.say("home.themes"), themes, more=site.page("themes.all", "themes")),
            *(one for one in groups if one.cards),
            Index("pairs", site.say("home.pairs"), tie_links(site)[:THEMES], more=site.page("cities.all", "cities")),
            Notice(site.say("home.contribute"), site.page("contribute", "contribute")),
        ),
        description=lead,
        alternates=alternates(site),
    )


def _latest_of_each(library: Library) -> tuple[tuple[Lesson, Adoption], ...]:
    """The latest follow-up of each lesson: a lesson that two offices spoke of is shown once."""
    found: dict[str, tuple[Lesson, Adoption]] = {}
    for lesson, entry in library.adoptions:
        found.setdefault(lesson.id, (lesson, entry))
    return tuple(found.values())
