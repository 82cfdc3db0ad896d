"""Each kind of block as paragraphs of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from lintas.citation.text import citation_text
from lintas.export.escape import as_text_in_markdown as text_of
from lintas.export.markdown.place import Place
from lintas.pages.contribute import WaysIn
from lintas.pages.data import HERE, Shelf
from lintas.pages.fields import Fields
from lintas.pages.follow import Follow
from lintas.pages.home import Welcome
from lintas.pages.page import (
    Actions,
    Block,
    Body,
    Card,
    Cite,
    Counts,
    Crumbs,
    Explore,
    Fact,
    Facts,
    Group,
    Headed,
    Index,
    Letters,
    Link,
    Notice,
    Pager,
    SourceLine,
    Sources,
    Step,
    Title,
    Tools,
)
from lintas.pages.rules import Told
from lintas.render.cite import placed


@singledispatch
def paragraphs(block: Block, place: Place) -> Iterator[str]:
    """The paragraphs of a block; an empty one is not written."""
    raise NotImplementedError(type(block).__name__, place.page.uri)


@paragraphs.register
def _(block: Crumbs, place: Place) -> Iterator[str]:
    yield " › ".join(map(place.link, block.links))


@paragraphs.register
def _(block: Title, place: Place) -> Iterator[str]:
    yield f"# {text_of(block.text)}"
    yield from map(text_of, (block.kicker, block.lead, block.also))
    yield place.links(block.chips)


@paragraphs.register
def _(block: Welcome, place: Place) -> Iterator[str]:  # noqa: ARG001  (our search is not there)
    yield from (f"# {text_of(block.text)}", text_of(block.lead))


@paragraphs.register
def _(block: Counts, place: Place) -> Iterator[str]:
    yield " · ".join(map(place.link, block.links))


@paragraphs.register
def _(block: Tools, place: Place) -> Iterator[str]:
    yield place.link(block.more) if block.more else ""


@paragraphs.register
def _(block: Facts, place: Place) -> Iterator[str]:
    yield items(fact_line(fact, place) for fact in block.facts)


@paragraphs.register
def _(block: Body, place: Place) -> Iterator[str]:  # noqa: ARG001  (one body a page)
    yield place.texts[""]


@paragraphs.register
def _(block: Group, place: Place) -> Iterator[str]:
    yield heading(block)
    yield text_of(block.note)
    yield "" if block.cards else text_of(block.empty)
    for card in block.cards:
        yield from _card(card, place)
    yield place.link(block.more) if block.more else ""


@paragraphs.register
def _(block: Index, place: Place) -> Iterator[str]:
    yield heading(block)
    explained = ((link, text_of(block.explained.get(link.uri, ""))) for link in block.links)
    yield items(f"{place.link(link)}: {said}" if said else place.link(link) for link, said in explained)
    yield "" if block.links else text_of(block.empty)
    yield place.link(block.more) if block.more else ""


@paragraphs.register
def _(block: WaysIn, place: Place) -> Iterator[str]:
    yield heading(block)
    yield text_of(block.text)
    yield items(f"{text_of(way.title)}: {text_of(way.text)} {place.link(way.link)}" for way in block.ways)
    yield text_of(block.asked)
    yield items(map(text_of, block.questions))
    yield text_of(block.blank)


@paragraphs.register
def _(block: Letters, place: Place) -> Iterator[str]:
    for letter in block.letters:
        yield f"## {text_of(letter.text)} {{ #{letter.anchor} }}"
        yield items(
            f"{place.link(entry.term)} ({text_of(entry.kind)})"
            + (f": {place.link(entry.meaning)}" if entry.meaning else "")
            for entry in letter.entries
        )


@paragraphs.register
def _(block: Sources, place: Place) -> Iterator[str]:
    yield heading(block)
    yield items(source_line(line, place) for line in block.lines)


@paragraphs.register
def _(block: Cite, place: Place) -> Iterator[str]:
    yield heading(block)
    yield text_of(citation_text(placed(block, place.stock.site_name, place.stock.site_url)))


@paragraphs.register
def _(block: Actions, place: Place) -> Iterator[str]:
    yield items(map(place.link, block.links))


@paragraphs.register
def _(block: Follow, place: Place) -> Iterator[str]:  # noqa: ARG001  (the export has no feeds)
    yield ""


@paragraphs.register
def _(block: Shelf, place: Place) -> Iterator[str]:
    yield heading(block)
    yield text_of(block.text)
    site_url = place.stock.site_url
    yield items(map(place.link, block.links)) if site_url or not block.needs_address else ""
    if block.code and (site_url or HERE not in block.code):
        yield fenced(block.code.replace(HERE, site_url))


@paragraphs.register
def _(block: Fields, place: Place) -> Iterator[str]:
    yield heading(block)
    yield text_of(block.text)
    for field in block.fields:
        yield f"### {text_of(field.label)} `{field.key}` {{ #{field.anchor} }}"
        yield text_of(field.meaning)
        yield items(fact_line(fact, place) for fact in field.facts)
        yield fenced(field.example) if field.example else ""


@paragraphs.register
def _(block: Told, place: Place) -> Iterator[str]:  # noqa: ARG001  (nothing in it leads anywhere)
    yield heading(block)
    yield from map(text_of, block.sentences)
    for snippet in block.snippets:
        yield text_of(snippet.label)
        yield fenced(snippet.code)
    yield items(map(text_of, block.points))


@paragraphs.register
def _(block: Notice, place: Place) -> Iterator[str]:
    yield f"> {text_of(block.text)} {place.link(block.link) if block.link else ''}".rstrip()


@paragraphs.register
def _(block: Explore, place: Place) -> Iterator[str]:
    for index in block.lists:
        yield from paragraphs(index, place)


@paragraphs.register
def _(block: Pager, place: Place) -> Iterator[str]:
    neighbours = (place.link(link) for link in (block.previous, block.next) if link)
    yield " · ".join((text_of(block.label), *neighbours))


def heading(block: Headed) -> str:
    """The heading of a part, with the id that links to it have."""
    return f"## {text_of(block.heading)} {{ #list-{block.anchor} }}"


def fenced(code: str) -> str:
    """Lines of code between fences that are longer than any in it."""
    fence = "`" * (max([2, *map(len, re.findall("`+", code))]) + 1)
    return f"{fence}\n{code}\n{fence}"


def items(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join(f"- {line}" for line in lines)


def fact_line(fact: Fact, place: Place) -> str:
    """A fact with its label."""
    return f"**{text_of(fact.label)}:** {place.links(fact.values)}"


def source_line(line: SourceLine, place: Place) -> str:
    """A source, with what it says below it."""
    said = " · ".join((place.link(line.title), *map(text_of, line.remarks), *map(place.link, line.links)))
    return f"{said}\n\n    > {text_of(line.quote)}\n" if line.quote else said


def step_line(step: Step, place: Place) -> str:
    """What a city did, when, and who says so."""
    source = place.link(step.source) if step.source else ""
    said = (f"**{text_of(step.stage_label)}**", place.link(step.city), text_of(step.date))
    return " · ".join(filter(None, (*said, *map(text_of, step.remarks), source)))


def _card(card: Card, place: Place) -> Iterator[str]:
    yield f"### {place.link(card.title)}"
    yield " · ".join(map(text_of, filter(None, (card.kicker, card.mark))))
    yield text_of(card.summary)
    chips: tuple[Link, ...] = card.chips
    lines = [fact_line(fact, place) for fact in card.facts] + ([place.links(chips)] if chips else [])
    yield items(lines)
    yield place.link(card.action) if card.action else ""
