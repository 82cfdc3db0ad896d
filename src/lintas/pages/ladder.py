"""What came of a lesson: for each city a ladder of stages, and below them every entry in words."""

from __future__ import annotations

from collections import defaultdict

from lintas.dates import brief_date
from lintas.drawings.ladder import FEW, MOST, Row, ladder, room_for, rows
from lintas.library import in_time
from lintas.model import Adoption, Lesson
from lintas.pages.doors import door
from lintas.pages.drawn import Ladder, LadderOfCity
from lintas.pages.page import Step
from lintas.pages.site import Site


def ladder_block(site: Site, lesson: Lesson, steps: tuple[Step, ...]) -> Ladder:
    """The drawings of a lesson's entries, with the list of the same in words."""
    by_city: dict[str, dict[tuple[str, str], Adoption]] = defaultdict(dict)
    for entry in in_time(lesson):  # what two offices of a city said on one day is one mark
        by_city[entry.city].setdefault((entry.stage, str(entry.date)), entry)
    lines = rows(entry.stage for entry in lesson.adoption)
    names = {row.stage: site.say(f"stage.{row.stage}") for row in lines}
    room = room_for(names.values())
    return Ladder(
        anchor="adoption",
        heading=site.say("group.adoption"),
        names=tuple(names.values()),
        cities=tuple(_of_city(site, city, tuple(own.values()), lines, room) for city, own in by_city.items()),
        steps=steps,
        empty=site.say("empty.adoption"),
        more=door(site, "follow_up", lesson),
    )


def _of_city(site: Site, city: str, entries: tuple[Adoption, ...], lines: tuple[Row, ...], room: int) -> LadderOfCity:
    shown = entries[-MOST:]
    return LadderOfCity(
        city=site.city(city).text,
        label=site.say(
            "drawing.ladder",
            city=site.city(city).text,
            stages=", ".join(site.say(f"stage.{entry.stage}") for entry in shown),
        ),
        drawing=ladder([entry.stage for entry in shown], lines, room),
        dates=tuple(_date(site, entry, brief=len(shown) <= FEW) for entry in shown),
    )


def _date(site: Site, entry: Adoption, *, brief: bool) -> str:
    if not entry.date:
        return "–"
    return brief_date(entry.date, site.lang) if brief else str(entry.date.start.year)
