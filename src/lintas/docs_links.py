"""Links from pages in `docs/` to pages that are not there, for which MkDocs would stop a build."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from posixpath import basename

from lintas.body import BodyReader, Link, linked_path
from lintas.bounded import TooSlowError, bounded
from lintas.docs_pages import InDocs
from lintas.fields import Fields
from lintas.problem import Problem
from lintas.rules.references import broken_links
from lintas.rules.rule import Base
from lintas.settings import Settings
from lintas.source import Source

PAGE = ".md"
LIST = "index.md"  # of which lists there are, only a build knows
# What may be an address, in brackets or behind a reference. Whether it is one, Python-Markdown says.
TARGET = re.compile(r"\]\([ \t]*<?([^\s()<>]+)|^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)


def broken_links_in_docs(files: Iterable[InDocs], settings: Settings, base: Base) -> Iterator[Problem]:
    """The links of pages among the files in `docs/` that lead to no page and no note.

    Only pages that have something like one are read as MkDocs reads them.
    """
    if settings.others_make_pages:
        return
    docs = settings.relative(settings.docs)
    # A page may also name a note as the site has it, beside its own pages.
    known = {*base.pages, *base.files, *(f"{docs}/{path}" for path in base.files)}
    reader: BodyReader | None = None
    for path, data in ((file.path, file.data) for file in files if file.data is not None):
        text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        if any(_leads_nowhere(known, path, match[1] or match[2]) for match in TARGET.finditer(text)):
            reader = reader or BodyReader(settings.markdown)
            links = _links(Source(path, Fields((), 1, 1), text), reader)
            yield from broken_links(base, ((path, link) for link in links if _leads_nowhere(known, path, link.target)))


def _links(source: Source, reader: BodyReader) -> tuple[Link, ...]:
    try:
        with bounded():
            return reader.read(source)[0].links
    except TooSlowError:  # told of already
        return ()


def _leads_nowhere(known: AbstractSet[str], path: str, target: str) -> bool:
    found = "" if target.startswith("/") else linked_path(path, target)
    return found.endswith(PAGE) and basename(found) != LIST and found not in known
