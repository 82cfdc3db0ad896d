"""Our own pages, made as MkDocs' loop makes them, byte for byte, but only those that have changed and by all cores.

MkDocs makes the pages in `docs/`, copies the theme's files and renders its templates as ever.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from jinja2 import Environment, Template
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc
from mkdocs.utils.templates import TemplateContext

from lintas.doors import Doors
from lintas.fingerprint import digest
from lintas.kept import Kept
from lintas.load import Loaded
from lintas.pages import LISTS
from lintas.pages.notes import note_page
from lintas.pages.pack import pack_page, packed
from lintas.pages.page import Block, Card, Crumbs, Group, Page
from lintas.pages.site import Site
from lintas.render.chrome import Chrome, chrome, place_of, shared
from lintas.render.described import described
from lintas.render.files import page_file
from lintas.render.headings import headings
from lintas.render.html import render_page
from lintas.render.linked import Origin, linked_data
from lintas.render.texts import Texts
from lintas.sanitise import sanitise
from lintas.tree import Entry, Tree, write
from lintas.workers import share_out

NOTES_TOGETHER = 32  # of one piece of work
FEW = 200  # notes; fewer are made before other processes would be there


class PageEvents(Protocol):
    """What is done with each page, in MkDocs' own loop as in this one."""

    pages: dict[str, Page]
    shown_texts: dict[str, Mapping[str, str]]
    sections: dict[str, MkDocsPage]

    def edit_url(self, made: Page, config: MkDocsConfig) -> str | None:
        """Where the file of a note can be edited."""

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Before the text is read."""

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """After the text was read."""

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Before the template is filled in."""


@dataclass(frozen=True)
class Share:
    """A piece of the work in one language: a kind of list, some notes, or the pack of a theme, which has some notes."""

    lang: str
    lister: int = -1
    notes: tuple[str, ...] = ()
    theme: str = ""

    @property
    def done(self) -> int:
        """How many notes have their pages when it is done."""
        return 0 if self.theme else len(self.notes)


