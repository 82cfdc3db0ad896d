"""How to bring a note, for people who write reports and not programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from string import Template
from typing import Literal

from lintas.catalogue import catalogue
from lintas.names import slug
from lintas.pages.listing import alternates
from lintas.pages.page import Body, Link, Page, Title
from lintas.pages.site import Site

TEXTS = files("lintas.pages") / "texts"
Part = Literal["answer", "follow_up", "mend"]
# The parts of the text that other pages lead to, each with the wording of its heading.
PARTS: Mapping[Part, str] = {
    "answer": "contribute.answer",
    "follow_up": "contribute.follow_up",
    "mend": "contribute.mend",
}


def contribute_pages(site: Site) -> Iterator[Page]:
    """`/contribute/`."""
    lead = site.say("contribute.lead")
    yield Page(
        uri=site.uri("contribute"),
        lang=site.lang,
        title=site.say("page.contribute"),
        view=(Title(site.say("contribute.title"), lead=lead), Body()),
        body=_text(site),
        description=lead,
        alternates=alternates(site, "contribute"),
        is_listing=False,
    )


def contribute_link(site: Site, part: Part, key: str) -> Link:
    """A link to a part of the page, under the wording `key`."""
    return Link(site.say(key), f"{site.uri('contribute')}#{_anchor(site.lang, part)}")


@lru_cache(maxsize=64)
def _anchor(lang: str, part: Part) -> str:
    return slug(catalogue(lang).say(PARTS[part]))


def _text(site: Site) -> str:
    """The text, with a theme and cities that this base knows in its template."""
    text = Template((TEXTS / f"contribute.{site.lang}.md").read_text(encoding="utf-8"))
    vocabulary = site.library.vocabulary
    lessons = site.library.lessons
    themes = [theme for lesson in lessons for theme in lesson.theme] or list(vocabulary.themes)
    cities = [city for lesson in lessons for city in (*lesson.city, *lesson.learners)] or list(vocabulary.cities)
    names = [vocabulary.city_name(city, site.lang) for city in dict.fromkeys(cities)]
    return text.safe_substitute(
        theme=vocabulary.theme_label(themes[0], site.lang) if themes else "",
        city=names[0] if names else "",
        learner=names[-1] if names else "",
        summary=site.say("new.placeholder.summary"),
        source=site.say("new.placeholder.source"),
        **{part: site.say(heading) for part, heading in PARTS.items()},
    )
