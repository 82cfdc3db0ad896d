"""`mkdocs.yml` to what Lintas needs of it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import base, config_options, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from lintas.catalogue import languages as known_languages
from lintas.doors import MAIL, NO_DOORS, REPOSITORY, WHATSAPP, Doors, digits
from lintas.license import LICENSES
from lintas.plain_files import leads_elsewhere
from lintas.problem import Location, Problem
from lintas.settings_faults import Collected, Places, unfit_extension, unknown_options, unreadable

PLUGIN = "lintas"
CACHE = Path(".cache") / "lintas"  # below the base: what is kept from run to run, and where a site is made
THEIR_SEARCH = {"search", "material/search"}  # Material's, which is switched off
AT_HOME = (".localhost", ".local", ".internal", ".lan", ".test", ".invalid")  # names that no other network knows


class ContactOptions(base.Config):
    """What may stand below `contact`: who keeps the base, and where people without an account on GitHub write to."""

    office = config_options.Type(str, default="")
    mail = config_options.Type(str, default="")
    whatsapp = config_options.Type((str, int), default="")


class PluginOptions(base.Config):
    """What may stand below `plugins: [lintas: {…}]`."""

    notes = config_options.Type(str, default="notes")
    languages = config_options.ListOfItems(config_options.Choice(known_languages()), default=["en", "id"])
    license = config_options.Optional(config_options.Choice(tuple(LICENSES)))
    # On GitHub, where the forms are. Not MkDocs' `repo_url`: Material's page then asks GitHub for stars.
    repository = config_options.Type(str, default="")
    contact = config_options.SubConfig(ContactOptions)


@dataclass(frozen=True)
class MarkdownSettings:
    """The Markdown extensions of the site and their options, as Python-Markdown takes them."""

    extensions: tuple[Any, ...] = ("toc", "tables", "fenced_code")
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """One base. `folder` holds `mkdocs.yml`; `site_url` is empty or ends in a slash.

    `doors` are where notes can be brought.
    """

    folder: Path
    notes: Path
    docs: Path
    site: Path
    languages: tuple[str, ...] = ("en", "id")
    site_name: str = "Lintas"
    site_url: str = ""
    description: str = ""
    doors: Doors = NO_DOORS
    others_make_pages: bool = False  # other plugins and hooks, which may
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)

    @property
    def is_public(self) -> bool:
        """Whether others can open the site's address: it is not one of this machine or its network."""
        host = urlsplit(self.site_url).hostname or ""
        try:
            return ip_address(host).is_global
        except ValueError:
            return "." in host and not host.endswith(AT_HOME)

    @property
    def repository(self) -> str:
        """The address of the repository on GitHub, where there is one."""
        return self.doors.repository

    @property
    def license(self) -> str:
        """What the notes are published under: one of `LICENSES`, or empty."""
        return self.doors.license

    def relative(self, path: Path) -> str:
        """A path as messages show it: relative to the base, with forward slashes."""
        return Path(os.path.relpath(path, self.folder)).as_posix()


def read_settings(config_file: Path, *, site: Path | None = None) -> tuple[MkDocsConfig | None, list[Problem]]:
    """Read `mkdocs.yml`; `site` stands for its `site_dir`.

    Gives MkDocs' own configuration, of which `settings_of` takes what Lintas needs.
    """
    if not config_file.is_file():
        return None, [Problem("no-settings", Location(config_file.name), {"path": str(config_file)})]
    places = Places(config_file)
    overrides: dict[str, Any] = {"site_dir": str(site)} if site else {}
    problems: list[Problem] = []
    handler = Collected(problems, config_file, places)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        config = load_config(config_file=str(config_file), **overrides)
    except MkDocsException as error:
        return None, problems or [unreadable(error, config_file)]
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
    if PLUGIN not in config.plugins:
        return None, [Problem("no-plugin", places.at("plugins"))]
    problems.extend(_unfit(config, places))
    return (None if problems else config), problems


def _unfit(config: MkDocsConfig, places: Places) -> Iterator[Problem]:
    """What MkDocs accepts and Lintas can't build with."""
    settings, options = settings_of(config), config.plugins[PLUGIN].config
    own = ("plugins", PLUGIN)
    yield from unknown_options(options, _names(PluginOptions), *own, places=places)
    yield from unknown_options(options["contact"], _names(ContactOptions), *own, "contact", places=places)
    if found := unfit_extension(settings.markdown.extensions, settings.markdown.options, places):
        yield found
    if not settings.languages:
        yield Problem("bad-settings", places.at(*own, "languages"), {"detail": "lintas: {languages: []}"})
    yield from _unfit_folders(config, settings, places)
    for keys, detail, variant in _unfit_doors(settings.doors):
        yield Problem("bad-settings", places.at(*own, *keys), {"detail": f"lintas: {{{detail}}}"}, variant)
    if not config.use_directory_urls:
        yield Problem("bad-settings", places.at("use_directory_urls"), {"detail": "use_directory_urls: false"})
    if config.theme.custom_dir and (Path(config.theme.custom_dir) / "main.html").is_file():
        # It would stand before ours, in which the whole content of a page is placed.
        yield Problem("bad-settings", places.at("theme", "custom_dir"), {"detail": "theme: custom_dir/main.html"})
    if config.theme.name != "material":
        yield Problem("bad-settings", places.at("theme", "name"), {"detail": f"theme: {config.theme.name}"})


