"""The MkDocs adapter: what Lintas made is handed to MkDocs, event by event. Nothing is decided here."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from typing import Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from lintas.catalogue import catalogue
from lintas.docs_pages import docs_language
from lintas.export.files import ForPrograms
from lintas.fingerprint import digest_of
from lintas.first_use import FirstUses
from lintas.glossary import NOTHING
from lintas.kept import Kept
from lintas.load import Loaded, load
from lintas.news import EVERYTHING
from lintas.own_extensions import own_extensions
from lintas.pages import make_pages
from lintas.pages.follow import followed
from lintas.pages.page import Page
from lintas.pages.site import Site, uri_in
from lintas.render.described import beginning, described, docs_title
from lintas.render.files import (
    KnownFiles,
    attachment_files,
    data_file,
    edit_url,
    made_files,
    page_file,
    take_out_sitemap,
    uri_of,
)
from lintas.render.frame import Frame, frame
from lintas.render.headings import headings
from lintas.render.html import render_page
from lintas.render.linked import linked_data, linked_docs, origin_of
from lintas.render.links import LanguageLinks
from lintas.render.loop import Loop
from lintas.render.navigation import PROJECT, lists, navigation, project_navigation, spared
from lintas.render.not_found import not_found_frame
from lintas.render.places import docs_alternates, place_docs, taken_by, tell_links
from lintas.render.policy import let_in_reloading, policy
from lintas.render.refuse import tell
from lintas.render.styles import STYLES, stylesheet
from lintas.render.texts import Texts
from lintas.render.theme import dress, mend_templates, speak
from lintas.report import as_text
from lintas.rules.addresses import clashes
from lintas.sanitise import sanitise
from lintas.set_apart import MARK
from lintas.settings import PluginOptions, Settings, settings_of
from lintas.spoken import words_for
from lintas.tree import Tree

log = get_plugin_logger(__name__)


class LintasPlugin(BasePlugin[PluginOptions]):
    """Makes the site of the notes."""

    def __init__(self) -> None:
        super().__init__()
        self.command: Literal["build", "serve", "gh-deploy"] = "build"
        self.checked: Loaded | None = None  # what `lintas build` has read and reported already
        self.progress: Callable[[int, int], None] = lambda _done, _of: None
        self.tree: Tree | None = None  # where `lintas build` makes our pages by itself; MkDocs makes them otherwise
        self.kept: Kept  # what is known of its pages
        self.texts: Texts
        self.loop: Loop
        self.made: list[str] = []  # addresses of the pages that were
        self.beyond = b""  # a digest of what all pages have in common
        self.sections: dict[str, MkDocsPage] = {}
        self.taken: frozenset[str] = frozenset()
        self.mkdocs: MkDocsConfig
        self.settings: Settings
        self.loaded: Loaded
        self.pages: dict[str, Page] = {}  # by address
        self.bodies: dict[str, str] = {}
        self.shown_texts: dict[str, Mapping[str, str]] = {}  # of pages that show more than one, by address
        self.docs: dict[str, dict[str, File]] = {}
        self.navigations: dict[str, Navigation] = {}
        self.uris: frozenset[str] = frozenset()
        self.for_programs: ForPrograms  # what is written out beside the pages
        self.links = LanguageLinks()
        self.first_uses = FirstUses()
        self.done = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember which command runs; having this event also keeps the plugin through `serve`'s rebuilds."""
        self.command = command

    # Before other plugins: Material's search, where a base lists it, is to know that it is not wanted.
    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything. MkDocs empties the output after this, so a refusal leaves the old site."""
        self.mkdocs, self.settings = config, settings_of(config)
        self.loaded = self.checked or load(self.settings)
        if self.checked is None:
            tell(self.loaded, is_preview=self.command == "serve")
        made = () if self.tree else make_pages(self.loaded.library, self.settings.doors)
        self.pages = {page.uri: page for page in made}
        self.bodies, self.shown_texts = {}, {}
        self.texts = Texts(self.links, self.settings.markdown, self.loaded)
        self.made, self.done = [], 0
        config.markdown_extensions.extend([self.links, *own_extensions(self.first_uses)])  # type: ignore[list-item]  # instances are taken
        dress(config, self.settings.languages)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages; a page in `docs/` at the same address replaces ours."""
        take_out_sitemap(files, config)
        self.docs = place_docs(files, self.settings.languages)
        self.taken = taken_by(self.docs)
        for uri, page in list(self.pages.items()):
            if uri in self.taken:
                del self.pages[uri]
            else:
                files.append(page_file(page, config))
        made = () if self.tree else made_files(self.loaded.library, config, self.settings.doors)
        files.append(File.generated(config, STYLES, content=stylesheet()))
        for file in (*made, *attachment_files(self.loaded.base, self.settings, config, self.loaded.library)):
            files.append(file)
        uris = tell_links(self.links, self.settings, self.loaded, self.docs, files)
        if self.tree:
            return KnownFiles(files, uris, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """One navigation a language instead of MkDocs' own."""
        by_uri = {uri_of(file): file.page for file in files.documentation_pages() if file.page}
        if self.tree:
            self.sections = by_uri
            for lang in self.settings.languages:
                self._section(uri_in(lang, self.settings.languages), config.site_name)
                for key in lists(self.loaded.library):
                    self._section(uri_in(lang, self.settings.languages, key), catalogue(lang).say(f"page.{key}"))
        self.uris = frozenset(by_uri)
        for uri, made in self.pages.items():
            # A page as parent makes that one's tab the active one; MkDocs only foresees sections there.
            if made.section:
                by_uri[uri].parent = by_uri.get(made.section)  # type: ignore[assignment]
            by_uri[uri].title = html.escape(made.title, quote=False)
        for lang in self.settings.languages:
            written = [by_language[lang] for by_language in self.docs.values() if lang in by_language]
            self.navigations[lang] = navigation(Site(self.loaded.library, lang), by_uri, written)
            if lang == self.settings.languages[0]:
                self.navigations[PROJECT] = project_navigation(written)
        return self.navigations[self.settings.languages[0]]

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Make our pages, where MkDocs is not to."""
        mend_templates(env)
        nav = self.navigations[self.settings.languages[0]]
        config.extra["lintas"]["policy"] = policy(env, nav, files, config, self._not_found())
        if self.tree:
            self.loop = Loop(
                loaded=self.loaded,
                config=config,
                env=env,
                nav=nav,
                files=files,
                events=self,
                texts=self.texts,
                origin=origin_of(self.settings),
                doors=self.settings.doors,
                section=self._section,
                taken=self.taken,
                # The footer leads to what there is of these; the head to a feed if there is one.
                beyond=digest_of(self.beyond.hex(), sorted(self.uris), EVERYTHING in self.loaded.library.news),
                tree=self.tree,
                kept=self.kept,
            )
            self.made = self.loop.run(self.progress)
            self.done = len(self.made)
            for uri, path in files.asked.items() if isinstance(files, KnownFiles) else ():
                if uri not in self.made:
                    log.warning("A page in docs/ links '%s', which is not found.", path)
        # What the last page left would otherwise show on the pages that have no language, such as 404.
        speak(config, self.settings.languages[0], self.settings.languages)
        own = self.made if self.tree else self.pages
        sources = {uri_of(file): file.src_uri for by_language in self.docs.values() for file in by_language.values()}
        paths = {file.dest_uri for file in files}
        self.for_programs = ForPrograms(self.settings, self.links, {*own}, sources, paths)
        for path, (_, content) in self.for_programs.files(self.loaded).items() if not self.tree else ():
            files.append(data_file(path, content(), config))
        shown = ((file.src_uri, file.dest_uri) for file in files if not file.inclusion.is_excluded())
        if not self.tree and (found := (*clashes(shown),)):
            raise PluginError(as_text(found, words_for()))
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give MkDocs the text as it was written, and no metadata but ours."""
        made = self.pages.get(uri_of(page.file))
        if made is None:
            self.links.enter(self.settings.relative(self.settings.docs / page.file.src_uri), self._lang(page))
            self.first_uses.enter(NOTHING)
            page.meta.pop("template", None)  # the check names it, and what is no list, at which Material would fail
            own = page.meta.get("hide")
            usual = spared(config) if page.parent is None else []  # beside the tabs the sidebar would only name itself
            page.meta["hide"] = own if isinstance(own, list) else usual
            return markdown
        self.links.enter(made.body_from, made.lang, made.source)
        self.first_uses.enter(self.texts.used_in(made.body_from, made.body, made))
        page.meta = {
            "title": html.escape(made.title, quote=False),
            "hide": [*spared(config), "toc"] if made.is_listing else spared(config),
        }
        return made.body

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Sanitise what a contributor wrote."""
        made = self.pages.get(uri_of(page.file))
        if made is None:
            return html.replace(MARK, "")
        self.bodies[made.uri] = sanitise(html)
        if made.uri not in self.shown_texts:  # our own loop has them already, of what was read last
            self.shown_texts[made.uri] = self.texts.beside(made)
        page.toc = TableOfContents(headings(page.toc, made))
        return self.bodies[made.uri]

    # After other plugins: they may want the page as MkDocs made it.
    @event_priority(-50)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002  (MkDocs passes it by name)
    ) -> TemplateContext:
        """Hand over the finished content and what stands around it, in the page's language."""
        made = self.pages.get(uri_of(page.file))
        lang = made.lang if made else self._lang(page)
        alternates = made.alternates if made else docs_alternates(page.file.src_uri, self.docs)
        content, description = None, page.meta.get("description")
        if made:
            page.edit_url = self.edit_url(made, config)
            content = render_page(
                made,
                self.bodies[made.uri],
                site_name=config.site_name,
                site_url=config.site_url or "",
                edit_url=page.edit_url or "",
                texts=self.shown_texts.pop(made.uri),
                linked=linked_data(made, origin_of(self.settings)),
            )
            description = described(made, self.bodies[made.uri])
        description = str(description or beginning(page.content or "") or page.title)
        title = made.title if made else docs_title(page)
        linked = None if made else linked_docs(uri_of(page.file), lang, title, description, origin_of(self.settings))
        page.meta["description"] = str(escape(description))
        speak(config, lang, self.settings.languages)
        context["nav"] = self.navigations[PROJECT if page.file.src_uri.startswith(PROJECT) else lang]
        context["lintas"] = frame(  # type: ignore[typeddict-unknown-key]  # what a template may ask for is open
            title=title,
            site_name=config.site_name,
            site_url=config.site_url or "",
            lang=lang,
            languages=self.settings.languages,
            alternates=alternates,
            elsewhere=made.elsewhere if made else {},
            description=description,
            picture=made.picture if made else None,
            is_article=bool(made and made.source),
            there=self.uris,
            license_id=self.settings.license,
            html=content,
            is_found=made.is_found if made else True,
            linked=linked,
            feed=(made.feed if made else None) or followed(Site(self.loaded.library, lang), EVERYTHING),
            record=made.record if made else "",
        )
        self.done += 1
        if not self.tree:
            self.progress(self.done, len(self.pages) + sum(len(by_language) for by_language in self.docs.values()))
        return context

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: object) -> TemplateContext:
        """What stands around the page for wrong addresses."""
        if template_name == "404.html":
            context["lintas"] = self._not_found()  # type: ignore[typeddict-unknown-key]
        return context

    def on_serve(self, server: LiveReloadServer, **_: object) -> LiveReloadServer:
        """Rebuild when a note changes, and reload the page."""
        let_in_reloading(server)
        server.watch(str(self.settings.notes))
        return server

    def _not_found(self) -> Frame:
        """What stands around the page for wrong addresses, in which nobody wrote anything but us."""
        return not_found_frame(self.settings.languages, self.mkdocs.site_name, self.uris, self.settings.license)

    def _section(self, uri: str, title: str) -> MkDocsPage:
        """MkDocs' page at an address of ours, of which only the title and the address matter."""
        if uri not in self.sections:
            file = page_file(Page(uri, "", title, ()), self.mkdocs)
            self.sections[uri] = MkDocsPage(html.escape(title, quote=False), file, self.mkdocs)
        return self.sections[uri]

    def _lang(self, page: MkDocsPage) -> str:
        return docs_language(page.file.src_uri, self.settings.languages)[1]

    def edit_url(self, made: Page, config: MkDocsConfig) -> str | None:
        """Where the file of a note can be edited."""
        return edit_url(made.source, self.settings, config)
