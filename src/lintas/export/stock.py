"""What is written out: the library, and what it takes to name and address its records anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, urljoin

from lintas.body import Body, BodyReader, is_inside
from lintas.doors import NO_DOORS, Doors
from lintas.export.body_links import led
from lintas.export.markdown.harmless import harmless
from lintas.fingerprint import described, digest, digest_of, program
from lintas.library import Library
from lintas.license import LICENSES
from lintas.load import Loaded
from lintas.model import AnyNote, Version
from lintas.pages.site import uri_in
from lintas.render.links import LanguageLinks
from lintas.settings import MarkdownSettings, Settings

# As `tree.Makers`, by path below the site's root.
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
    doors: Doors = NO_DOORS

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

    def body(self, text: Version, lang: str = "") -> str:
        """The Markdown of a text, in which links to other files of the base are complete addresses of the site.

        They lead to pages in `lang`, the language of the page on which it stands; without one, in its own. What would
        come alive in HTML is text: whoever reads this may have no sanitiser.
        """
        placed = led(text.body, self._addresses(text, lang or text.lang)).strip()
        return harmless(placed, lambda markdown: self._reader.render(markdown).html).strip() + "\n"

    @cached_property
    def _reader(self) -> BodyReader:
        return BodyReader(self.markdown)

    def _addresses(self, text: Version, lang: str) -> dict[str, str]:
        body = self.bodies.get(text.path)
        targets = [link.target for link in body.links if is_inside(link.target)] if body else []
        here = self.address("")
        return {target: urljoin(here, self.links.address(target, text.path, lang, "")) for target in targets}

    def key(self, *parts: object) -> str:
        """A digest of values, and of what all files have in common."""
        return digest_of(self._common, *parts).hex()

    def note_key(self, what: str, note: AnyNote, *besides: str) -> str:
        """A digest of all that a file about one note is made of: the note, and what it shows `besides`."""
        return digest("\0".join((what, *besides)).encode() + self._notes[note.id]).hex()

    def whole_key(self, what: str) -> str:
        """A digest of all that a file about all notes is made of."""
        return digest(b"\0".join((self._whole, what.encode()))).hex()

    @cached_property
    def _common(self) -> str:
        values = self.site_name, self.site_url, self.description, self.license, self.library.languages
        read = described((self.markdown.extensions, self.markdown.options))
        return digest_of(program().hex(), repr(self.library.vocabulary), read, *values).hex()

    @cached_property
    def _notes(self) -> Mapping[str, bytes]:
        """By id what the keys of all files about a note begin with: worked out once for all formats."""
        common, found = self._common.encode(), {}
        for note in self.library.notes.values():
            addresses = [self._addresses(note.text_of(version), lang) for lang, version in note.versions.items()]
            found[note.id] = digest(b"\0".join((common, self.keys.get(note.id, b""), repr(addresses).encode())))
        return found

    @cached_property
    def _whole(self) -> bytes:
        return digest(b"".join((self._common.encode(), *(key.encode() + own for key, own in self._notes.items()))))


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
        doors=settings.doors,
    )
