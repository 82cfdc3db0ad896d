"""A page as Markdown, for goldens that a person can read: what is on it, in its order, with its addresses."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.pages.drawn import Ladder, Matrix, Timeline, Ways
from lintas.pages.page import (
    Block,
    Body,
    Card,
    Crumbs,
    Fact,
    Facts,
    Group,
    Index,
    Link,
    Notice,
    Page,
    Pager,
    Sources,
    Title,
)


def page_as_markdown(page: Page) -> str:
    languages = [f"{lang} /{uri}" for lang, uri in page.alternates.items()]
    elsewhere = [f"({lang} /{uri})" for lang, uri in page.elsewhere.items()]
    lines = [f"/{page.uri} in {page.lang}, also {', '.join([*languages, *elsewhere])}", ""]
    for block in page.view:
        lines.extend([*_block(block, page), ""])
    if page.source:
        lines.append(f"from {page.source}")
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block, page: Page) -> Iterator[str]:
    match block:
        case Crumbs(links):
            yield " > ".join(_link(link) for link in links)
        case Title(text, kicker, lead):
            yield from filter(None, (f"({kicker})" if kicker else "", f"# {text}", lead))
        case Facts(facts):
            yield from (_fact(fact) for fact in facts)
        case Body():
            yield from ("> " + line for line in page.body.strip().splitlines())
        case Group():
            yield f"## {block.heading}"
            yield from filter(None, (block.note, "" if block.cards else block.empty))
            for card in block.cards:
                yield from ("", *_card(card))
            yield from (f"\nmore: {_link(link)}" for link in filter(None, [block.more]))
        case Index():
            yield f"## {block.heading}"
            for link in block.links:
                explained = block.explained.get(link.uri, "")
                yield f"- {_link(link)}" + (f": {explained}" if explained else "")
            yield from (f"\nmore: {_link(link)}" for link in filter(None, [block.more]))
        case Sources():
            yield f"## {block.heading}"
            for line in block.lines:
                yield "- " + ", ".join([_link(line.title), *line.remarks, *(_link(link) for link in line.links)])
                yield from (f"  > {quote}" for quote in filter(None, [line.quote]))
        case Notice(text, link):
            yield f"! {text} {_link(link) if link else ''}".rstrip()
        case Pager():
            neighbours = [_link(link) for link in (block.previous, block.next) if link]
            yield f"{block.label}: {', '.join(neighbours)}"
        case _:
            yield from _drawing(block)


def _drawing(block: Block) -> Iterator[str]:
    match block:
        case Ladder():
            yield f"## {block.heading}"
            if not block.steps:
                yield block.empty
            for of_city in block.cities:
                yield f"[drawing] {of_city.label}: {', '.join(of_city.dates)}"
            for step in block.steps:
                yield f"- **{step.stage_label}** {_link(step.city)}, {step.date}"
                yield from (f"  {remark}" for remark in step.remarks)
                yield from (f"  {_link(source)}" for source in filter(None, [step.source]))
        case Ways():
            yield f"## {block.heading}"
            for way in block.ways:
                drawn = "".join("●" if dot.full else "○" for dot in way.dots)
                yield f"- {way.label}: {', '.join(_link(link) for link in way.counts)} {drawn}{way.more}".rstrip()
            yield from filter(None, [block.legend])
        case Timeline():
            yield f"## {block.heading}"
            for row in (*block.rows, *block.earlier):
                yield f"- {_link(row.title)}: {row.said}"
        case Matrix():
            yield f"## {block.heading}"
            yield from block.findings
            for theme in block.rows:
                yield f"{_link(theme.theme)}:"
                for city, cell in zip(block.cities, theme.cells, strict=True):
                    yield f"- {_link(city)}: {', '.join(_link(link) for link in cell)}"
            yield from (f"[drawing] {_link(cell.link)}" for cell in block.cells)
        case _:
            raise AssertionError(block)


def _card(card: Card) -> Iterator[str]:
    yield f"### {_link(card.title)}"
    yield from filter(None, (f"({card.kicker})" if card.kicker else "", f"[{card.mark}]" if card.mark else ""))
    yield from filter(None, (card.summary,))
    yield from (_fact(fact) for fact in card.facts)
    if card.chips:
        yield "themes: " + ", ".join(_link(link) for link in card.chips)


def _fact(fact: Fact) -> str:
    return f"{fact.label}: " + ", ".join(_link(link) for link in fact.values)


def _link(link: Link) -> str:
    uri = link.uri if link.is_outward else f"/{link.uri}"
    text = f"[{link.text}]({uri})" if link.uri else link.text
    return f"{text} ({link.aside})" if link.aside else text
