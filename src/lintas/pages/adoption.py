"""What came of lessons: every follow-up, by how far it went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lintas.model import FURTHEST, Adoption, Lesson
from lintas.pages.cards import card
from lintas.pages.listing import listing
from lintas.pages.notes import step
from lintas.pages.page import Card, Fact, Group, Page, Title
from lintas.pages.site import Site


def adoption_pages(site: Site) -> Iterator[Page]:
    """`/adoption/`."""
    entries = site.library.adoptions
    groups = []
    for stage in FURTHEST:
        found = adoption_cards(site, ((lesson, entry) for lesson, entry in entries if entry.stage == stage))
        if found:
            note = site.say(f"stage.{stage}.help")
            groups.append(Group(f"stage-{stage}", site.say(f"stage.{stage}"), found, note=note))
    empty = Group("lessons", site.say("page.adoption"), empty=site.say("empty.adoptions"))
    title = Title(site.say("page.adoption"), lead=site.say("page.adoption.lead"))
    yield from listing(site, "adoption", title=title, groups=tuple(groups) or (empty,))


def _card(site: Site, lesson: Lesson, entry: Adoption) -> Card:
    known = lesson.id, id(entry)  # the lesson keeps its entries, and they their numbers
    if known not in site.follow_ups:
        site.follow_ups[known] = _new_card(site, lesson, entry)
    return site.follow_ups[known]


def _new_card(site: Site, lesson: Lesson, entry: Adoption) -> Card:
    shown = step(site, entry)
    facts = [
        Fact("lesson_from", site.say("field.lesson_from"), site.cities(lesson.city)),
        Fact("city", site.say("field.adopting_city"), (shown.city,)),
    ]
    if shown.source:
        facts.append(Fact("source", site.say("field.source"), (shown.source,)))
    return replace(
        card(site, lesson),
        kicker=" · ".join(part for part in (shown.stage_label, shown.date) if part),
        summary=" ".join(shown.remarks),
        facts=tuple(facts),
    )


def adoption_cards(site: Site, entries: Iterable[tuple[Lesson, Adoption]]) -> tuple[Card, ...]:
    """Some follow-ups as cards."""
    return tuple(_card(site, lesson, entry) for lesson, entry in entries)


def adoption_group(site: Site, entries: Iterable[tuple[Lesson, Adoption]]) -> tuple[Group, ...]:
    """Some follow-ups under their heading; nothing where there are none."""
    cards = adoption_cards(site, entries)
    return (Group("adoption", site.say("group.adoption"), cards),) if cards else ()
