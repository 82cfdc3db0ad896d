"""What went each way between two cities, counted and drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintas.drawings.ways import MOST, dots
from lintas.library import taken_up_by
from lintas.pages.drawn import Way, Ways
from lintas.pages.page import Link
from lintas.pages.site import Site
from lintas.ties import Tie


def ways_block(site: Site, tie: Tie, lists: Mapping[str, str]) -> Ways:
    """Both ways between the two cities of a tie; `lists` has the address of each list by its anchor."""
    one, other = tie.pair
    return Ways(
        anchor="ways",
        heading=site.say("group.ways"),
        cities=(site.city(one).text, site.city(other).text),
        ways=(_way(site, tie, one, other, lists), _way(site, tie, other, one, lists)),
        legend=site.say("ways.legend") if tie.lessons else "",
    )


def _way(site: Site, tie: Tie, teacher: str, learner: str, lists: Mapping[str, str]) -> Way:
    lessons = {lesson.id for lesson in tie.lessons if teacher in lesson.city and learner in lesson.learners}
    taken_up = {lesson.id for lesson, _ in tie.adoptions if teacher in lesson.city and learner in taken_up_by(lesson)}
    numbers = {"lesson": len(lessons), "taken-up": len(taken_up), **dict(_others(tie, teacher, learner))}
    counts = tuple(
        Link(site.words.count(f"count.{key}", number), lists[_anchor(key, teacher)])
        for key, number in numbers.items()
        if number
    )
    return Way(
        label=site.say("ways.from_to", teacher=site.city(teacher).text, learner=site.city(learner).text),
        dots=dots(len(lessons), len(taken_up & lessons)),
        more=f"+{len(lessons) - MOST}" if len(lessons) > MOST else "",
        counts=counts or (Link(site.say("ways.nothing")),),
    )


def _others(tie: Tie, teacher: str, learner: str) -> Iterator[tuple[str, int]]:
    """How many exchanges, asks and offers go this way; in a mutual exchange both learn."""
    yield (
        "exchange",
        sum(
            (teacher in one.teachers and learner in one.students)
            or (one.mutual and {teacher, learner} <= {*one.cities})
            for one in tie.exchanges
        ),
    )
    yield "ask", sum(teacher in ask.teachers and learner in ask.students for ask in tie.asks)
    yield "offer", sum(teacher in offer.teachers and learner in offer.students for offer in tie.offers)


def _anchor(key: str, teacher: str) -> str:
    return {"lesson": f"from-{teacher}", "taken-up": "adoption"}.get(key, f"{key}s")
