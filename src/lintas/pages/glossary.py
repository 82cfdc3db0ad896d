"""The glossary: a list from A to Z, and a page for each entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from lintas.catalogue import language_name
from lintas.model import AnyNote, Ask, Exchange, Offer
from lintas.pages.adoption import adoption_group
from lintas.pages.cards import group
from lintas.pages.linked_base import linked_term, linked_terms
from lintas.pages.listing import alternates, listing
from lintas.pages.page import Crumbs, Entry, Fact, Facts, Group, Letter, Letters, Link, Page, Title
from lintas.pages.site import Site
from lintas.suggest import folded
from lintas.vocabulary import Term


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
    letters = tuple(
        Letter(
            anchor=f"letter-{letter[0].casefold()}",
            text=letter,
            entries=tuple(_in_list(site, key, term) for key, term in some),
        )
        for letter, some in groupby(terms, key=lambda item: _letter(item[1]))
    )
    return Page(
        uri=site.uri("glossary"),
        lang=site.lang,
        title=title.text,
        view=(title, Letters(site.say("glossary.letters"), letters)),
        description=title.lead,
        alternates=alternates(site, "glossary"),
        linked=linked_terms(site),
    )


def _entry(site: Site, key: str, term: Term, notes: tuple[AnyNote, ...]) -> Iterator[Page]:
    facts = tuple(_facts(site, term))
    yield from listing(
        site,
        "glossary",
        key,
        title=Title(term.term, _kind(site, term), _in_words(term, site.lang)),
        groups=tuple(_groups(site, key, term, notes)),
        before=(Crumbs((site.page("glossary", "glossary"),)),),
        below=(Facts(facts, site.say("facts")),) if facts else (),
        linked=linked_term(site, key, term),
    )


def _facts(site: Site, term: Term) -> Iterator[Fact]:
    """What it means, what it is in other languages, and what to read on it."""
    for lang in term.full:
        if lang != site.lang:
            yield Fact(f"full-{lang}", _in_language(site, lang), (Link(term.full[lang], lang=lang),))
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
    notes: tuple[Exchange | Ask | Offer, ...] = (*library.exchanges, *library.asks, *library.offers)
    for note in notes:
        for name in _named(note):
            if key := library.vocabulary.term_id(name):
                found[key][note.id] = note
    return {key: tuple(some.values()) for key, some in found.items()}


def _named(note: Exchange | Ask | Offer) -> tuple[str, ...]:
    if isinstance(note, Exchange):
        return note.partners
    return tuple(name for name in (note.voiced_by, note.contact if isinstance(note, Offer) else "") if name)


def _kind(site: Site, term: Term) -> str:
    return site.say(f"term-kind.{term.kind}")


def _in_list(site: Site, key: str, term: Term) -> Entry:
    """An entry with what it means, in the page's language, else in one of which that is said."""
    link, kind = Link(term.term, site.uri("glossary", key)), _kind(site, term)
    for lang in (site.lang, *term.full, *term.explain):
        if words := _in_words(term, lang):
            if lang == site.lang:
                return Entry(link, kind, Link(words))
            return Entry(link, f"{kind} · {_in_language(site, lang)}", Link(words, lang=lang))
    return Entry(link, kind)


def _in_language(site: Site, lang: str) -> str:
    return site.say("glossary.in", language=language_name(lang, site.lang))


def _in_words(term: Term, lang: str) -> str:
    """An entry written out, unless that is the entry itself, and explained; empty where a language has neither."""
    full = term.full.get(lang, "")
    texts = ("" if folded(full) == folded(term.term) else full, term.explain.get(lang, ""))
    return ". ".join(text[:1].upper() + text[1:] for text in texts if text)


def _letter(term: Term) -> str:
    """The letter of the list under which an entry stands; all that begins with no letter stands before A."""
    first = folded(term.term)[:1].upper()
    return first if first.isalpha() else "0–9"
