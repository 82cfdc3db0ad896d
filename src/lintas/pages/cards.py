"""Notes as cards of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lintas.library import in_time
from lintas.model import STRONGEST, Adoption, AnyNote, Ask, Evidence, Exchange, Lesson, Offer, Stage
from lintas.pages.doors import door
from lintas.pages.page import Card, Fact, Group, Link
from lintas.pages.site import Site

YEARS_FROM = 24  # months; from there on nobody counts in months


def card(site: Site, note: AnyNote) -> Card:
    """A note in a list: in the reader's language where there is a text in it, else the original, marked."""
    if note.id not in site.cards:
        site.cards[note.id] = _card(site, note)
    return site.cards[note.id]


def card_without_themes(site: Site, note: AnyNote) -> Card:
    """A note in a list of those that share a theme with the page."""
    if note.id not in site.without_themes:
        site.without_themes[note.id] = replace(card(site, note), chips=())
    return site.without_themes[note.id]


def _card(site: Site, note: AnyNote) -> Card:
    version = note.version(site.lang)
    return Card(
        title=site.note(note),
        kind=note.kind,
        kicker=" · ".join(part for part in (site.say(f"kind.{note.kind}"), when(site, note)) if part),
        summary=version.summary,
        facts=_facts(site, note),
        chips=site.themes(note),
        mark=site.mark(note),
        action=door(site, "answer", note) if isinstance(note, Ask) and note.state == "open" else None,
    )


def cards(site: Site, notes: tuple[AnyNote, ...]) -> tuple[Card, ...]:
    """Some notes as cards."""
    return tuple([card(site, note) for note in notes])


def group(site: Site, key: str, notes: tuple[AnyNote, ...], *, more: Link | None = None, **values: str) -> Group:
    """Some notes under the wording `group.<key>`, whose anchor is the key."""
    return Group(key, site.say(f"group.{key}", **values), cards(site, notes), more=more)


def when(site: Site, note: AnyNote) -> str:
    """When it happened, or what is known of when it should have."""
    if note.date is None:
        return ""
    date = site.date(note.date)
    if isinstance(note, Exchange) and site.library.is_overdue(note):
        return site.say("status.overdue", date=date)
    if isinstance(note, Exchange) and note.status != "held":
        return f"{site.say(f'status.{note.status}')}: {date}"
    return date


def latest_stage(lesson: Lesson) -> Adoption | None:
    """The newest entry of a lesson's adoption; what was not found comes last."""
    entries = sorted(in_time(lesson), key=lambda entry: entry.stage != "no-evidence")
    return entries[-1] if entries else None


def age(site: Site, ask: Ask) -> str:
    """How long an ask has waited, or what became of it."""
    if ask.state == "open":
        months = site.library.age_in_months(ask)
        if months < YEARS_FROM:
            return site.words.count("ask.age.months", months)
        return site.words.count("ask.age.years", months // 12)
    return site.say(f"ask-state.{ask.state}")


def sides(note: AnyNote) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who taught and who learned, each as the wording's key and the cities, in the order in which they are read."""
    if isinstance(note, Ask):
        return ("asked_by", note.students), ("asked_of", note.teachers)
    if isinstance(note, Offer):
        return ("offered_by", note.teachers), ("offered_to", note.students)
    if isinstance(note, Exchange) and note.mutual:
        return (("cities", note.cities),)
    if isinstance(note, Lesson) and set(note.teachers) == set(note.students):
        return (("cities", note.teachers),)  # all taught and all learned
    return ("host" if isinstance(note, Exchange) else "lesson_from", note.teachers), ("learners", note.students)


def strongest_first(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """Lessons by how they are known; those that are known in the same way stay in their order."""
    return tuple(sorted(lessons, key=lambda lesson: STRONGEST.index(lesson.evidence or "unknown")))


def stage_link(site: Site, stage: Stage) -> Link:
    """A stage of adoption in words."""
    return Link(site.say(f"stage.{stage}"), kind=f"stage-{stage}")


def evidence_link(site: Site, evidence: Evidence) -> Link:
    """How a lesson is known, in words."""
    return Link(site.say(f"evidence.{evidence}"), kind=f"evidence-{evidence}")


def _facts(site: Site, note: AnyNote) -> tuple[Fact, ...]:
    cities = [*sides(note)]
    if isinstance(note, Exchange) and note.place and note.place not in note.city:
        cities.append(("place", (note.place,)))
    found = [Fact(name, site.say(f"field.{name}"), site.cities(ids)) for name, ids in cities if ids]
    if isinstance(note, Ask | Offer) and note.voiced_by:
        found.append(Fact("voiced_by", site.say("field.voiced_by"), (Link(note.voiced_by),)))
    return (*found, *(Fact(key, site.say(f"field.{key}"), (value,)) for key, value in _state(site, note)))


def _state(site: Site, note: AnyNote) -> Iterator[tuple[str, Link]]:
    """How far it has come, and how it is known."""
    if isinstance(note, Ask):
        yield "state", Link(age(site, note))
    elif isinstance(note, Offer):
        yield "state", Link(site.say(f"offer-state.{note.state}"))
    elif isinstance(note, Lesson):
        if latest := latest_stage(note):
            yield "stage", stage_link(site, latest.stage)
        if note.evidence and note.evidence != "unknown":
            yield "evidence", evidence_link(site, note.evidence)
