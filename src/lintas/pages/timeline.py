"""When exchanges were planned, held and reported, on one axis of time."""

from __future__ import annotations

from collections.abc import Iterable

from lintas.dates import When
from lintas.drawings.timeline import Axis, axis, bar
from lintas.model import Exchange
from lintas.pages.cards import when
from lintas.pages.drawn import Timeline, TimelineRow
from lintas.pages.site import Site

MOST = 40  # exchanges; the list below has all
AT_ONCE = 12  # the others are unfolded: on a phone the list would be far away


def timeline_block(site: Site) -> tuple[Timeline, ...]:
    """The latest exchanges that have a date; nothing where there is none."""
    dated = [exchange for exchange in site.library.exchanges if exchange.date]
    latest = dated[:MOST]
    if not latest:
        return ()
    on = axis(date for exchange in latest for date in _dates(exchange))
    rows = tuple(_row(site, on, exchange, exchange.date) for exchange in latest if exchange.date)
    earlier = rows[AT_ONCE:]
    return (
        Timeline(
            anchor="timeline",
            heading=site.say("group.timeline"),
            note=site.say("timeline.latest", n=MOST, all=len(dated)) if len(dated) > MOST else "",
            years=on.years,
            rows=rows[:AT_ONCE],
            earlier=earlier,
            unfold=site.say("timeline.earlier", n=len(earlier)) if earlier else "",
            legend=(
                ("held", site.say("timeline.held")),
                ("planned", site.say("timeline.planned")),
                ("reported", site.say("timeline.reported")),
                ("soft", site.say("timeline.soft")),
            ),
        ),
    )


def _dates(exchange: Exchange) -> Iterable[When]:
    return filter(None, (exchange.date, exchange.planned, exchange.reported))


def _row(site: Site, on: Axis, exchange: Exchange, date: When) -> TimelineRow:
    held = exchange.status == "held"
    planned = exchange.planned if exchange.planned != date else None
    said = [site.say("timeline.held_on", date=site.date(date)) if held else when(site, exchange)]
    if planned:
        key = "timeline.planned_for" if held else "timeline.first_planned_for"
        said.append(site.say(key, date=site.date(planned)))
    if exchange.reported:
        said.append(site.say("timeline.reported_in", date=site.date(exchange.reported)))
    return TimelineRow(
        title=site.note(exchange),
        said=" · ".join(said),
        held=held,
        called_off=exchange.status == "cancelled",
        bar=bar(on, date),
        planned=bar(on, planned) if planned else None,
        reported=bar(on, exchange.reported).x if exchange.reported else None,
    )
