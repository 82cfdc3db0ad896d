"""What a page in `docs/` says to MkDocs, and that it keeps no build waiting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lintas.body import BodyReader
from lintas.bounded import MAX_SECONDS, TooSlowError, bounded
from lintas.docs_pages import InDocs
from lintas.fields import Fields, Items, Scalar, read_fields
from lintas.problem import Location, Problem
from lintas.reading import is_odd
from lintas.settings import MarkdownSettings
from lintas.source import MAX_FRONTMATTER, decoded
from lintas.too_much import MAX_HTML, too_much

# MkDocs takes facts between lines of hyphens as YAML, and otherwise from the first lines as `key: value`; where the
# YAML makes no sense to it, all of it is text. https://www.mkdocs.org/user-guide/writing-your-docs/#meta-data
BLOCK = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
LINE = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")
MORE = re.compile(r"(?: {4}|\t)")
# What MkDocs would make sense of, in its time, and of which nothing can be told here.
BEYOND = {"yaml-feature", "too-deep", "too-large"}


def judged_pages(pages: Iterable[InDocs], settings: MarkdownSettings) -> Iterator[Problem]:
    """What is wrong with the pages among the files in `docs/`, each by itself."""
    for page in pages:
        if page.data is not None:
            text, problems = decoded(page.data, page.path)
            yield from problems
            if text is not None:
                plain = text.replace("\r\n", "\n").replace("\r", "\n")
                yield from _facts(plain, page.path)
                yield from _text(plain, page.path, settings, is_long=is_odd(page.data))


def _facts(text: str, path: str) -> Iterator[Problem]:
    """Keys by which a page would have another frame than all others, or none."""
    block = BLOCK.match(text)
    if block and len(block[1]) > MAX_FRONTMATTER:
        yield Problem("too-large", Location(path), {"limit": MAX_FRONTMATTER}, "frontmatter")
        return
    fields, problems = read_fields(block[1], path, 1) if block else (_lines(text), [])
    if fields is None:
        yield from (problem for problem in problems if problem.rule in BEYOND)
        return
    if template := fields.entry("template"):
        yield Problem("own-template", Location(path, template[0].line, template[0].column))
    hide = fields.entry("hide")
    if hide and not isinstance(hide[1], Items):
        yield Problem("bad-hide", Location(path, hide[0].line, hide[0].column))


def _lines(text: str) -> Fields:
    """The facts of a page that has none between lines of hyphens; capitals make no difference to these keys."""
    entries: list[tuple[Scalar, Scalar]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := LINE.match(line):
            key = Scalar(match[1].lower(), number, match.start(1) + 1)
            entries.append((key, Scalar(match[2].strip(), number, match.start(2) + 1)))
        elif not (entries and MORE.match(line) and line.strip()):
            break
    return Fields(tuple(entries), 1, 1)


def _text(text: str, path: str, settings: MarkdownSettings, *, is_long: bool) -> Iterator[Problem]:
    """What Python-Markdown would take too long for. Ordinary pages are not read for it."""
    if found := too_much(text):
        line = text.count("\n", 0, found.place) + 1
        variant = found.variant if found.rule == "too-deep" else "page-signs" if found.sign else "page"
        yield Problem(found.rule, Location(path, line), found.values, variant)
        return
    try:
        with bounded():
            html = BodyReader(settings).render(text).html if is_long else ""
    except TooSlowError:
        yield Problem("too-slow", Location(path), {"limit": f"{MAX_SECONDS:g}"})
    except RecursionError:
        yield Problem("too-deep", Location(path), variant="body")
    else:
        if len(html) > MAX_HTML:
            yield Problem("too-large", Location(path), {"limit": MAX_HTML}, "html")
