"""What is written out: the library, and what it takes to name and address its records anywhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urljoin

from lintas.body import Body, is_inside
from lintas.fingerprint import digest, digest_of, program
from lintas.library import Library
from lintas.load import Loaded
from lintas.model import AnyNote, Version
from lintas.pages.site import uri_in
from lintas.render.links import LanguageLinks
from lintas.settings import LICENSES, MarkdownSettings, Settings

# What stands before the address of a link in Markdown: in line, below the text, or as HTML.
BEFORE_TARGET = r"(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*[\"']?)"
# By path below the site's root: a digest of all that a file is made of, and what makes it.
Files = dict[str, tuple[str, Callable[[], bytes]]]


@dataclass(frozen=True)
class Stock:
    """A library to be written out. No file of it may tell the day on which it was made.

    `site_url` is empty or ends in a slash; `license` is an identifier of SPDX, or empty. `links` and `bodies` tell
    where the links of texts lead. `keys` has a digest of each note with its exchange and the vocabulary, by id; without
    them the key of a file does not tell that a note has changed. `folder` is that of the base, `markdown` how its texts
    are read. `commit` names the state of the files that the site is made of; it is empty where none does.
    """

    library: Library
    site_name: str = "Lintas"
    site_url: str = ""
    description: str = ""
    license: str = ""
    commit: str = ""
    folder: Path = field(default_factory=Path)
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)
    links: LanguageLinks = field(default_factory=LanguageLinks)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    keys: Mapping[str, bytes] = field(default_factory=dict)

    def address(self, uri: str) -> str:
        """The complete address of something below the site's root; from the root where the site's is not known."""
        return f"{self.site_url or '/'}{quote(uri)}"

    def uri(self, lang: str, *parts: str) -> str:
        """The address of a page below the site's root."""
        return uri_in(lang, self.library.languages, *parts)

    def pages(self, note: AnyNote) -> dict[str, str]:
        """The complete addresses of a note's pages, by language."""
        return {lang: self.address(self.uri(lang, "notes", note.id)) for lang in note.versions}

    @property
    def license_address(self) -> str:
        """Where the licence can be read; empty where none is named."""
        return LICENSES.get(self.license, "")

    def body(self, version: Version) -> str:
        """The Markdown of a text, in which links to other files of the base are complete addresses of the site."""
        return led(version.body, self._addresses(version)).strip() + "\n"

    def _addresses(self, version: Version) -> list[tuple[str, str]]:
        body = self.bodies.get(version.path)
        targets = [link.target for link in body.links if is_inside(link.target)] if body else []
        return [
            (target, urljoin(self.address(""), self.links.address(target, version.path, version.lang, "")))
            for target in targets
        ]

    def key(self, *parts: object) -> str:
        """A digest of values, and of what all files have in common."""
        return digest_of(self._common, *parts).hex()

    def note_key(self, what: str, note: AnyNote) -> str:
        """A digest of all that a file about one note is made of."""
        led = [self._addresses(version) for version in note.versions.values() if version.path in self.bodies]
        return digest(
            b"\0".join((self._common.encode(), what.encode(), self.keys.get(note.id, b""), repr(led).encode()))
        ).hex()

    def whole_key(self, what: str) -> str:
        """A digest of all that a file about all notes is made of."""
        return digest(b"\0".join((self._whole, what.encode()))).hex()

    @cached_property
    def _common(self) -> str:
        values = self.site_name, self.site_url, self.description, self.license, self.library.languages
        return digest_of(program().hex(), repr(self.library.vocabulary), *values).hex()

    @cached_property
    def _whole(self) -> bytes:
        notes = self.library.notes.values()
        return digest("\n".join((self._common, *(self.note_key("", note) for note in notes))).encode())


def led(text: str, addresses: Iterable[tuple[str, str]]) -> str:
    """A text of Markdown with other targets of its links: each in turn as it is written, and what takes its place."""
    after, parts = 0, list[str]()
    for target, address in addresses:
        found = re.compile(f"{BEFORE_TARGET}{re.escape(target)}").search(text, after)
        if found is None:  # written in another way than it is read, such as with `&amp;`
            continue
        parts += (text[after : found.end() - len(target)], address)
        after = found.end()
    return "".join((*parts, text[after:]))


def stock_of(settings: Settings, loaded: Loaded, links: LanguageLinks, commit: str) -> Stock:
    """What there is to write out of a base; `links` must know all of its files."""
    return Stock(
        library=loaded.library,
        site_name=settings.site_name,
        site_url=settings.site_url,
        description=settings.description,
        license=settings.license,
        commit=commit,
        folder=settings.folder,
        markdown=settings.markdown,
        links=links,
        bodies=loaded.base.bodies,
        keys=loaded.keys,
    )