def _names(options: type[base.Config]) -> list[str]:
    return [name for name, _ in options._schema]  # noqa: SLF001  (MkDocs has no other way to them)


def _unfit_folders(config: MkDocsConfig, settings: Settings, places: Places) -> Iterator[Problem]:
    """Folders that lie in one another or out of the base."""
    base, notes, docs, site = settings.folder, settings.notes, settings.docs, settings.site
    own = Path(os.path.abspath(config.config_file_path)).parent  # noqa: PTH100  (as MkDocs has it, links and all)
    at = places.at("plugins", PLUGIN, "notes")
    if docs == notes or docs in notes.parents:
        yield Problem("notes-in-docs", at, {"notes": settings.relative(notes)})
    elif base not in notes.parents or notes in docs.parents:
        yield Problem(
            "bad-settings", at, {"detail": f"lintas: {{notes: {config.plugins[PLUGIN].config['notes']}}}"}, "folder"
        )
    elif own not in docs.parents:
        yield Problem("bad-settings", places.at("docs_dir"), {"detail": f"docs_dir: {_shown(docs, own)}"}, "folder")
    elif site == own or any(_touch(site, folder) for folder in (notes, docs, own / CACHE, own / ".git")):
        yield Problem("bad-settings", places.at("site_dir"), {"detail": f"site_dir: {_shown(site, own)}"}, "site")
    else:
        yield from _links(config, settings, own)


def _shown(folder: Path, own: Path) -> str:
    return (folder.relative_to(own) if folder.is_relative_to(own) else folder).as_posix()


def _touch(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def _links(config: MkDocsConfig, settings: Settings, own: Path) -> Iterator[Problem]:
    """Links in the place of the base's folders, or among the templates of its own, of which MkDocs publishes some."""
    base, custom = settings.folder, Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for folder in (base / settings.relative(settings.notes), own / CACHE, settings.docs, settings.site, custom):
        above = base if folder and folder.is_relative_to(base) else own
        if folder and folder.is_relative_to(above) and leads_elsewhere(folder, above):
            ways = (one for one in (*folder.parents[::-1], folder) if above in one.parents and one.is_symlink())
            place = Location(next(ways, folder).relative_to(above).as_posix())
            yield Problem("symbolic-link", place, variant="site" if folder == settings.site else "folder")
    for parent, folders, files in os.walk(custom) if custom else ():
        for link in sorted(path for name in (*folders, *files) if (path := Path(parent, name)).is_symlink()):
            yield Problem("symbolic-link", Location(settings.relative(link)))


def _unfit_doors(doors: Doors) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What is no address or number: its keys, as `mkdocs.yml` has it, and which help says what it should look like."""
    if doors.repository and not REPOSITORY.fullmatch(doors.repository):
        yield ("repository",), f"repository: {doors.repository}", "repository"
    if doors.mail and not MAIL.fullmatch(doors.mail):
        yield ("contact", "mail"), f"contact: {{mail: {doors.mail}}}", "mail"
    if doors.whatsapp and not WHATSAPP.fullmatch(doors.whatsapp):
        yield ("contact", "whatsapp"), f"contact: {{whatsapp: {doors.whatsapp}}}", "whatsapp"


def settings_of(config: MkDocsConfig) -> Settings:
    """What Lintas needs of MkDocs' configuration; the plugin `lintas` must be among its plugins."""
    options = config.plugins[PLUGIN].config
    folder = Path(config.config_file_path).resolve().parent
    return Settings(
        folder=folder,
        notes=Path(os.path.normpath(folder / options["notes"])),
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        languages=tuple(dict.fromkeys(options["languages"])),
        site_name=config.site_name,
        site_url=config.site_url or "",
        description=config.site_description or "",
        doors=Doors(
            options["repository"].strip().rstrip("/"),
            options["contact"]["mail"].strip(),
            digits(options["contact"]["whatsapp"]),
            options["license"] or "",
            " ".join(options["contact"]["office"].split()),
        ),
        others_make_pages=bool(config.plugins.keys() - {PLUGIN, *THEIR_SEARCH} or config.hooks),
        markdown=MarkdownSettings(tuple(config.markdown_extensions), dict(config.mdx_configs)),
    )
