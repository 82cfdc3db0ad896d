"""A page as Markdown, for goldens that a person can read: what is on it, in its order, with its addresses."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.pages.pack import Pack
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
    Steps,
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
        case Steps():
            yield f"## {block.heading}"
            if not block.steps:
                yield block.empty
            for step in block.steps:
                yield f"- **{step.stage_label}** {_link(step.city)}, {step.date}"
                yield from (f"  {remark}" for remark in step.remarks)
                yield from (f"  {_link(source)}" for source in filter(None, [step.source]))
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
        case Pack():
            yield from _pack(block, page)
        case _:
            raise AssertionError(block)


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
        yield "themes: " + ", ".join(_link(link) for link in card.chips)


def _fact(fact: Fact) -> str:
    return f"{fact.label}: " + ", ".join(_link(link) for link in fact.values)


def _link(link: Link) -> str:
    uri = link.uri if link.is_outward else f"/{link.uri}"
    text = f"[{link.text}]({uri})" if link.uri else link.text
    return f"{text} ({link.aside})" if link.aside else text
