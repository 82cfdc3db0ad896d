"""The pages in `docs/`, which MkDocs reads by itself: that none of them keeps a build waiting for ever."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.body import BodyReader
from lintas.bounded import MAX_SECONDS, TooSlowError, bounded
from lintas.problem import Location, Problem
from lintas.reading import is_odd
from lintas.settings import Settings
from lintas.source import read_file
from lintas.too_much import too_much


def unreadable_pages(settings: Settings) -> Iterator[Problem]:
    """What Python-Markdown would take too long for. Ordinary pages are not read for it."""
    for file in sorted(settings.docs.rglob("*.md")):
        path = settings.relative(file)
        is_page = file.is_file() and not file.is_symlink()  # `hand_written.py` tells of what is none
        data, problems = read_file(file, path) if is_page else (None, [])
        yield from (problem for problem in problems if problem.rule == "too-large")
        if data and is_odd(data):
            yield from _judged(data.decode("utf-8", "replace").replace("\r\n", "\n"), path, settings)


def _judged(text: str, path: str, settings: Settings) -> Iterator[Problem]:
    if found := too_much(text):
        line = text.count("\n", 0, found.place) + 1
        variant = found.variant if found.rule == "too-deep" else "page-signs" if found.sign else "page"
        yield Problem(found.rule, Location(path, line), found.values, variant)
        return
    try:
        with bounded():
            BodyReader(settings.markdown).render(text)
    except TooSlowError:
        yield Problem("too-slow", Location(path), {"limit": f"{MAX_SECONDS:g}"})
    except RecursionError:
        yield Problem("too-deep", Location(path), variant="body")
