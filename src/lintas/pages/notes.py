"""The page of a note: one for each language that it has a text in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lintas.model import KINDS, Adoption, AnyNote, Ask, Exchange, Lesson, Offer, Reference, Version
from lintas.pages.cards import age, group, when
from lintas.pages.page import (
    Block,
    Body,
    Crumbs,
    Fact,
    Facts,
    Group,
    Link,
    Notice,
    Page,
    SourceLine,
    Sources,
    Step,
    Steps,
    Title,
)
from lintas.pages.site import Site, uri_in
from lintas.vocabulary import in_language

RELATED = 6  # lessons; more are on the theme's page


def note_pages(site: Site) -> Iterator[Page]:
    """The pages of all notes that have a text in the site's language."""
    for note in site.library.notes.values():
        version = note.versions.get(site.lang)
        if version:
            yield _page(site, note, version)


def _page(site: Site, note: AnyNote, version: Version) -> Page:
    languages = site.library.languages
    theme = note.theme[0] if note.theme else ""
    return Page(
        uri=site.uri("notes", note.id),
        lang=site.lang,
        title=version.title,
        view=tuple(_view(site, note, version)),
        body=version.body,
        description=version.summary,
        alternates={lang: uri_in(lang, languages, "notes", note.id) for lang in note.versions},
        elsewhere={
            lang: uri_in(lang, languages, "themes", theme) if theme else uri_in(lang, languages, "exchanges")
            for lang in languages
            if lang not in note.versions
        },
        source=version.path,
        search_words=(*(link.text for link in site.themes(note)), *_city_names(site, note), *version.tags),
        is_listing=False,
    )


def _view(site: Site, note: AnyNote, version: Version) -> Iterator[Block]:
    yield Crumbs(tuple(_crumbs(site, note)))
    yield Title(version.title, site.say(f"kind.{note.kind}.long"), version.summary)
    if isinstance(note, Lesson) and (newer := site.library.notes.get(note.superseded_by)):
        yield Notice(site.say("note.superseded"), site.note(newer))
    yield Facts(tuple(_facts(site, note, version)))
    yield Body()
    if isinstance(note, Lesson):
        yield _steps(site, note)
    if note.sources:
        lines = tuple(_source(site, source) for source in note.sources)
        yield Sources("sources", site.say("group.sources"), lines)
    yield from _around(site, note)


def _crumbs(site: Site, note: AnyNote) -> Iterator[Link]:
    if isinstance(note, Exchange):
        yield site.page("exchanges", "exchanges")
    elif isinstance(note, Ask | Offer):
        yield site.page("asks", "asks")
    else:
        yield site.page("themes", "themes")
        yield site.theme(note.theme[0])


def _city_names(site: Site, note: AnyNote) -> tuple[str, ...]:
    if isinstance(note, Ask):
        cities = (*note.asked_by, *note.asked_of)
    elif isinstance(note, Offer):
        cities = (*note.offered_by, *note.offered_to)
    else:
        cities = (*note.city, *note.learners)
    return tuple(link.text for link in site.cities(cities))


def _facts(site: Site, note: AnyNote, version: Version) -> Iterator[Fact]:
    """What is known at a glance, in the order in which a reader wants it."""
    yield from _who(site, note)
    if isinstance(note, Ask | Offer) and note.voiced_by:
        yield _fact(site, "voiced_by", _organisation(site, note.voiced_by))
    if when_it_was := when(site, note):
        yield _fact(site, "said" if isinstance(note, Ask | Offer) else "date", Link(when_it_was))
    if isinstance(note, Exchange) and note.planned:
        yield _fact(site, "planned", Link(site.date(note.planned)))
    reported = dict.fromkeys(site.date(source.published) for source in note.sources if source.published)
    if reported:
        yield _fact(site, "published", *(Link(text) for text in reported))
    if isinstance(note, Ask):
        yield from _state_of_ask(site, note)
    if isinstance(note, Offer):
        yield _fact(site, "state", Link(site.say(f"offer-state.{note.state}")))
        if note.contact:
            yield _fact(site, "contact", Link(note.contact))
    if isinstance(note, Lesson):
        yield _fact(site, "evidence", Link(site.say(f"evidence.{note.evidence}")))
    if exchange := site.library.notes.get(note.exchange):
        yield _fact(site, "exchange", site.note(exchange))
    if isinstance(note, Exchange):
        yield from _event(site, note)
        yield from _ties(site, note)
    if note.theme:
        yield _fact(site, "theme", *site.themes(note))
    if version.tags:
        yield _fact(site, "tags", *(site.tag(tag) for tag in version.tags))
    if note.authors:
        yield _fact(site, "authors", *(Link(author) for author in note.authors))
    if version.translated_from:
        yield _fact(site, "translated_from", _original(site, note, version))
    if version.translator:
        yield _fact(site, "translator", Link(version.translator))
    if version.reviewed:
        yield _fact(site, "reviewed", Link(site.date(version.reviewed)))


def _fact(site: Site, key: str, *values: Link) -> Fact:
    return Fact(key, site.say(f"field.{key}"), values)


def _who(site: Site, note: AnyNote) -> Iterator[Fact]:
    if isinstance(note, Lesson):
        parts = {"lesson_from": note.city, "learners": note.learners}
    elif isinstance(note, Ask):
        parts = {"asked_by": note.asked_by, "asked_of": note.asked_of}
    elif isinstance(note, Offer):
        parts = {"offered_by": note.offered_by, "offered_to": note.offered_to}
    elif note.mutual:
        parts = {"cities": note.cities}
    else:
        parts = {"host": note.city, "learners": note.learners}
    for key, cities in parts.items():
        if cities:
            yield _fact(site, key, *site.cities(cities))