@dataclass(frozen=True)
class Loop:
    """Makes the pages of a library into a tree.

    `section` gives MkDocs' page at an address of ours, under a title. `beyond` is a digest of all that every page has
    in common. `kept` tells which pages each piece of work of the last build gave, and what they were made of.
    """

    loaded: Loaded
    config: MkDocsConfig
    env: Environment
    nav: Navigation
    files: Files
    events: PageEvents
    texts: Texts
    origin: Origin
    doors: Doors
    section: Callable[[str, str], MkDocsPage]
    taken: AbstractSet[str]
    beyond: bytes
    tree: Tree
    kept: Kept
    cards: dict[int, tuple[Card, str]] = field(default_factory=dict)
    chromes: dict[tuple[object, ...], Chrome | None] = field(default_factory=dict)
    met: set[tuple[object, ...] | None] = field(default_factory=set)

    def run(self, done: Callable[[int, int], None]) -> list[str]:
        """Make all pages; gives their addresses. `done` is told how many notes of how many have theirs."""
        keys = {share: self._share_key(share) for share in self._shares()}
        total, made, addresses, waiting = sum(share.done for share in keys), 0, list[str](), list[Share]()

        def tell(some: Iterable[Share]) -> None:
            nonlocal made
            made += sum(share.done for share in some)
            done(made, total)

        for share, key in keys.items():
            pages = self.kept.get(key)
            if pages is not None and all(self.tree.has(path_of(uri), page) for uri, page in pages):
                addresses += [uri for uri, _ in pages]
                tell([share])
            else:
                waiting.append(share)

        def work(some: Sequence[Share]) -> Iterator[list[tuple[str, Entry]]]:
            for share in some:
                yield [(page.uri, self._made(page)) for page in self._pages(share) if page.uri not in self.taken]

        # Where there is little to do it is done before other processes would be there.
        least = 2 if sum(len(share.notes) for share in waiting) >= FEW else len(waiting) + 1
        for share, pages in zip(waiting, share_out(work, waiting, together=1, least=least, done=tell), strict=True):
            self.tree.entries.update((path_of(uri), entry) for uri, entry in pages)
            self.kept.put(keys[share], [(uri, entry.key) for uri, entry in pages])
            addresses += [uri for uri, _ in pages]
        return addresses

    def _shares(self) -> Iterator[Share]:
        """All the work, the longest pieces first."""
        library = self.loaded.library
        for lang in library.languages:
            yield from (Share(lang, number) for number in range(len(LISTS)))
        for lang in library.languages:
            notes = tuple(key for key, note in library.notes.items() if lang in note.versions)
            for start in range(0, len(notes), NOTES_TOGETHER):
                yield Share(lang, notes=notes[start : start + NOTES_TOGETHER])
        for theme in library.vocabulary.themes:
            if lessons := tuple(lesson.id for lesson in packed(library, theme)):
                yield from (Share(lang, notes=lessons, theme=theme) for lang in library.languages)

    def _share_key(self, share: Share) -> bytes:
        """A digest of all that the pages of a piece of work are made of."""
        own = b"".join(self.loaded.keys[note] for note in share.notes)
        what = f"{share.lang} {share.lister} {share.theme}"
        return digest(b"\0".join((self._common, what.encode(), own)))

    @cached_property
    def _common(self) -> bytes:
        links = self.texts.links
        led = digest(repr((sorted(links.urls.items()), sorted(links.places.items()))).encode())
        return self.beyond + self.loaded.facts + led

    @cached_property
    def _sites(self) -> Mapping[str, Site]:
        return {lang: Site(self.loaded.library, lang, self.doors) for lang in self.loaded.library.languages}

    def _pages(self, share: Share) -> Iterator[Page]:
        site = self._sites[share.lang]
        if share.lister >= 0:
            yield from LISTS[share.lister](site)
        if share.theme:
            yield from pack_page(site, share.theme)
            return
        for key in share.notes:
            note = self.loaded.library.notes[key]
            yield note_page(site, note, note.versions[share.lang])

    def _made(self, page: Page) -> Entry:
        """A page's file: the one that is there, if it was made of the same."""
        path = path_of(page.uri)
        linked = linked_data(page, self.origin)
        key = self._key(page, linked)
        if self.tree.has(path, key):
            return self.tree.entries[path]
        return write(self.tree.folder, path, self._html(page, linked).encode("utf-8", errors="xmlcharrefreplace"), key)

    def _html(self, page: Page, linked: Markup) -> str:
        """A page as MkDocs' `_populate_page` and `_build_page` make it, one after the other."""
        rendered = self.texts.read(page.body_from, page.body, page)
        of_text = list(get_toc(list(rendered.toc)))  # type: ignore[arg-type]
        body = self.texts.with_links(rendered, page.body_from, page)
        texts = self.texts.beside(page)
        toc = headings(of_text, page)
        alone = self.config.theme.custom_dir is not None or self._is_near_another(page)
        common = None if alone else shared(page, toc, self.config.site_name)
        if common is None or common not in self.met:  # what only one page has is not worth it
            self.met.add(common)
            return self._in_full(page, of_text, body, texts)
        if common not in self.chromes:
            whole, made = self._in_full(page, of_text, body, texts), chrome(page, toc, self._stand_in)
            # Held against a page in full once: a theme may do something with a page that nobody foresaw.
            self.chromes[common] = (
                made if made and self._around(made, page, toc, body, texts, linked) == whole else None
            )
        found = self.chromes[common]
        if found is None:
            return self._in_full(page, of_text, body, texts)
        return self._around(found, page, toc, body, texts, linked)

    def _is_near_another(self, page: Page) -> bool:
        """Whether a page is in the navigation, or below one that is, so that the way to it is not that of others."""
        own = "".join(place_of(page.uri, page.lang)[1].partition("/")[:1])
        below = page.uri[: page.uri.find(f"{own}/") + len(own) + 1] if own else page.uri
        return any(uri.startswith(below) for uri in self.events.sections)

    def _around(
        self, found: Chrome, page: Page, toc: list[AnchorLink], body: str, texts: Mapping[str, str], linked: Markup
    ) -> str:
        own = sanitise(body)
        content = render_page(
            page,
            own,
            site_name=self.config.site_name,
            site_url=self.config.site_url or "",
            edit_url=self.events.edit_url(page, self.config) or "",
            texts=texts,
            linked=linked,
        )
        return found.around(page, toc, content, described(page, own))

    def _stand_in(self, page: Page, of_text: list[AnchorLink], content: Markup) -> str:
        return self._in_full(page, of_text, "", {}, content)

    def _populated(self, page: Page, of_text: list[AnchorLink], body: str, texts: Mapping[str, str]) -> MkDocsPage:
        shown = self.events.sections.get(page.uri) or MkDocsPage(None, page_file(page, self.config), self.config)
        shown.title = html.escape(page.title, quote=False)
        if page.section:
            crumb = next(block.links[0] for block in page.view if isinstance(block, Crumbs))
            # A page as parent makes that one's tab the active one; MkDocs only foresees sections there.
            shown.parent = self.section(page.section, crumb.text)  # type: ignore[assignment]
        self.events.pages[page.uri] = page
        self.events.shown_texts[page.uri] = texts
        events, config, files = self.events, self.config, self.files
        events.on_page_markdown(page.body, page=shown, config=config, files=files)
        shown.toc = TableOfContents(of_text)
        shown.content = events.on_page_content(body, page=shown, config=config, files=files)
        return shown

    def _in_full(
        self,
        page: Page,
        of_text: list[AnchorLink],
        body: str,
        texts: Mapping[str, str],
        content: Markup | None = None,
    ) -> str:
        """A page by the theme's templates; `content` stands in for what a page of ours shows."""
        shown = self._populated(page, of_text, body, texts)
        shown.active = True
        context = get_context(self.nav, self._docs, self.config, shown)
        context = self.events.on_page_context(context, page=shown, config=self.config, nav=self.nav)
        if content is not None:
            context["lintas"] = replace(context["lintas"], html=content)  # type: ignore[typeddict-item]
        output: str = self._template.render(context)
        shown.active = False
        del self.events.pages[page.uri]
        return output

    @cached_property
    def _docs(self) -> Sequence[File]:
        return self.files.documentation_pages()

    @cached_property
    def _template(self) -> Template:
        return self.env.get_template("main.html")

    def _key(self, page: Page, linked: str) -> str:
        """A digest of all that a page is made of."""
        paths = (page.body_from, *(text.path for text in page.texts))
        bodies, address = self.loaded.base.bodies, self.texts.links.address
        links = [(path, link.target) for path in paths if path in bodies for link in bodies[path].links]
        targets = [address(target, path, page.lang, page.uri) for path, target in links]
        used = [
            self.texts.used_in(page.body_from, page.body, page),
            *(self.texts.used_in(text.path, text.body, page) for text in page.texts),
        ]
        values = {**vars(page), "view": [self._block(block) for block in page.view], "targets": targets, "used": used}
        del values["linked"]  # `linked` says all that it does, and is there anyway
        return digest(
            self.beyond + json.dumps(values, default=_plain).encode() + linked.encode(errors="surrogatepass")
        ).hex()

    def _block(self, block: Block) -> object:
        if not isinstance(block, Group):
            return block
        return {**vars(block), "cards": [self._card(card) for card in block.cards]}

    def _card(self, card: Card) -> str:
        """A card's digest, worked out once: many lists show the same card."""
        known = self.cards.get(id(card))
        if known is None:
            # With the card itself, which keeps its number from being given to another.
            known = self.cards[id(card)] = (card, digest(json.dumps(card, default=_plain).encode()).hex())
        return known[1]


def path_of(uri: str) -> str:
    """The file of the page at an address."""
    return f"{uri}index.html"


def _plain(value: object) -> object:
    """For JSON: a value of ours as its type and fields."""
    return [type(value).__name__, vars(value)]
