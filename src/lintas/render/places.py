"""Where links lead: the addresses of notes, of attachments, and of the pages in `docs/` in each language."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from lintas.docs_pages import docs_language
from lintas.library import Library
from lintas.load import Loaded
from lintas.pages.site import uri_in
from lintas.render.files import attachment_files, move, uri_of
from lintas.render.links import LanguageLinks, Place
from lintas.rules.rule import Base
from lintas.settings import Settings


def known_links(config: MkDocsConfig, settings: Settings, loaded: Loaded) -> LanguageLinks:
    """Where the links of texts lead, without a site: what MkDocs would be told of the same base."""
    files = get_files(config)
    docs = place_docs(files, settings.languages)
    for file in attachment_files(loaded.base, settings, config, loaded.library):
        files.append(file)
    links = LanguageLinks()
    tell_links(links, settings, loaded, docs, files)
    return links


def tell_links(
    links: LanguageLinks, settings: Settings, loaded: Loaded, docs: Mapping[str, Mapping[str, File]], files: Files
) -> dict[str, str]:
    """Tell links where they may lead; gives the addresses of the notes' pages, as `note_uris` does."""
    uris = note_uris(loaded.library, taken_by(docs))
    links.places = places(uris.keys(), loaded.base, settings, docs, files)
    links.urls = {**{file.src_uri: file.url for file in files}, **uris}
    return uris


def taken_by(docs: Mapping[str, Mapping[str, File]]) -> frozenset[str]:
    """The addresses at which the pages in `docs/` replace ours."""
    return frozenset(uri_of(file) for by_language in docs.values() for file in by_language.values())


def note_uris(library: Library, taken: AbstractSet[str]) -> dict[str, str]:
    """The addresses of the notes' pages by their files' paths, but for those that `docs/` has a page at."""
    found = {
        version.path: uri_in(lang, library.languages, "notes", note.id)
        for note in library.notes.values()
        for lang, version in note.versions.items()
    }
    return {path: uri for path, uri in found.items() if uri not in taken}


def places(
    shown: AbstractSet[str], base: Base, settings: Settings, docs: Mapping[str, Mapping[str, File]], files: Files
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


def docs_alternates(src_uri: str, docs: Mapping[str, Mapping[str, File]]) -> dict[str, str]:
    """The addresses of a page in `docs/` by language, from what `place_docs` gave."""
    for by_language in docs.values():
        if src_uri in (file.src_uri for file in by_language.values()):
            return {lang: file.url.removeprefix("./") for lang, file in by_language.items()}
    return {}


def _on_disk(file: File, settings: Settings) -> Path:
    return settings.docs / file.src_uri
