"""Records to citations. No clock has a part in it: the year is that in which the record was last added to."""

from __future__ import annotations

from lintas.catalogue import catalogue
from lintas.citation.citation import Citation
from lintas.dates import written_date
from lintas.library import Library
from lintas.model import AnyNote, Ask, Exchange, Lesson, Offer


def citation_of(library: Library, note: AnyNote, lang: str) -> Citation:
    """What a page about a note says of it: its version in a language that it has a text in."""
    version = note.versions[lang]
    is_translation = version is not note.original
    others = [note.original] if is_translation else [other for other in note.versions.values() if other is not version]
    latest = library.latest_dates[note.id]
    return Citation(
        # An id has no dot; files of translations have the same one in their names.
        key=f"{note.id}.{lang}" if is_translation else note.id,
        title=version.title,
        lang=lang,
        what=_what(library, note, lang),
        year=latest.year if latest else None,
        is_translation=is_translation,
        other_title=next((other.title for other in others if other.title != version.title), ""),
        authors=note.authors,
    )


def full_citation(library: Library, note: AnyNote, lang: str, license_address: str) -> Citation:
    """The same with what a reader of a list of many wants to know besides."""
    vocabulary, version = library.vocabulary, note.versions[lang]
    themes = (vocabulary.theme_label(theme, lang) for theme in note.theme)
    cities = (vocabulary.city_name(city, lang) for city in (*note.teachers, *note.students))
    return citation_of(library, note, lang)._replace(
        keywords=tuple(dict.fromkeys((*themes, *cities, *version.tags))),
        abstract=version.summary,
        license=license_address,
    )


def base_citation(library: Library, lang: str) -> Citation:
    """The whole base, of the year in which a record of it was last added to."""
    latest = library.latest_date
    return Citation(
        key="",
        title="",
        lang=lang,
        what=catalogue(lang).say("cite.base"),
        year=latest.year if latest else None,
        is_base=True,
    )


def _what(library: Library, note: AnyNote, lang: str) -> str:
    """What kind of thing it is, of which cities, and when that was or is to be."""
    words = catalogue(lang)
    teachers, learners = (
        ", ".join(library.vocabulary.city_name(city, lang) for city in side) for side in (note.teachers, note.students)
    )
    if isinstance(note, Lesson):
        key = "cite.lesson" if learners and learners != teachers else "cite.lesson_from"
        what = words.say(key, teachers=teachers, learners=learners)
    elif isinstance(note, Ask):
        what = words.say("cite.ask", cities=learners)
    elif isinstance(note, Offer):
        what = words.say("cite.offer", cities=teachers)
    else:
        what = words.say("kind.exchange.long")
    if isinstance(note, Exchange) and note.status != "held":
        what = f"{what} ({words.say(f'status.{note.status}').lower()})"
    return f"{what}, {written_date(note.date, lang)}" if note.date else what
