"""What the site offers to programs and to those who write about it, with a live example of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lintas.model import AnyNote
from lintas.news import EVERYTHING, OPEN_ASKS, Subject
from lintas.pages.cite import base_cite
from lintas.pages.follow import followed
from lintas.pages.linked_base import linked_dataset
from lintas.pages.listing import alternates
from lintas.pages.page import Block, Headed, Link, Page, Title
from lintas.pages.site import Site, record_uri
from lintas.whole import BASE, BESIDE, FEEDS, GUIDE, WHOLE

HERE = "{site}"  # in code, the complete address of the site
READING = f"""import json, urllib.request
base = json.load(urllib.request.urlopen("{HERE}{BASE.path}"))
print(len(base["lessons"]), base["lessons"][0]["texts"])"""


@dataclass(frozen=True)
class Shelf(Headed):
    """A form in which the notes can be had: what it is good for, files to look at, and code to try.

    `HERE` stands for the site's address in the code. Where that is not known there are no files that need it.
    """

    template = "shelf"
    text: str
    links: tuple[Link, ...] = ()
    code: str = ""
    needs_address: bool = False


def data_pages(site: Site) -> Iterator[Page]:
    """`/data/`."""
    title = Title(site.say("page.data"), lead=site.say("page.data.lead"), also=site.say("data.license"))
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
    title = site.note(note) if note else None
    records = [Link(f"{title.text} (JSON)", record_uri(note))] if note and title else []
    texts = [Link(f"{title.text} (Markdown)", f"{title.uri}{BESIDE}")] if title else []
    yield _shelf(site, "tables")
    yield _shelf(site, "feeds", *_feeds(site, note))
    yield _shelf(site, "citations")
    yield base_cite(site)
    yield _shelf(site, "json", site.page("fields", "fields"), *records, code=READING)
    yield _shelf(site, "themes")
    yield _shelf(site, "texts", *texts)
    yield _shelf(site, "pages", *([title] if title else ()))
    yield _shelf(site, "found")
    yield _shelf(site, "offline", code="lintas build --offline lintas.zip")
    yield _shelf(site, "engines", code="lintas export --format markdown FOLDER")


def _shelf(site: Site, key: str, *examples: Link, code: str = "") -> Shelf:
    """What is there of the whole base, then examples; each with its path."""
    files = tuple(file for file in WHOLE if file.shelf == key and file not in FEEDS)
    whole = (Link(site.say(file.key), f"{site.uri()}{file.path}" if file is GUIDE else file.path) for file in files)
    links = tuple(replace(link, aside=link.uri) for link in (*whole, *examples))
    needs_address = key == "feeds" or any(file.needs_address for file in files)
    return Shelf(key, site.say(f"data.{key}"), site.say(f"data.{key}.text"), links, code, needs_address)


def _feeds(site: Site, note: AnyNote | None) -> Iterator[Link]:
    """The feeds of everything and of open asks, and as examples those of a theme and a city."""
    subjects: list[Subject] = [EVERYTHING, OPEN_ASKS]
    if note:
        subjects += [("themes", theme) for theme in note.theme[:1]]
        subjects += [("cities", city) for city in note.teachers[:1]]
    for subject in subjects:
        if here := followed(site, subject):
            for file in FEEDS:
                kind = site.say(file.key)
                yield Link(f"{here.text} · {kind}" if here.text else kind, f"{here.uri}{file.path}")


def _example(site: Site) -> AnyNote | None:
    """The latest lesson, one that can be read in the language where there is any; else any note."""
    lessons = site.library.lessons
    here = (lesson for lesson in lessons if site.lang in lesson.versions)
    return next(here, None) or next(iter((*lessons, *site.library.notes.values())), None)
