"""The front page: what this is, and the shortest ways in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import quote

from lintas.library import Library
from lintas.model import Adoption, Lesson
from lintas.pages.adoption import adoption_cards
from lintas.pages.cards import group
from lintas.pages.cities import tie_links
from lintas.pages.follow import follow
from lintas.pages.linked_base import linked_home
from lintas.pages.listing import alternates
from lintas.pages.map import learning_map
from lintas.pages.page import Block, Group, Index, Link, Notice, Page
from lintas.pages.site import Site
from lintas.pages.themes import largest_first, theme_links

FEW = 3
THEMES = 6


@dataclass(frozen=True)
class Welcome(Block):
    """What this is, in a line, and the search; `examples` are questions that lead to their answers.

    The search works without a script as well: `action` is the explore page's address.
    """

    template = "welcome"
    text: str
    lead: str
    action: Link
    label: str
    examples_label: str
    examples: tuple[Link, ...]


def home_pages(site: Site) -> Iterator[Page]:
    """`/`."""
    library = site.library
    lead = site.say("home.lead")
    groups = [
        Group(
            "adoption",
            site.say("page.adoption"),
            adoption_cards(site, _latest_of_each(library)[:FEW]),
            more=site.page("adoption.all", "adoption"),
        ),
        group(
            site,
            "latest",
            library.lessons[:FEW],
            more=Link(site.say("home.all_lessons"), f"{site.uri('explore')}?kind=lesson"),
        ),
        group(site, "open-asks", library.open_asks[:FEW], more=site.page("asks.all", "asks")),
    ]
    yield Page(
        uri=site.uri(),
        lang=site.lang,
        title=site.say("home.title"),
        view=(
            Welcome(
                site.say("home.title"),
                lead,
                Link(site.say("search.open"), site.uri("explore")),
                site.say("home.search"),
                site.say("home.examples"),
                tuple(_examples(site)),
            ),
            Index(
                "themes",
                site.say("home.themes"),
                theme_links(site)[:THEMES],
                more=site.page("themes.all", "themes"),
                tiles=True,
            ),
            *(one for one in groups if one.cards),
            Index("pairs", site.say("home.pairs"), tie_links(site)[:THEMES], more=site.page("cities.all", "cities")),
            *_map(site),
            Notice(site.say("home.contribute"), site.page("contribute", "contribute")),
            *follow(site, site.say("follow.all")),
        ),
        description=lead,
        alternates=alternates(site),
        linked=linked_home(site),
    )


def _map(site: Site) -> Iterator[Block]:
    drawn = learning_map(site)
    if drawn:
        yield replace(drawn, rows=(), is_folded=True)


def _examples(site: Site) -> Iterator[Link]:
    """Questions that this base has answers to: on its largest themes, and on the cities of its latest lesson."""
    library = site.library
    themes = [theme for theme in largest_first(site) if site.lessons_under[theme]]
    if themes:
        yield _question(site, "home.example.theme", theme=_within(site.theme(themes[0]).text))
    for lesson in islice((lesson for lesson in library.lessons if lesson.learners), 1):
        names = {"teacher": site.city(lesson.city[0]).text, "learner": site.city(lesson.learners[0]).text}
        yield _question(site, "home.example.pair", **names)
    if len(themes) > 1:
        yield _question(site, "home.example.who", theme=_within(site.theme(themes[1]).text))


def _within(label: str) -> str:
    """A label as it is written within a sentence; an abbreviation stays what it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _question(site: Site, key: str, **values: str) -> Link:
    text = site.say(key, **values)
    return Link(text, f"{site.uri('explore')}?q={quote(text)}")


def _latest_of_each(library: Library) -> tuple[tuple[Lesson, Adoption], ...]:
    """The latest follow-up of each lesson: a lesson that two offices spoke of is shown once."""
    found: dict[str, tuple[Lesson, Adoption]] = {}
    for lesson, entry in library.adoptions:
        found.setdefault(lesson.id, (lesson, entry))
    return tuple(found.values())
