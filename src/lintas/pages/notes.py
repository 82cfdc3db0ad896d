"""The page of a note: one for each language that it has a text in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import urlsplit

from lintas.catalogue import language_name
from lintas.library import in_time
from lintas.model import KINDS, Adoption, AnyNote, Ask, Exchange, Lesson, Offer, Reference, Version
from lintas.pages.cards import card_without_themes, group
from lintas.pages.cite import note_cite
from lintas.pages.doors import door, doors_of
from lintas.pages.facts import note_facts, organisation, text_facts
from lintas.pages.ladder import ladder_block
from lintas.pages.linked_notes import linked_note
from lintas.pages.page import (
    Actions,
    Block,
    Body,
    Crumbs,
    Facts,
    Group,
    Index,
    Link,
    Notice,
    Page,
    SourceLine,
    Sources,
    Step,
    Title,
    Tools,
)
from lintas.pages.pictures import note_picture
from lintas.pages.site import Site, record_uri, uri_in
from lintas.values import is_address
from lintas.vocabulary import in_language

RELATED = 3  # lessons; more are on the theme's page
SISTERS = 6  # notes of the same exchange; all are on its page


def note_pages(site: Site) -> Iterator[Page]:
    """The pages of all notes that have a text in the site's language."""
    for note in site.library.notes.values():
        version = note.versions.get(site.lang)
        if version:
            yield note_page(site, note, version)


def note_page(site: Site, note: AnyNote, version: Version) -> Page:
    """The page of one text."""
    languages = site.library.languages
    theme = note.theme[0] if note.theme else ""
    text = note.text_of(version)
    return Page(
        uri=site.uri("notes", note.id),
        lang=site.lang,
        title=version.title,
        view=tuple(_view(site, note, version)),
        body=text.body,
        description=version.summary,
        alternates={lang: uri_in(lang, languages, "notes", note.id) for lang in note.versions},
        elsewhere={
            lang: uri_in(lang, languages, "themes", theme) if theme else uri_in(lang, languages, "exchanges")
            for lang in languages
            if lang not in note.versions
        },
        source=version.path,
        body_path="" if text is version else text.path,
        is_listing=False,
        picture=note_picture(site, note),
        linked=linked_note(site, note, version),
        record=record_uri(note),
    )


def _view(site: Site, note: AnyNote, version: Version) -> Iterator[Block]:
    yield Crumbs(tuple(_crumbs(site, note)))
    yield Title(version.title, site.say(f"kind.{note.kind}.long"), version.summary, chips=site.themes(note))
    if isinstance(note, Lesson) and (newer := site.library.notes.get(note.superseded_by)):
        yield Notice(site.say("note.superseded"), site.note(newer))
    yield Facts(note_facts(site, note), site.say("facts"))
    yield Tools()
    if isinstance(note, Ask) and note.state == "open":
        yield Notice(site.say("ask.can_you_help"), door(site, "answer", note))
    text = note.text_of(version)
    if text is not version:
        sentence = site.say("language.body", language=language_name(text.lang, site.lang))
        yield Notice(sentence, Link(site.say("language.offer"), site.uri("contribute")))
    yield Body("" if text is version else text.lang)
    if isinstance(note, Lesson):
        yield ladder_block(site, note, tuple(step(site, entry) for entry in in_time(note)))
    if note.sources:
        lines = tuple(source_line(site, source) for source in note.sources)
        yield Sources("sources", site.say("group.sources"), lines)
    yield from _around(site, note)
    if about := text_facts(site, note, version):
        yield Facts(about, site.say("facts.about"))
    yield note_cite(site, note)
    yield Actions(site.say("actions"), doors_of(site, note))


def _crumbs(site: Site, note: AnyNote) -> Iterator[Link]:
    if isinstance(note, Exchange):
        yield site.page("exchanges", "exchanges")
    elif isinstance(note, Ask | Offer):
        yield site.page("asks", "asks")
    else:
        yield site.page("themes", "themes")
        yield site.theme(note.theme[0])


def where(source: str) -> Link:
    """A source in few words: the site of an address, else what is written."""
    return Link(urlsplit(source).hostname or source, source) if is_address(source) else Link(source)


def step(site: Site, entry: Adoption) -> Step:
    """One entry of an adoption, in words."""
    remarks = [in_language(entry.note or {}, site.lang)]
    if entry.by:
        by = organisation(site, entry.by)
        remarks.append(site.say("adoption.by", by=f"{by.text} ({by.aside})" if by.aside else by.text))
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


def source_line(site: Site, source: Reference) -> SourceLine:
    """A source in full."""
    remarks = []
    if source.published:
        remarks.append(site.say("source.published", date=site.date(source.published)))
    if source.accessed:
        remarks.append(site.say("source.accessed", date=site.date(source.accessed)))
    links = (Link(site.say("field.archived"), source.archived),) if source.archived else ()
    titles = source.title or {}
    lang = "" if not titles or site.lang in titles else next(iter(titles))
    return SourceLine(
        title=Link(in_language(source.title or {}, site.lang) or source.url or "", source.url or "", lang),
        remarks=tuple(remarks),
        links=links,
        quote=in_language(source.quote or {}, site.lang),
    )


def _around(site: Site, note: AnyNote) -> Iterator[Group | Index]:
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
        # What came from the same exchange stands below, under its own heading.
        elsewhere = (one for one in library.related(note) if not note.exchange or one.exchange != note.exchange)
        related = tuple(islice(elsewhere, RELATED + 1))
        more = site.theme(note.theme[0]) if len(related) > RELATED else None
        if related:
            shown = tuple(card_without_themes(site, other) for other in related[:RELATED])
            yield Group("related", site.say("group.related"), shown, more=more)
    else:
        answering = tuple(islice(library.answering(note.theme), RELATED + 1))
        if answering:
            more = site.theme(note.theme[0]) if len(answering) > RELATED else None
            yield group(site, "same-theme", answering[:RELATED], more=more)
    inside = library.in_exchange(note.exchange) if note.exchange else ()
    sisters = [other for kind in KINDS for other in inside if other.kind == kind and other.id != note.id]
    if sisters:
        links = tuple(site.note_of_kind(other) for other in sisters[:SISTERS])
        whole = replace(site.note(library.notes[note.exchange]), text=site.say("exchange.all"))
        more = whole if len(sisters) > SISTERS else None
        yield Index("sisters", site.say("group.sisters"), links, more=more)
