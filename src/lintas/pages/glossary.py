"""The glossary: a list from A to Z, and a page for each entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from lintas.catalogue import language_name
from lintas.model import AnyNote, Ask, Exchange, Offer
from lintas.pages.adoption import adoption_group
from lintas.pages.cards import group
from lintas.pages.listing import alternates, listing
from lintas.pages.page import Crumbs, Fact, Facts, Group, Index, Link, Page, Title
from lintas.pages.site import Site
from lintas.suggest import folded
from lintas.vocabulary import Term, in_language


def glossary_pages(site: Site) -> Iterator[Page]:
    """`/glossary/` and `/glossary/<id>/`; nothing where there are no entries."""
    terms = site.library.vocabulary.terms
    if not terms:
        return
    yield _index(site)
    named = _notes_by_term(site)
    for key, term in terms.items():
        yield from _entry(site, key, term, named.get(key, ()))


def _index(site: Site) -> Page:
    terms = sorted(site.library.vocabulary.terms.items(), key=lambda item: (_letter(item[1]), folded(item[1].term)))
    title = Title(site.say("page.glossary"), lead=site.say("page.glossary.lead"))
    lists = []
    for letter, some in groupby(terms, key=lambda item: _letter(item[1])):
        entries = {site.uri("glossary", key): term for key, term in some}
        links = tuple(Link(term.term, uri, aside=_kind(site, term)) for uri, term in entries.items())
        explained = {uri: text for uri, term in entries.items() if (text := _in_short(site, term))}
        lists.append(Index(f"letter-{letter.casefold()}", letter, links, explained=explained))
    return Page(
        uri=site.uri("glossary"),
        lang=site.lang,
        title=title.text,
        view=(title, *lists),
        description=title.lead,
        alternates=alternates(site, "glossary"),
        is_listing=False,  # beside it stands the way to each letter
    )


def _entry(site: Site, key: str, term: Term, notes: tuple[AnyNote, ...]) -> Iterator[Page]:
    facts = tuple(_facts(site, term))
    yield from listing(
        site,
        "glossary",
        key,
        title=Title(term.term, _kind(site, term), _capital(_full(site, term))),
        groups=tuple(_groups(site, key, term, notes)),
        before=(Crumbs((site.page("glossary", "glossary"),)),),
        below=(Facts(facts),) if facts else (),
    )


def _facts(site: Site, term: Term) -> Iterator[Fact]:
    """What it means, what it is in other languages, and what to read on it."""
    if explained := in_language(term.explain, site.lang):
        written = "" if site.lang in term.explain else next(iter(term.explain))
        yield Fact("explain", site.say("field.explain"), (Link(explained, lang=written),))
    for lang, full in term.full.items():
        if lang != site.lang:
            label = site.say("glossary.in", language=language_name(lang, site.lang))
            yield Fact(f"full-{lang}", label, (Link(full, lang=lang),))
    links = {
        "alt": tuple(Link(text) for text in term.alt if folded(text) != folded(term.term)),
        "theme": tuple(site.theme(theme) for theme in term.theme if theme in site.library.vocabulary.themes),
        "city": tuple(site.city(city) for city in term.city if city in site.library.vocabulary.cities),
    }
    for name, values in links.items():
        if values:
            yield Fact(name, site.say(f"field.{name}"), values)


def _groups(site: Site, key: str, term: Term, notes: tuple[AnyNote, ...]) -> Iterator[Group]:
    """The exchanges, the notes and the follow-ups in whose facts it is named."""
    library = site.library
    exchanges = tuple(note for note in notes if isinstance(note, Exchange))
    others = tuple(note for note in notes if not isinstance(note, Exchange))
    if exchanges:
        yield group(site, "partner-in", exchanges, name=term.term)
    if others:
        yield group(site, "named-in", others, name=term.term)
    by = library.vocabulary.term_id
    yield from adoption_group(site, (pair for pair in library.adoptions if pair[1].by and by(pair[1].by) == key))


def _notes_by_term(site: Site) -> dict[str, tuple[AnyNote, ...]]:
    """By entry the notes that name it among their facts, by whatever name, in the order of their lists."""
    library = site.library
    found: dict[str, dict[str, AnyNote]] = defaultdict(dict)
    for note in (*library.exchanges, *library.asks, *library.offers):
        for name in _named(note):
            if key := library.vocabulary.term_id(name):
                found[key][note.id] = note
    return {key: tuple(notes.values()) for key, notes in found.items()}


def _named(note: Exchange | Ask | Offer) -> tuple[str, ...]:
    if isinstance(note, Exchange):
        return note.partners
    return tuple(name for name in (note.voiced_by, note.contact if isinstance(note, Offer) else "") if name)


def _kind(site: Site, term: Term) -> str:
    return site.say(f"term-kind.{term.kind}")


def _full(site: Site, term: Term) -> str:
    """What it is written out as in the page's language; empty where that is the entry itself."""
    full = in_language(term.full, site.lang)
    return "" if folded(full) == folded(term.term) else full


def _in_short(site: Site, term: Term) -> str:
    """An entry in one line of the list."""
    return ". ".join(_capital(text) for text in (_full(site, term), in_language(term.explain, site.lang)) if text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _letter(term: Term) -> str:
    """The letter of the list under which an entry stands; all that begins with no letter stands before A."""
    first = folded(term.term)[:1].upper()
    return first if first.isalpha() else "0–9"
