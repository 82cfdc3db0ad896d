"""What assistants look for: a short way in (https://llmstxt.org), and the whole base as one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lintas.catalogue import language_name
from lintas.export.escape import as_text_in_markdown
from lintas.export.stock import Stock
from lintas.export.text.voice import Voice
from lintas.model import STRONGEST, AnyNote
from lintas.pages.page import Link
from lintas.pages.themes import theme_links
from lintas.whole import BESIDE, GUIDE, INDEX, TEXTS

LESSONS, OTHERS = 50, 20  # the latest of each that the way in names: it is to be read at once, also of 10,000 notes
BETWEEN = b"\n\n---\n\n"


def short(voice: Voice) -> str:
    """The way in, in one language."""
    library, stock = voice.stock.library, voice.stock
    parts = [*_head(voice), *_section(voice.say("group.all-themes"), map(voice.link, theme_links(voice.site)))]
    lists: tuple[tuple[str, Sequence[AnyNote], int], ...] = (
        (voice.say("group.latest"), library.lessons, LESSONS),
        (voice.say("group.exchanges"), library.exchanges, OTHERS),
        (voice.say("llms.asks"), library.open_asks, OTHERS),
        (voice.say("group.open-offers"), library.open_offers, OTHERS),
    )
    for heading, notes, most in lists:
        parts += _section(heading, [_line(voice, note) for note in notes[:most]])
    files = {
        TEXTS.path: voice.say("llms.full"),
        INDEX.path: voice.say("llms.api"),
        stock.uri(voice.site.lang, "data"): voice.say("llms.data"),
    }
    files |= {
        stock.uri(lang) + GUIDE.path: voice.say("text.language", language=language_name(lang, voice.site.lang))
        for lang in library.languages
        if lang != voice.site.lang
    }
    parts += _section(voice.say("llms.more"), (voice.link(Link(text, uri)) for uri, text in files.items()))
    return "\n\n".join(parts) + "\n"


def full(voice: Voice) -> Iterator[bytes | str]:
    """Every note once, in the language in which it was written, with title and summary in those it is translated to.

    An exchange stands before what came of it, as in the folders of the base.

    All languages would say everything again: a translation adds no fact, and has an address of its own. Gives the
    pieces of the file: the paths of the notes' own texts, and what stands before and between them.
    """
    yield "\n\n".join((*_head(voice), voice.say("llms.once"))).encode()
    for _, note in sorted(voice.stock.library.notes.items()):
        yield BETWEEN
        yield text_path(voice.stock, note, note.original.lang)
    yield b"\n"


def text_path(stock: Stock, note: AnyNote, lang: str) -> str:
    """Where the text of a note in a language is."""
    return f"{stock.uri(lang, 'notes', note.id)}{BESIDE}"


def _head(voice: Voice) -> Iterator[str]:
    stock = voice.stock
    yield f"# {as_text_in_markdown(stock.site_name)}"
    own = stock.description if voice.site.lang == stock.library.languages[0] else ""  # it is in one language only
    yield f"> {as_text_in_markdown(own or voice.say('home.lead'))}"
    yield voice.say("llms.about")
    yield voice.say("llms.evidence", kinds="; ".join(f"“{voice.say(f'evidence.{one}')}”" for one in STRONGEST))
    if stock.license:
        yield voice.say("llms.license", license=stock.license, address=stock.license_address)


def _section(heading: str, lines: Iterable[str]) -> tuple[str, ...]:
    found = "\n".join(f"- {line}" for line in lines)
    return (f"## {heading}", found) if found else ()


def _line(voice: Voice, note: AnyNote) -> str:
    version = note.version(voice.site.lang)
    link = Link(version.title, text_path(voice.stock, note, version.lang))
    return f"{voice.link(link)}: {as_text_in_markdown(version.summary)}" if version.summary else voice.link(link)
