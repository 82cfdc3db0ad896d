"""What the site offers to programs and to those who write about it, with a live example of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintas.model import AnyNote
from lintas.news import ATOM, EVERYTHING, JSON, OPEN_ASKS, Subject
from lintas.pages.cite import base_cite
from lintas.pages.linked_base import linked_dataset
from lintas.pages.listing import alternates
from lintas.pages.page import Block, Headed, Link, Page, Title
from lintas.pages.site import Site, record_uri
from lintas.whole import WHOLE

TABLES = tuple(file.path for file in WHOLE if file.media_type == "text/csv")
HERE = "{site}"  # in a line of code, the complete address of the site


@dataclass(frozen=True)
class Shelf(Headed):
    """A form in which the notes can be had: what it is good for, files to look at, and a line of code to try.

    `HERE` stands for the site's address in the code. Where that is not known there are no files that need it.
    """

    template = "shelf"
    text: str
    links: tuple[Link, ...] = ()
    code: str = ""
    needs_address: bool = False


def data_pages(site: Site) -> Iterator[Page]:
    """`/data/`."""
    title = Title(site.say("page.data"), lead=site.say("page.data.lead"))
    yield Page(
        uri=site.uri("data"),
        lang=site.lang,
        title=title.text,
        view=(title, *_shelves(site)),
        description=title.lead,
        alternates=alternates(site, "data"),
        is_listing=False,
        linked=linked_dataset(site),
    )


def _shelves(site: Site) -> Iterator[Block]:
    note = _example(site)
    record = record_uri(note) if note else ""
    page = site.note(note).uri if note else ""
    text = f"{page}index.md" if note else ""
    feeds = [site.uri(*subject) for subject in _followed(site, note)]
    yield _shelf(site, "tables", *TABLES, "data/datapackage.json")
    yield _shelf(site, "feeds", *(f"{above}{name}" for above in feeds for name in (ATOM, JSON)), needs_address=True)
    yield _shelf(site, "citations", "data/lintas.bib", "data/lintas.ris", "data/lintas.csl.json")
    yield base_cite(site)
    yield _shelf(
        site,
        "json",
        *("api/v1/index.json", "api/v1/lessons.json", record, "api/v1/base.json"),
        *("api/v1/schema.json", "api/v1/openapi.json"),
        code=f"curl {HERE}api/v1/lessons.json",
    )
    yield _shelf(site, "themes", "data/themes.ttl", "data/themes.jsonld", needs_address=True)
    yield _shelf(site, "texts", "llms.txt", "llms-full.txt", text)
    yield _shelf(site, "pages", page)
    yield _shelf(site, "found", "sitemap.xml", needs_address=True)
    yield _shelf(site, "offline", code="lintas build --offline lintas.zip")
    yield _shelf(site, "engines", code="lintas export --format markdown DIR")


def _shelf(site: Site, key: str, *paths: str, code: str = "", needs_address: bool = False) -> Shelf:
    links = tuple(Link(f"/{path}", path) for path in paths if path)
    return Shelf(key, site.say(f"data.{key}"), site.say(f"data.{key}.text"), links, code, needs_address)


def _example(site: Site) -> AnyNote | None:
    """The latest lesson, one that can be read in the language where there is any; else any note."""
    lessons = site.library.lessons
    here = (lesson for lesson in lessons if site.lang in lesson.versions)
    return next(here, None) or next(iter((*lessons, *site.library.notes.values())), None)


def _followed(site: Site, note: AnyNote | None) -> Iterator[Subject]:
    """What can be followed: everything, a theme and a city of the example, open asks."""
    subjects: list[Subject] = [EVERYTHING]
    if note:
        subjects += [
            *(("themes", theme) for theme in note.theme[:1]),
            *(("cities", city) for city in note.teachers[:1]),
        ]
    yield from (subject for subject in (*subjects, OPEN_ASKS) if subject in site.library.news)
