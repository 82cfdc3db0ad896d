"""What went from one city to another, counted in each direction."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from lintas.library import Library

Direction = tuple[str, str]  # the city that shows something, the city that learns it


@dataclass(frozen=True)
class Flow:
    """What `learner` learned from `host`, in numbers of notes.

    `planned` counts exchanges that are proposed or planned, `asked` what the learner said that it wants to learn.
    Exchanges that were postponed or cancelled are neither held nor planned.
    """

    host: str
    learner: str
    lessons: int = 0
    held: int = 0
    planned: int = 0
    asked: int = 0

    @property
    def is_drawn(self) -> bool:
        """Whether something went from one to the other or is to go; a wish alone is no line on a map."""
        return bool(self.lessons or self.held or self.planned)

    @property
    def is_only_planned(self) -> bool:
        """Whether nothing has gone from one to the other yet."""
        return not self.lessons and not self.held


def flows(library: Library) -> tuple[Flow, ...]:
    """All flows: those of most lessons first, then of most exchanges, held before planned."""
    counts: dict[Direction, Counter[str]] = defaultdict(Counter)

    def add(what: str, directions: Iterable[Direction]) -> None:
        for host, learner in directions:
            if host != learner:
                counts[host, learner][what] += 1

    for lesson in library.lessons:
        add("lessons", product(lesson.teachers, lesson.students))
    for exchange in library.exchanges:
        what = {"held": "held", "proposed": "planned", "planned": "planned"}.get(exchange.status)
        if what and exchange.mutual:
            there = product(exchange.teachers, exchange.cities)
            add(what, dict.fromkeys(way for one, other in there for way in ((one, other), (other, one))))
        elif what:
            add(what, product(exchange.teachers, exchange.students))
    for ask in library.asks:
        add("asked", product(ask.teachers, ask.students))
    found = (
        Flow(host, learner, some["lessons"], some["held"], some["planned"], some["asked"])
        for (host, learner), some in counts.items()
    )
    return tuple(
        sorted(found, key=lambda one: (-one.lessons, -one.held, -one.planned, -one.asked, one.host, one.learner))
    )
