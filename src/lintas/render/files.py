"""Pages, notes and attachments as files that MkDocs knows of, none of them written anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from lintas.body import linked_path
from lintas.library import Library
from lintas.names import LANGUAGE_SUFFIX
from lintas.pages.page import Page
from lintas.pages.site import uri_in
from lintas.render.links import Place
from lintas.render.pictures import picture_files
from lintas.rules.rule import Base
from lintas.search.index import index_files
from lintas.settings import Settings


def page_file(page: Page, config: MkDocsConfig) -> File:
    """A page; a note's `src_uri` is its true path in the base, so that links in it are what they are in an editor."""
    file = File.generated(
        config,
        page.source or f"{page.uri}index.md",
        # The blank line keeps MkDocs from taking a first line such as "Note: …" for metadata and dropping it.
        content=f"\n{page.body}",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    move(file, f"{page.uri}index.html")
    return file


class KnownPage(File):
    """A page that links may lead to, and that MkDocs neither makes nor copies."""

    def is_documentation_page(self) -> bool:
        """It is not MkDocs' to make."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002  (MkDocs' own signature)
        """Nor is it to copy."""


class KnownFiles(Files):
    """MkDocs' files, and our own pages as far as a page in `docs/` links them.

    `asked` are the addresses of lists that were linked, with the path by which they were: which lists there are is
    known only when they are made.
    """

    def __init__(self, files: Files, notes: Mapping[str, str], config: MkDocsConfig) -> None:
        super().__init__(files)
        self.notes = notes
        self.config = config
        self.asked: dict[str, str] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that name, as MkDocs knows it."""
        found = super().get_file_from_path(path)
        if found is None and path in self.notes:
            found = self._known(path, self.notes[path])
        elif found is None and PurePosixPath(path).name == "index.md":
            uri = path.removesuffix("index.md")
            self.asked[uri] = path
            found = self._known(path, uri)
        return found

    def _known(self, path: str, uri: str) -> File:
        file = KnownPage.generated(self.config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        move(file, f"{uri}index.html")
        self.append(file)
        return file


def note_uris(library: Library, taken: AbstractSet[str]) -> dict[str, str]:
    """The addresses of the notes' pages by their files' paths, but for those that `docs/` has a page at."""
    found = {
        version.path: uri_in(lang, library.languages, "notes", note.id)
        for note in library.notes.values()
        for lang, version in note.versions.items()
    }
    return {path: uri for path, uri in found.items() if uri not in taken}


def linked_attachments(base: Base, library: Library) -> list[str]:
    """The paths of the pictures and documents that a published note links."""
    published = {version.path for note in library.notes.values() for version in note.versions.values()}
    linked = {
        linked_path(path, link.target) for path, body in base.bodies.items() if path in published for link in body.links
    }
    return [path for path in base.attachments if path in linked]


def attachment_files(base: Base, settings: Settings, config: MkDocsConfig, library: Library) -> Iterator[File]:
    """The pictures and documents that a published note links, beside the note's page."""
    for path in linked_attachments(base, library):
        file = File.generated(config, path, abs_src_path=str(settings.folder / path))
        move(file, f"notes/{PurePosixPath(path).relative_to(base.notes_folder)}")
        yield file


def made_files(library: Library, config: MkDocsConfig) -> Iterator[File]:
    """The search and the pictures beside shared links, where MkDocs writes all files."""
    for path, content in index_files(library).items():
        yield File.generated(config, path, content=content)
    for path, (_, picture) in picture_files(library, config.site_name).items():
        yield File.generated(config, path, content=picture())


def edit_url(source: str, settings: Settings, config: MkDocsConfig) -> str | None:
    """Where a note's file can be edited, where that is known."""
    if not source or not config.edit_uri:
        return None
    path = os.path.relpath(settings.folder / source, settings.docs)
    repository = f"{config.repo_url.rstrip('/')}/" if config.repo_url else ""
    return urljoin(urljoin(repository, config.edit_uri), Path(path).as_posix())


def docs_language(src_uri: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The name without language, and the language, of a page in `docs/`: `about.id.md` is `about.md` in `id`."""
    path = PurePosixPath(src_uri)
    match = LANGUAGE_SUFFIX.fullmatch(path.stem)
    if match and match.group(2) in languages:
        return str(path.with_name(f"{match.group(1)}{path.suffix}")), match.group(2)
    return src_uri, languages[0]


def docs_alternates(src_uri: str, docs: Mapping[str, Mapping[str, File]]) -> dict[str, str]:
    """The addresses of a page in `docs/` by language, from what `place_docs` gave."""
    for by_language in docs.values():
        if src_uri in (file.src_uri for file in by_language.values()):
            return {lang: file.url.removeprefix("./") for lang, file in by_language.items()}
    return {}


def place_docs(files: Files, languages: tuple[str, ...]) -> dict[str, dict[str, File]]:
    """Give the pages in `docs/` the address of their language; them by name and language."""
    found: dict[str, dict[str, File]] = {}
    for file in files.documentation_pages():
        name, lang = docs_language(file.src_uri, languages)
        if file.src_uri != name:
            plain = File(name, None, file.dest_dir, file.use_directory_urls)
            move(file, f"{uri_in(lang, languages)}{plain.dest_uri}")
        found.setdefault(name, {})[lang] = file
    return found


def places(
    shown: AbstractSet[str], base: Base, settings: Settings, docs: dict[str, dict[str, File]], files: Files
) -> dict[str, Place]:
    """Everything that a link can lead to, by its path in the base; `shown` are the notes' files that have a page."""
    found = {path: Place(path) for path in base.attachments}
    for file in files.media_files():
        if file.src_dir == str(settings.docs):
            found[settings.relative(_on_disk(file, settings))] = Place(file.src_uri)
    for note in base.library.notes.values():
        by_lang = {lang: version.path for lang, version in note.versions.items() if version.path in shown}
        for version in note.versions.values() if by_lang else ():  # a draft's own path leads to what is published
            src_uri = version.path if version.path in shown else next(iter(by_lang.values()))
            found[version.path] = Place(src_uri, by_lang)
    for by_language in docs.values():
        by_lang = {lang: settings.relative(_on_disk(file, settings)) for lang, file in by_language.items()}
        for lang, file in by_language.items():
            found[by_lang[lang]] = Place(file.src_uri, by_lang)
    return found


def move(file: File, dest_uri: str) -> None:
    """Give a file another address; MkDocs works out the rest from `dest_uri` when it is first asked."""
    file.dest_uri = dest_uri
    for name in ("url", "abs_dest_path"):
        file.__dict__.pop(name, None)


def _on_disk(file: File, settings: Settings) -> Path:
    return settings.docs / file.src_uri
