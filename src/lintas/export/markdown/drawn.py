"""Drawings as what they show: tables and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintas.export.escape import as_text_in_markdown as text_of
from lintas.export.markdown.blocks import heading, items, paragraphs, step_line
from lintas.export.markdown.place import Place
from lintas.pages.drawn import Ladder, Matrix, Timeline, Ways
from lintas.pages.drawn_map import LearningMap


@paragraphs.register
def _(block: Ladder, place: Place) -> Iterator[str]:
    yield heading(block)
    yield items(step_line(step, place) for step in block.steps) or text_of(block.empty)
    yield place.link(block.more)


@paragraphs.register
def _(block: Ways, place: Place) -> Iterator[str]:
    yield heading(block)
    yield items(f"**{text_of(way.label)}:** {place.links(way.counts)}" for way in block.ways)


@paragraphs.register
def _(block: Timeline, place: Place) -> Iterator[str]:
    yield heading(block)
    yield text_of(block.note)
    yield items(f"{place.link(row.title)}: {text_of(row.said)}" for row in (*block.rows, *block.earlier))


@paragraphs.register
def _(block: Matrix, place: Place) -> Iterator[str]:
    yield heading(block)
    if not block.cities:
        yield text_of(block.empty)
        return
    yield " ".join(map(text_of, block.findings))
    rows = ((place.link(row.theme), *map(place.links, row.cells)) for row in block.rows)
    yield table(("", *map(place.link, block.cities)), rows)


@paragraphs.register
def _(block: LearningMap, place: Place) -> Iterator[str]:
    """The table; where the page has none, what the arcs say."""
    yield heading(block)
    if block.rows:
        links = ((row.learner, row.host, row.lessons) for row in block.rows)
        counts = (map(str, row.others) for row in block.rows)
        rows = ((*map(place.link, some), *others) for some, others in zip(links, counts, strict=True))
        yield table(map(text_of, block.columns), rows)
    else:
        yield items(place.link(arc.link) for arc in block.drawings[-1].arcs)
    yield items(f"{text_of(some.label)} {place.links(some.cities)}" for some in block.lists)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that are Markdown already."""
    columns = [*head]
    lines = (columns, ["---"] * len(columns), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
