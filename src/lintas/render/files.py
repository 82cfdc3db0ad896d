"""Pages, attachments and data as files that MkDocs knows of, none of them written anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from lintas.body import linked_path
from lintas.doors import Doors
from lintas.library import Library
from lintas.pages.page import Page
from lintas.plain_files import read_at_most
from lintas.render.pictures import picture_files
from lintas.render.word import word_files
from lintas.rules.references import MAX_ATTACHMENT
from lintas.rules.rule import Base
from lintas.search.index import index_files
from lintas.settings import Settings
from lintas.whole import SITEMAP


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


def linked_attachments(base: Base, library: Library) -> list[str]:
    """The paths of the pictures and documents that a published note links."""
    published = {version.path for note in library.notes.values() for version in note.versions.values()}
    linked = {
        linked_path(path, link.target) for path, body in base.bodies.items() if path in published for link in body.links
    }
    return [path for path in base.attachments if path in linked]


class AttachedFile(File):
    """A picture or document beside a note: copied as the file that it is, also where a link has taken its place."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  (MkDocs' own signature)
        """Write it into the site. Raises: OSError, also where it is a file no more."""
        there = Path(self.abs_dest_path)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(read_at_most(Path(str(self.abs_src_path)), MAX_ATTACHMENT) or b"")


def attachment_files(base: Base, settings: Settings, config: MkDocsConfig, library: Library) -> Iterator[File]:
    """The pictures and documents that a published note links, beside the note's page."""
    for path in linked_attachments(base, library):
        # Not `generated`: that asks which plugin is at work, and `lintas export` has none at work.
        file = AttachedFile(path, str(settings.folder), config.site_dir, config.use_directory_urls)
        move(file, f"notes/{PurePosixPath(path).relative_to(base.notes_folder)}")
        yield file


def made_files(library: Library, config: MkDocsConfig, doors: Doors) -> Iterator[File]:
    """The search, the pictures beside shared links and the Word templates, where MkDocs writes all files."""
    for path, content in index_files(library).items():
        yield File.generated(config, path, content=content)
    made = {**picture_files(library, config.site_name), **word_files(library, doors)}
    for path, (_, content_of) in made.items():
        yield File.generated(config, path, content=content_of())


class DataFile(File):
    """A file for programs, also where its name ends in `.md`: MkDocs writes it as it is."""

    def is_documentation_page(self) -> bool:
        """It is none."""
        return False


def data_file(path: str, content: bytes, config: MkDocsConfig) -> File:
    """A file for programs at a path below the site's root; the path of a note in the base may be the same."""
    file = DataFile.generated(config, f"data-file:{path}", content=content)
    move(file, path)
    return file


def take_out_sitemap(files: Files, config: MkDocsConfig) -> None:
    """Leave out the theme's sitemap, which is a plain file to MkDocs once it is no template; one in `docs/` stays."""
    theirs = files.get_file_from_path(SITEMAP.path)
    if theirs and theirs.src_dir != config.docs_dir:
        files.remove(theirs)


def edit_url(source: str, settings: Settings, config: MkDocsConfig) -> str | None:
    """Where a note's file can be edited, where that is known."""
    if not source or not config.edit_uri:
        return None
    path = os.path.relpath(settings.folder / source, settings.docs)
    repository = f"{config.repo_url.rstrip('/')}/" if config.repo_url else ""
    return urljoin(urljoin(repository, config.edit_uri), Path(path).as_posix())


def uri_of(file: File) -> str:
    """The address of a page's file below the site's root."""
    return file.dest_uri.removesuffix("index.html")


def move(file: File, dest_uri: str) -> None:
    """Give a file another address; MkDocs works out the rest from `dest_uri` when it is first asked."""
    file.dest_uri = dest_uri
    for name in ("url", "abs_dest_path"):
        file.__dict__.pop(name, None)
