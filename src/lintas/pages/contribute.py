"""How to bring a note, for people who know mail, WhatsApp and Word: first what needs no account."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from string import Template

from lintas.consent import consent
from lintas.forms.address import FORMS, Form, form_address
from lintas.pages.doors import PARTS
from lintas.pages.letter import mail_address, questions, whatsapp_address
from lintas.pages.listing import alternates
from lintas.pages.page import Block, Body, Headed, Index, Link, Page, Title
from lintas.pages.site import Site

TEXTS = files("lintas.pages") / "texts"


@dataclass(frozen=True)
class Way:
    """A way to bring something: how it goes, and the link that begins it.

    `to` is where it goes to, to be copied where a link opens nothing; `file` is the name of what is downloaded.
    """

    kind: str
    title: str
    text: str
    link: Link
    to: str = ""
    file: str = ""


@dataclass(frozen=True)
class WaysIn(Headed):
    """The ways beside the forms on GitHub, and the questions that all of them ask."""

    template = "ways_in"
    text: str
    ways: tuple[Way, ...]
    asked: str
    questions: tuple[str, ...]
    blank: str


def contribute_pages(site: Site) -> Iterator[Page]:
    """`/contribute/`."""
    lead = site.say("contribute.lead" if _reached(site) == "write" else "contribute.lead.word")
    yield Page(
        uri=site.uri("contribute"),
        lang=site.lang,
        title=site.say("page.contribute"),
        view=(Title(site.say("contribute.title"), lead=lead), *_ways(site), Body()),
        body=_text(site),
        description=lead,
        alternates=alternates(site, "contribute"),
        is_listing=False,
    )


def template_uri(site: Site) -> str:
    """Where the Word template of a language is published."""
    return f"{site.uri('contribute')}{site.say('word.file')}.docx"


def _ways(site: Site) -> Iterator[Block]:
    written = _reached(site) == "write"
    yield WaysIn(
        "ways",
        site.say("contribute.ways" if written else "contribute.ways.word"),
        site.say("contribute.ways.text" if written else "contribute.ways.word.text"),
        tuple(_beside_github(site)),
        site.say("contribute.questions"),
        questions(site),
        site.say("contribute.blank"),
    )
    if site.doors.repository:
        links = {form: Link(site.say(f"form.{form}.name"), _form(site, form)) for form in FORMS}
        explained = {link.uri: site.say(f"form.{form}.description") for form, link in links.items()}
        yield Index("forms", site.say("contribute.forms"), tuple(links.values()), explained=explained)


def _beside_github(site: Site) -> Iterator[Way]:
    doors, say = site.doors, site.say
    if doors.mail:
        link = Link(say("way.mail.do"), mail_address(site))
        yield Way("mail", say("way.mail"), say("way.mail.text"), link, doors.mail)
    if doors.whatsapp:
        link = Link(say("way.whatsapp.do"), whatsapp_address(site))
        yield Way("whatsapp", say("way.whatsapp"), say("way.whatsapp.text"), link, f"+{doors.whatsapp}")
    link, name = Link(say("way.word.do"), template_uri(site)), f"{say('word.file')}.docx"
    is_unknown = _reached(site) == "form" and not doors.office
    back_to = "way.word.form.unknown" if is_unknown else f"way.word.{_reached(site)}"
    back = say(back_to, form=say("form.report.name"), office=_office(site))
    yield Way("word", say("way.word"), f"{say('way.word.text')} {back}", link, file=name)


def _reached(site: Site) -> str:
    """How editors are reached: they are written to, else there are forms on GitHub, else somebody knows them."""
    doors = site.doors
    return "write" if doors.mail or doors.whatsapp else "form" if doors.repository else "editors"


def _private(site: Site) -> str:
    """What to do with what only editors may read."""
    return site.say(
        f"way.private.{_reached(site)}", address=f"{site.doors.repository}/issues/new", office=_office(site)
    )


def _office(site: Site) -> str:
    """Whom to give something to, by name where the base says it."""
    return site.doors.office or site.say("way.us" if _reached(site) == "write" else "way.office")


def _form(site: Site, form: Form) -> str:
    return form_address(site.doors.repository, form, site.lang)


def _text(site: Site) -> str:
    """The text, with the facts of a lesson of this base in its template, or else with what the base knows."""
    text = Template((TEXTS / f"contribute.{site.lang}.md").read_text(encoding="utf-8"))
    vocabulary = site.library.vocabulary
    lesson = next((lesson for lesson in site.library.lessons if lesson.learners), None)
    themes = lesson.theme if lesson else tuple(vocabulary.themes)
    cities = (lesson.city[0], lesson.learners[0]) if lesson else tuple(vocabulary.cities)
    names = [vocabulary.city_name(city, site.lang) for city in cities]
    return text.safe_substitute(
        theme=vocabulary.theme_label(themes[0], site.lang) if themes else "",
        city=names[0] if names else "",
        learner=names[-1] if names else "",
        date=lesson.date.text if lesson else "2018-03-19/2018-03-23",
        summary=site.say("new.placeholder.summary"),
        source=site.say("new.placeholder.source"),
        tell="forms" if _reached(site) == "form" else "ways",
        private=_private(site),
        edit=site.say("action.edit"),
        consent=consent(site.words, site.doors.license),
        **{part: site.say(heading) for part, heading in PARTS.items()},
    )
