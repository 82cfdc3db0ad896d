"""A navigation for each language: the lists that readers start from, then the hand-written pages."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from lintas.library import Library
from lintas.pages.site import Site, uri_in
from lintas.render.frame import FOOTER

SECTIONS = ("explore", "themes", "cities", "exchanges", "asks", "adoption", "contribute")
PROJECT = "project/"  # this software's own documentation: a section of its own, not for readers of lessons


def lists(library: Library) -> tuple[str, ...]:
    """The lists that stand in the navigation or in the footer, by the first part of their addresses."""
    missing = {"about"} if library.vocabulary.terms else {"about", "glossary"}  # those in docs/ are not ours
    return tuple(key for key in dict.fromkeys((*SECTIONS, *FOOTER)) if key not in missing)


def navigation(site: Site, by_uri: dict[str, MkDocsPage], written: list[File]) -> Navigation:
    """The navigation of one language; `written` are the files of `docs/` in that language."""
    items: list[StructureItem] = []
    for section in SECTIONS:
        page = by_uri.get(site.uri(section))
        if page:
            items.append(page)
    items.extend(
        _loose(file.page)
        for file in sorted(written, key=lambda file: file.src_uri)
        if file.page and not file.src_uri.startswith(PROJECT) and file.page not in items and not file.page.is_homepage
    )
    pages = [item for item in items if isinstance(item, MkDocsPage)]
    found = Navigation(items, pages)
    home = by_uri.get(uri_in(site.lang, site.library.languages))
    found.homepage = home
    return found


def project_navigation(written: list[File]) -> Navigation:
    """The navigation of this software's own documentation."""
    top: list[StructureItem] = []
    sections: dict[str, list[StructureItem]] = {}
    pages = []
    for file in sorted(written, key=lambda file: (file.name != "index", file.src_uri)):
        if not file.src_uri.startswith(PROJECT) or file.page is None:
            continue
        pages.append(_loose(file.page))
        folder = file.src_uri.removeprefix(PROJECT).rpartition("/")[0]
        if not folder:
            top.append(file.page)
            continue
        if folder not in sections:
            sections[folder] = []
            top.append(Section(folder.capitalize(), sections[folder]))
        sections[folder].append(file.page)
    for section in (item for item in top if isinstance(item, Section)):
        for child in section.children:
            child.parent = section
    return Navigation(top, pages)


def _loose(page: MkDocsPage) -> MkDocsPage:
    """A page without the place that MkDocs' own navigation, which we replace, gave it."""
    page.parent = page.previous_page = page.next_page = None
    return page


def spared(config: MkDocsConfig) -> list[str]:
    """What a page hides, as Material names it: the sidebar where tabs lead to the same pages."""
    return ["navigation"] if "navigation.tabs" in config.theme.get("features", ()) else []
