"""The pack of a theme: its lessons in full, one below the other."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.export.escape import as_text_in_markdown as text_of
from lintas.export.markdown.blocks import fact_line, items, paragraphs, source_line, step_line
from lintas.export.markdown.place import Place
from lintas.pages.pack import Pack, PackedLesson


@paragraphs.register
def _(block: Pack, place: Place) -> Iterator[str]:
    say = place.say
    yield text_of(block.count)
    if block.more:
        yield from paragraphs(block.more, place)
    for number, lesson in enumerate(block.lessons, 1):
        yield f"## {number}\\. {text_of(lesson.title.text)} {{ #{lesson.name} }}"
        yield from _lesson(lesson, place)
    if block.asks:
        yield f"## {text_of(say('group.open-asks'))} {{ #list-asks }}"
        yield items(source_line(line, place) for line in block.asks)


def _lesson(lesson: PackedLesson, place: Place) -> Iterator[str]:
    yield from map(text_of, (lesson.mark, lesson.summary))
    yield f"{place.say('note.superseded')} {place.link(lesson.newer)}" if lesson.newer else ""
    yield items(fact_line(fact, place) for fact in lesson.facts)
    yield place.texts[lesson.name]
    if lesson.steps:
        yield f"### {text_of(place.say('group.adoption'))}"
        yield items(step_line(step, place) for step in lesson.steps)
    if lesson.sources:
        yield f"### {text_of(place.say('group.sources'))}"
        yield items(source_line(line, place) for line in lesson.sources)
    yield place.link(lesson.title)
