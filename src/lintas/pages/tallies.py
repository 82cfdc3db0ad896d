"""What each city has learned, asked and taught on each theme, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lintas.library import Library, taken_up_by
from lintas.model import AnyNote


@dataclass
class Tally:
    """A city on a theme: lessons that it learned, those of them that it took up, its open asks, lessons from it."""

    learned: int = 0
    taken_up: int = 0
    asks: int = 0
    taught: int = 0


def tallies(library: Library) -> Mapping[tuple[str, str], Tally]:
    """By theme and city, where there is anything; a broader theme counts what is on a narrower one."""
    above = _broader(library)
    found: dict[tuple[str, str], Tally] = defaultdict(Tally)

    def cells(note: AnyNote, cities: tuple[str, ...]) -> list[tuple[str, Tally]]:
        themes = {theme for own in note.theme for theme in above[own]}
        return [(city, found[theme, city]) for theme in themes for city in cities]

    for lesson in library.lessons:
        users = taken_up_by(lesson)
        for city, tally in cells(lesson, lesson.learners):
            tally.learned += 1
            tally.taken_up += city in users
        for _, tally in cells(lesson, lesson.city):
            tally.taught += 1
    for ask in library.open_asks:
        for _, tally in cells(ask, ask.asked_by):
            tally.asks += 1
    return found


def _broader(library: Library) -> Mapping[str, set[str]]:
    """By theme itself and all that are broader."""
    found: dict[str, set[str]] = defaultdict(set)
    for theme in library.vocabulary.themes:
        for narrower in library.vocabulary.with_narrower(theme):
            found[narrower].add(theme)
    return found
