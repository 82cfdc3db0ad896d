"""A note as Markdown that stands by itself: facts, text, what came of it, sources, and where it is from."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.catalogue import language_name
from lintas.export.escape import as_text_in_markdown
from lintas.export.text.facts import fact_lines
from lintas.export.text.voice import Voice
from lintas.library import in_time
from lintas.model import AnyNote, Lesson, Version
from lintas.pages.notes import source_line, step
from lintas.pages.page import Link, SourceLine, Step
from lintas.pages.site import record_uri


def note_text(voice: Voice, note: AnyNote, version: Version) -> str:
    """The Markdown of one language's text of a note."""
    parts = [f"# {as_text_in_markdown(version.title)}"]
    if version.summary:
        parts.append(f"> {as_text_in_markdown(version.summary)}")
    parts.append("\n".join(_lines(voice, note, version)))
    text = note.text_of(version)
    if text is not version:
        parts.append(voice.say("language.body", language=language_name(text.lang, voice.site.lang)))
    parts.append(voice.stock.body(text, version.lang).strip())
    if isinstance(note, Lesson):
        entries = [_step(voice, step(voice.site, entry)) for entry in in_time(note)]
        parts += (f"## {voice.say('group.adoption')}", "\n".join(entries) or f"{voice.say('stage.none')}.")
    if note.sources:
        lines = [_source(voice, source_line(voice.site, source)) for source in note.sources]
        parts += (f"## {voice.say('group.sources')}", "\n".join(lines))
    return "\n\n".join(filter(None, parts)) + "\n"


def _lines(voice: Voice, note: AnyNote, version: Version) -> Iterator[str]:
    stock, lang = voice.stock, voice.site.lang
    yield f"- {voice.say('field.kind')}: {voice.say(f'kind.{note.kind}')}"
    for label, value in fact_lines(voice, note, version):
        yield f"- {label}: {value}"
    for other, text in note.versions.items():
        if other != version.lang:
            link = voice.link(Link(text.title, stock.uri(other, "notes", note.id)))
            summary = f". {as_text_in_markdown(text.summary)}" if text.summary else ""
            yield f"- {voice.say('text.language', language=language_name(other, lang))}: {link}{summary}"
    yield f"- {voice.say('text.page')}: {stock.address(stock.uri(version.lang, 'notes', note.id))}"
    yield f"- {voice.say('text.record')}: {stock.address(record_uri(note))}"
    if stock.license:
        yield f"- {voice.say('text.license')}: {stock.license}, {stock.license_address}"


def _step(voice: Voice, one: Step) -> str:
    said = [f"**{one.stage_label}**", voice.link(one.city), one.date, *map(as_text_in_markdown, one.remarks)]
    if one.source:
        where = Link(one.source.uri or one.source.text, one.source.uri)
        said.append(f"{voice.say('field.source')}: {voice.link(where)}")
    return f"- {' · '.join(filter(None, said))}"


def _source(voice: Voice, line: SourceLine) -> str:
    said = [voice.link(line.title), *line.remarks, *map(voice.link, line.links)]
    quote = f"\n    > {as_text_in_markdown(line.quote)}" if line.quote else ""
    return f"- {' · '.join(said)}{quote}"
