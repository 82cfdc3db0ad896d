"""The learning map: who learned from whom, as a drawing with a table behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lintas.drawings.land import LAND_UNIT
from lintas.drawings.map import SHEETS, City, Way, laid_out
from lintas.pages.drawn_map import Kind, LearningMap, MapArc, MapDot, MapDrawing, MapList, MapRow
from lintas.pages.flows import Flow, flows
from lintas.pages.page import Link
from lintas.pages.site import Site

MOST_ARCS = 36  # of more a reader sees none
MOST_ROWS = 200  # of the table; each pair of cities has a page of its own in any case
# What a flow counts, in the order of the table's columns, which go by these names.
COUNTS = {
    "lessons": "map.column.lessons",
    "held": "map.column.held",
    "planned": "map.column.planned",
    "asked": "map.column.asked",
}
SENTENCES: Mapping[Kind, str] = {"lessons": "map.lessons", "held": "map.held", "planned": "map.planned"}


def learning_map(site: Site) -> LearningMap | None:
    """The map of all cities with a position; None where fewer than two have one."""
    cities = site.library.vocabulary.cities
    placed = tuple(key for key, city in cities.items() if city.lat is not None and city.lon is not None)
    if len(placed) < 2:  # noqa: PLR2004  (one dot joins nothing)
        return None
    found = flows(site.library)
    drawable = [flow for flow in found if flow.is_drawn and flow.host in placed and flow.learner in placed]
    drawn = drawable[:MOST_ARCS]
    joined = {city for flow in found if flow.is_drawn for city in (flow.host, flow.learner)}
    rows = found[:MOST_ROWS]
    drawings = tuple(_drawings(site, placed, drawn, found))
    return LearningMap(
        anchor="learning-map",
        heading=site.say("map.heading"),
        drawings=drawings,
        reading=site.say("map.reading"),
        kinds=tuple(_kinds(site, drawn)),
        remarks=tuple(_remarks(site, drawings, drawn, drawable, rows, found)),
        table=site.say("map.table"),
        columns=tuple(map(site.say, ("map.column.learner", "map.column.host", *COUNTS.values()))),
        rows=tuple(_row(site, flow) for flow in rows),
        lists=tuple(_lists(site, placed, joined)),
    )


def _kind(flow: Flow) -> Kind:
    return "lessons" if flow.lessons else "planned" if flow.is_only_planned else "held"


def _title(site: Site, flow: Flow) -> str:
    """What a flow is, in words."""
    kind = _kind(flow)
    counted = {
        "lessons": site.words.count("count.lesson", flow.lessons),
        "held": site.words.count("count.exchange", flow.held),
        "planned": site.words.count("count.exchange", flow.planned),
    }[kind]
    names = {"host": site.city(flow.host).text, "learner": site.city(flow.learner).text}
    return site.say(SENTENCES[kind], count=counted, **names)


def _drawings(site: Site, placed: Sequence[str], drawn: Sequence[Flow], found: Iterable[Flow]) -> Iterator[MapDrawing]:
    weights: Counter[str] = Counter()
    taught: Counter[str] = Counter()
    learned: Counter[str] = Counter()
    for flow in found:
        weights.update(dict.fromkeys((flow.host, flow.learner), flow.lessons + flow.held + flow.planned))
    for lesson in site.library.lessons:
        taught.update(set(lesson.city))
        learned.update(set(lesson.learners))
    cities = tuple(_city(site, key, weights[key]) for key in placed)
    numbers = {key: number for number, key in enumerate(placed)}
    ways = tuple(Way(numbers[flow.host], numbers[flow.learner], flow.lessons) for flow in drawn)
    for screen, sheet in SHEETS.items():
        map_ = laid_out(cities, ways, sheet)
        arcs = (
            MapArc(Link(_title(site, flow), _pair(site, flow).uri), one.line, one.head, width, _kind(flow))
            for flow, (one, width) in zip(drawn, map_.arcs, strict=True)
        )
        dots = []
        for key, (x, y), beyond, label in zip(placed, map_.dots, map_.beyond, map_.labels, strict=True):
            counts = site.say("city.counts", country=site.country(key), taught=taught[key], learned=learned[key])
            link = site.city(key)
            dots.append(MapDot(link, f"{link.text}, {counts}", x, y, beyond, label, weights[key] > 0))
        frame = map_.frame
        # A keyboard comes to the cities as one reads: from the top down.
        dots.sort(key=lambda dot: (dot.y, dot.x))
        yield MapDrawing(
            screen, frame.width, frame.height, sheet.radius, map_.land, LAND_UNIT, tuple(arcs), tuple(dots)
        )


def _city(site: Site, key: str, weight: int) -> City:
    city = site.library.vocabulary.cities[key]
    return City(site.city(key).text, city.lon or 0.0, city.lat or 0.0, weight)


def _pair(site: Site, flow: Flow) -> Link:
    one, other = sorted((flow.host, flow.learner))
    return site.pair((one, other))


def _kinds(site: Site, drawn: Sequence[Flow]) -> Iterator[tuple[Kind, str]]:
    """What the kinds of arcs mean that are drawn."""
    shown = {_kind(flow) for flow in drawn}
    if "lessons" in shown:
        most = site.words.count("count.lesson", drawn[0].lessons)
        yield "lessons", site.say("map.key.lessons", most=most) if drawn[0].lessons > 1 else most
    if "held" in shown:
        yield "held", site.say("map.key.held")
    if "planned" in shown:
        yield "planned", site.say("map.key.planned")


def _remarks(
    site: Site,
    drawings: Iterable[MapDrawing],
    drawn: Sequence[Flow],
    drawable: Sequence[Flow],
    rows: Sequence[Flow],
    found: Sequence[Flow],
) -> Iterator[str]:
    if any(dot.beyond for drawing in drawings for dot in drawing.dots):
        yield site.say("map.beyond")
    if len(drawn) < len(drawable):
        yield site.say("map.strongest", n=len(drawn), of=len(drawable))
    if len(rows) < len(found):
        yield site.say("map.rows", n=len(rows), of=len(found))


def _row(site: Site, flow: Flow) -> MapRow:
    return MapRow(
        host=site.city(flow.host),
        learner=site.city(flow.learner),
        lessons=Link(str(flow.lessons), _pair(site, flow).uri),
        others=tuple(getattr(flow, name) for name in list(COUNTS)[1:]),
        title=_title(site, flow) if flow.is_drawn else _pair(site, flow).text,
    )


def _lists(site: Site, placed: Iterable[str], joined: Iterable[str]) -> Iterator[MapList]:
    cities = site.library.vocabulary.cities
    for key, some in (
        ("map.unplaced", [city for city in cities if city not in placed]),
        ("map.unjoined", [city for city in placed if city not in joined]),
    ):
        if some:
            yield MapList(site.say(key), tuple(sorted(site.cities(tuple(some)), key=lambda link: link.text)))
