"""What joins two cities: one learned from the other, was asked, taught by it, took up its lesson, or is its twin.

Two cities that only sat in one room are no pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from lintas.model import Adoption, Ask, Exchange, Lesson, Offer
from lintas.vocabulary import City, Twin

W = TypeVar("W")
Pair = tuple[str, str]


@dataclass(frozen=True)
class Tie:
    """What joins two cities: `pair` holds their ids in alphabetical order."""

    pair: Pair
    lessons: tuple[Lesson, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    asks: tuple[Ask, ...] = ()
    offers: tuple[Offer, ...] = ()
    adoptions: tuple[tuple[Lesson, Adoption], ...] = ()
    twin: Twin | None = None


def pair_of(one: str, other: str) -> Pair:
    """The two ids in alphabetical order."""
    return (one, other) if one < other else (other, one)


def find_ties(
    lessons: Iterable[Lesson],
    exchanges: Iterable[Exchange],
    asks: Iterable[Ask],
    offers: Iterable[Offer],
    cities: Mapping[str, City],
) -> dict[Pair, Tie]:
    """All ties by pair, each with its notes in the order in which they come."""
    lessons = tuple(lessons)
    by_lessons = _by_pair((lesson, _pairs(lesson.teachers, lesson.students)) for lesson in lessons)
    by_exchanges = _by_pair(
        (one, _pairs(one.teachers, one.cities if one.mutual else one.students)) for one in exchanges
    )
    by_asks = _by_pair((ask, _pairs(ask.teachers, ask.students)) for ask in asks)
    by_offers = _by_pair((offer, _pairs(offer.teachers, offer.students)) for offer in offers)
    by_adoptions = _by_pair(
        ((lesson, adoption), _pairs(lesson.city, (adoption.city,)))
        for lesson in lessons
        for adoption in lesson.adoption
        if adoption.stage != "no-evidence"  # somebody looked and found nothing: that joins nobody
    )
    twins: dict[Pair, Twin] = {}
    for key, city in cities.items():
        for twin in city.twins:
            twins.setdefault(pair_of(key, twin.city), twin)
    return {
        pair: Tie(
            pair=pair,
            lessons=by_lessons.get(pair, ()),
            exchanges=by_exchanges.get(pair, ()),
            asks=by_asks.get(pair, ()),
            offers=by_offers.get(pair, ()),
            adoptions=by_adoptions.get(pair, ()),
            twin=twins.get(pair),
        )
        for pair in sorted({*by_lessons, *by_exchanges, *by_asks, *by_offers, *by_adoptions, *twins})
    }


def _pairs(taught: Iterable[str], learned: Iterable[str]) -> set[Pair]:
    return {pair_of(one, other) for one, other in product(taught, learned) if one != other}


def _by_pair(joined: Iterator[tuple[W, set[Pair]]]) -> dict[Pair, tuple[W, ...]]:
    found: dict[Pair, list[W]] = defaultdict(list)
    for what, pairs in joined:
        for pair in pairs:
            found[pair].append(what)
    return {pair: tuple(whats) for pair, whats in found.items()}
