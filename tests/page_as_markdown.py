"""A page as Markdown, for goldens that a person can read: what is on it, in its order, with its addresses."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.citation.text import citation_text
from lintas.pages.contribute import WaysIn
from lintas.pages.data import Shelf
from lintas.pages.drawn import Ladder, Matrix, Timeline, Ways
from lintas.pages.drawn_map import LearningMap, MapArc, MapDot
from lintas.pages.fields import Fields
from lintas.pages.follow import Follow
from lintas.pages.home import Welcome
from lintas.pages.pack import Pack
from lintas.pages.page import (
    Actions,
    Block,
    Body,
    Card,
    Cite,
    Counts,
    Crumbs,
    Fact,
    Facts,
    Group,
    Index,
    Letters,
    Link,
    Notice,
    Page,
    Pager,
    Sources,
    Title,
    Tools,
)
from lintas.pages.rules import Told


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
        case Title(text, kicker, lead, also, chips):
            yield from filter(None, (f"({kicker})" if kicker else "", f"# {text}", lead, also))
            yield from (f"themes: {_links(chips)}" for _ in chips[:1])
        case Welcome():
            yield from (f"# {block.text}", block.lead, f"search: {block.label} {_link(block.action)}")
            yield from (f"- {_link(link)}" for link in block.examples)
        case Counts(links):
            yield " · ".join(_link(link) for link in links)
        case Tools(more):
            yield f"print, share, copy{', ' + _link(more) if more else ''}"
        case Follow(link):
            yield f"follow: {_link(link)}"
        case Cite():
            yield f"## {block.heading}"
            yield citation_text(block.citation.at("Lintas", f"https://example.org/{block.uri}"))
        case Actions():
            yield from (f"- {_link(link)}" for link in block.links)
        case Facts(facts):
            yield from (_fact(fact) for fact in facts)
        case Body():
            yield from filter(None, (f"(in {block.lang})" if block.lang else "",))
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
        case WaysIn():
            yield from (f"## {block.heading}", block.text)
            for way in block.ways:
                yield f"- {way.title}: {way.text} {way.to} {_link(way.link)}"
            yield from (block.asked, *block.questions, block.blank)
        case Letters():
            for letter in block.letters:
                yield f"## {letter.text}"
                for entry in letter.entries:
                    meaning = _link(entry.meaning) if entry.meaning else ""
                    yield f"- {_link(entry.term)} ({entry.kind}) {meaning}".rstrip()
        case Sources():
            yield f"## {block.heading}"
            for line in block.lines:
                yield "- " + ", ".join([_link(line.title), *line.remarks, *(_link(link) for link in line.links)])
                yield from (f"  > {quote}" for quote in filter(None, [line.quote]))
        case Notice(text, link):
            yield f"! {text} {_link(link) if link else ''}".rstrip()
        case LearningMap():
            yield f"## {block.heading}"
            yield from (block.reading, *(f"{kind}: {meaning}" for kind, meaning in block.kinds), *block.remarks)
            for drawing in block.drawings:
                yield f"\n({drawing.screen}, {drawing.width} × {drawing.height})"
                yield from (_arc(arc) for arc in drawing.arcs)
                yield from (_dot(dot) for dot in drawing.dots)
            yield f"\n{' | '.join(block.columns)}"
            for row in block.rows:
                yield " | ".join((_link(row.learner), _link(row.host), _link(row.lessons), *map(str, row.others)))
            for some in block.lists:
                yield f"\n{some.label} {', '.join(_link(city) for city in some.cities)}"
        case Pager():
            neighbours = [_link(link) for link in (block.previous, block.next) if link]
            yield f"{block.label}: {', '.join(neighbours)}"
        case Shelf():
            yield from (f"## {block.heading}", block.text, *(f"- {_link(link)}" for link in block.links))
            yield from filter(None, [block.code])
        case Fields():
            yield from (f"## {block.heading}", block.text)
            for field in block.fields:
                yield f"\n### {field.label} `{field.key}`"
                yield from (field.meaning, *(_fact(fact) for fact in field.facts))
                yield from (f"    {line}" for line in field.example.splitlines())
        case Pack():
            yield from _pack(block, page)
        case Told():
            yield f"## {block.heading}"
            yield from block.sentences
            yield from (f"{snippet.label}\n```\n{snippet.code}\n```" for snippet in block.snippets)
            yield from (f"- {point}" for point in block.points)
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
            yield f"more: {_link(block.more)}"
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
                yield from (f"[drawing] {_link(one.link)}" for one in theme.drawn)
        case _:
            raise AssertionError(block)


def _arc(arc: MapArc) -> str:
    return f"- {_link(arc.link)} {arc.kind}, {arc.width} wide"


def _dot(dot: MapDot) -> str:
    label = f"{dot.label.anchor} of {dot.label.x}, {dot.label.y}" if dot.label else "nowhere"
    return f"- {dot.title}: at {dot.x}, {dot.y}, its name at {label}"


def _pack(pack: Pack, page: Page) -> Iterator[str]:
    texts = {text.name: text for text in page.texts}
    yield pack.count
    if pack.more and pack.more.link:
        yield f"! {pack.more.text} {_link(pack.more.link)}"
    for lesson in pack.lessons:
        yield from ("", f"## #{lesson.name} {_link(lesson.title)}", lesson.kicker, lesson.summary)
        yield from filter(
            None, (f"[{lesson.mark}]" if lesson.mark else "", _link(lesson.newer) if lesson.newer else "")
        )
        yield from map(_fact, lesson.facts)
        yield f"from {texts[lesson.name].path}{f' in {lesson.lang}' if lesson.lang else ''}"
        yield from ("> " + line for line in texts[lesson.name].body.strip().splitlines())
        yield from (f"- **{step.stage_label}** {_link(step.city)}, {step.date}" for step in lesson.steps)
        yield from (f"- {_link(line.title)}" for line in lesson.sources)
    for line in pack.asks:
        yield "ask: " + ", ".join([_link(line.title), *line.remarks])


def _card(card: Card) -> Iterator[str]:
    yield f"### {_link(card.title)}"
    yield from filter(None, (f"({card.kicker})" if card.kicker else "", f"[{card.mark}]" if card.mark else ""))
    yield from filter(None, (card.summary,))
    yield from (_fact(fact) for fact in card.facts)
    if card.chips:
        yield f"themes: {_links(card.chips)}"
    yield from (f"do: {_link(link)}" for link in filter(None, [card.action]))


def _fact(fact: Fact) -> str:
    return f"{fact.label}: {_links(fact.values)}"


def _links(links: tuple[Link, ...]) -> str:
    return ", ".join(_link(link) for link in links)


def _link(link: Link) -> str:
    uri = link.uri if link.is_outward else f"/{link.uri}"
    text = f"[{link.text}]({uri})" if link.uri else link.text
    return f"{text} ({link.aside})" if link.aside else text
