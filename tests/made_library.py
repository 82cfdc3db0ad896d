"""Libraries of any size for drawings, made up without files; the same numbers make the same library."""

from __future__ import annotations

import random

from conftest import NOW

from lintas.dates import read_date
from lintas.library import Library
from lintas.model import Adoption, AnyNote, Ask, Exchange, Lesson, Stage, Status, Version
from lintas.vocabulary import City, Theme, Vocabulary

FIRST = ("San", "Nusa", "Tanjung", "Bandar", "Banda", "Kuala", "Palang", "New", "Santa", "Bukit")
LAST = ("jaya", " Raya", " Selatan", " Aceh", " Lumpur", "ka Raya", " York", " Cruz", "tinggi", "Port")
SUBJECT = (
    "Water",
    "Waste",
    "Housing",
    "Mobility",
    "Early warning",
    "Public space",
    "Budgets",
    "Energy",
    "Heat",
    "Data",
)
ABOUT = ("", " and sanitation", " in informal settlements", " for children, young people and older residents")
STAGES: tuple[Stage, ...] = ("recommended", "planned", "piloted", "adopted", "embedded", "discontinued", "no-evidence")
STATUSES: tuple[Status, ...] = ("held", "held", "held", "planned", "cancelled")


def made_library(*, cities: int, themes: int, lessons: int, exchanges: int, asks: int = 20) -> Library:
    """Notes over twenty years, at random; every fourth theme is narrower than the one before it."""
    draw = random.Random(1)  # noqa: S311  (no secret: the same numbers each time)
    vocabulary = Vocabulary(
        themes={
            f"theme-{n}": Theme(
                label={"en": f"{SUBJECT[n % 10]}{ABOUT[n // 10]}"}, broader=(f"theme-{n - 1}",) if n % 4 == 3 else ()
            )
            for n in range(themes)
        },
        cities={f"city-{n}": City(name={"en": f"{FIRST[n % 10]}{LAST[n // 10]}"}, country="ID") for n in range(cities)},
    )
    active = [*vocabulary.cities][: max(2, cities * 5 // 6)]  # the others only ask
    notes: list[AnyNote] = [_exchange(draw, n, *draw.sample(active, 2)) for n in range(exchanges)]
    notes += [_lesson(draw, n, draw.sample(active, 2), [*vocabulary.themes]) for n in range(lessons)]
    notes += [_ask(n, draw.choice([*vocabulary.cities]), draw.choice([*vocabulary.themes])) for n in range(asks)]
    return Library(vocabulary, {note.id: note for note in notes}, now=NOW)


def _exchange(draw: random.Random, number: int, host: str, learner: str) -> Exchange:
    year, month = 2006 + number % 20, draw.randint(1, 12)
    date = draw.choice([f"{year}-{month:02}-04/{year}-{month:02}-09", f"{year}-{month:02}", f"{year}~"])
    return Exchange.model_construct(
        id=f"exchange-{number}",
        versions=_versions(f"Officials of a city visit another one to see how it works there, visit {number}"),
        city=(host,),
        learners=(learner,),
        date=read_date(date),
        planned=read_date(f"{year}-01") if draw.random() < 0.3 else None,
        sources=(),
        status=draw.choice(STATUSES),
    )


def _lesson(draw: random.Random, number: int, cities: list[str], themes: list[str]) -> Lesson:
    host, learner = cities
    adoption = tuple(
        Adoption.model_construct(city=learner, stage=draw.choice(STAGES), date=read_date(f"{2019 + turn}-03"))
        for turn in range(draw.choice((0, 0, 1, 2)))
    )
    return Lesson.model_construct(
        id=f"lesson-{number}",
        versions=_versions(f"A lesson of one city {number}"),
        city=(host,),
        learners=(learner,),
        date=read_date(f"{2006 + number % 20}-06"),
        theme=(draw.choice(themes[:-2]),),
        adoption=adoption,
    )


def _ask(number: int, city: str, theme: str) -> Ask:
    return Ask.model_construct(
        id=f"ask-{number}",
        versions=_versions(f"How do others do it? {number}"),
        asked_by=(city,),
        theme=(theme,),
        date=read_date("2024-05-01"),
    )


def _versions(title: str) -> dict[str, Version]:
    return {"en": Version(title=title, lang="en", summary="What was seen there, in one sentence.")}