def _organisation(site: Site, name: str) -> Link:
    """An organisation as written; behind an abbreviation stands its full name from the glossary."""
    term = site.library.vocabulary.term(name)
    full = in_language(term.full, site.lang) if term else ""
    return Link(name, aside=full if full and full != name and term and name == term.term else "")


def _state_of_ask(site: Site, ask: Ask) -> Iterator[Fact]:
    yield _fact(site, "state", Link(age(site, ask)))
    if ask.raised:
        yield _fact(site, "raised", *(_sourced(site.date(entry.date), entry.source) for entry in ask.raised))
    answers = [site.library.notes[answer] for answer in ask.answered_by if answer in site.library.notes]
    if answers:
        yield _fact(site, "answered_by", *(site.note(answer) for answer in answers))
    if ask.last_checked:
        yield _fact(site, "last_checked", Link(site.date(ask.last_checked)))


def _event(site: Site, exchange: Exchange) -> Iterator[Fact]:
    """Where, in what form and with whom."""
    if exchange.place and exchange.place not in exchange.city:
        yield _fact(site, "place", site.city(exchange.place))
    if exchange.format:
        form = site.say(f"format.{exchange.format}")
        yield _fact(site, "format", Link(f"{form} · {site.say('format.online')}" if exchange.online else form))
    if exchange.partners:
        yield _fact(site, "partners", *(_organisation(site, partner) for partner in exchange.partners))


def _ties(site: Site, exchange: Exchange) -> Iterator[Fact]:
    notes = site.library.notes
    for key, ids in (("follows", exchange.follows), ("part_of", (exchange.part_of,))):
        found = [notes[one] for one in ids if one in notes]
        if found:
            yield _fact(site, key, *(site.note(note) for note in found))
    if later := site.library.following(exchange.id):
        yield _fact(site, "followed_by", *(site.note(note) for note in later))
    if parts := site.library.part_of(exchange.id):
        yield _fact(site, "has_parts", *(site.note(note) for note in parts))


def _original(site: Site, note: AnyNote, version: Version) -> Link:
    uri = uri_in(version.translated_from, site.library.languages, "notes", note.id)
    there = version.translated_from in note.versions
    return Link(site.say(f"language.{version.translated_from}"), uri if there else "")


def _sourced(text: str, source: str) -> Link:
    return Link(text, source) if "://" in source else Link(text, aside=source)


def where(source: str) -> Link:
    """A source in few words: the site of an address, else what is written."""
    return Link(urlsplit(source).hostname or source, source) if "://" in source else Link(source)


def _steps(site: Site, lesson: Lesson) -> Steps:
    dated = sorted(lesson.adoption, key=lambda entry: str(entry.date or ""))
    return Steps(
        anchor="adoption",
        heading=site.say("group.adoption"),
        steps=tuple(step(site, entry) for entry in dated),
        empty=site.say("empty.adoption"),
    )


def step(site: Site, entry: Adoption) -> Step:
    """One entry of an adoption, in words."""
    remarks = [in_language(entry.note or {}, site.lang)]
    if entry.by:
        remarks.append(site.say("adoption.by", by=entry.by))
    if entry.self_reported:
        remarks.append(site.say("adoption.self_reported"))
    date = site.date(entry.date) if entry.date else ""
    return Step(
        stage=entry.stage,
        stage_label=site.say(f"stage.{entry.stage}"),
        city=site.city(entry.city),
        date=site.say("adoption.no_evidence", date=date) if entry.stage == "no-evidence" else date,
        remarks=tuple(remark for remark in remarks if remark),
        source=where(entry.source) if entry.source else None,
    )


def _source(site: Site, source: Reference) -> SourceLine:
    remarks = []
    if source.published:
        remarks.append(site.say("source.published", date=site.date(source.published)))
    if source.accessed:
        remarks.append(site.say("source.accessed", date=site.date(source.accessed)))
    links = (Link(site.say("field.archived"), source.archived),) if source.archived else ()
    return SourceLine(
        title=Link(source.title or source.url or "", source.url or ""),
        remarks=tuple(remarks),
        links=links,
        quote=in_language(source.quote or {}, site.lang),
    )


def _around(site: Site, note: AnyNote) -> Iterator[Group]:
    """What to read next: what the exchange brought, the same theme elsewhere, who asks and who offers."""
    library = site.library
    if isinstance(note, Exchange):
        inside = library.in_exchange(note.id)
        for key, kind in (("lessons", Lesson), ("asks", Ask), ("offers", Offer)):
            found = tuple(other for other in inside if isinstance(other, kind))
            if found:
                yield group(site, key, found)
        return
    if isinstance(note, Lesson):
        related = library.related(note)
        more = site.theme(note.theme[0]) if len(related) > RELATED else None
        if related:
            yield group(site, "related", related[:RELATED], more=more)
    else:
        answering = tuple(lesson for lesson in library.lessons if set(lesson.theme) & set(note.theme))
        if answering:
            more = site.theme(note.theme[0]) if len(answering) > RELATED else None
            yield group(site, "same-theme", answering[:RELATED], more=more)
    inside = library.in_exchange(note.exchange) if note.exchange else ()
    sisters = [other for kind in KINDS for other in inside if other.kind == kind and other.id != note.id]
    if sisters:
        yield group(site, "sisters", tuple(sisters))
