"""A whole build: checked first, made beside the old site, and only then put in its place."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from lintas.dates import today
from lintas.fingerprint import digest, digest_of, program
from lintas.kept import Kept, read_kept, write_kept
from lintas.load import Loaded
from lintas.plugin import LintasPlugin
from lintas.render.loop import path_of
from lintas.search.index import make_index
from lintas.settings import PLUGIN, Settings
from lintas.tree import Tree
from lintas.workspace import STAGING, Workspace

SEARCH, PAGES = "search.kept", "pages.kept"

# Material prints a banner on every run; it is for those who choose an engine, which we have done.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@dataclass(frozen=True)
class Tell:
    """Who is told how a build goes.

    That is how many notes of all are done; which plugins made MkDocs' own loop necessary; and, by the key of the
    wording, why something that was kept had to be thrown away.
    """

    progress: Callable[[int, int], None] = lambda _done, _of: None
    stepped_back: Callable[[list[str]], None] = lambda _plugins: None
    thrown_away: Callable[[str], None] = lambda _key: None


@dataclass(frozen=True)
class Built:
    """What a build made, in how many seconds; `failure` says why there is nothing, `unchanged` that all was there."""

    pages: int = 0
    seconds: float = 0.0
    failure: str = ""
    unchanged: bool = False


@dataclass(frozen=True)
class Inputs:
    """Digests of what a site is made of: `all` together, and `beyond` the notes, which every page has in common."""

    all: str
    beyond: bytes


def inputs_of(config: MkDocsConfig, settings: Settings) -> Inputs:
    """Read all that a site is made of, and what day it is: some pages say how long ago something was."""
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = [Path(config.config_file_path), *(Path(str(name)) for name in config.hooks)]
    folders = [settings.docs, *([own] if own else [])]
    beyond = digest_of(program().hex(), _plain(dict(config)), *map(_contents, folders), *map(_content, files))
    return Inputs(digest_of(beyond.hex(), str(today()), _contents(settings.notes)).hex(), beyond)


def build_site(
    config: MkDocsConfig, loaded: Loaded, work: Workspace, inputs: Inputs, tell: Tell, *, address: str = ""
) -> Built:
    """Build the base that was `loaded`. Whatever fails, the old site stays as it was.

    `address` is that of a preview, which stops at nothing.
    """
    start = time.monotonic()
    plugin = config.plugins[PLUGIN]
    assert isinstance(plugin, LintasPlugin)  # noqa: S101  (the entry point of that name)
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    logger.propagate = False
    staging = ""
    try:
        staging = tempfile.mkdtemp(prefix=STAGING, dir=work.folder)
        tree = work.tree()
        plugin.checked, plugin.tree, plugin.beyond = loaded, tree, inputs.beyond
        plugin.kept = Kept(work.folder / PAGES, tell.thrown_away)
        plugin.progress, plugin.step_back = tell.progress, tell.stepped_back
        config.site_dir = staging
        config.strict = not address
        config.plugins.on_startup(command="serve" if address else "build", dirty=False)
        mkdocs_build.build(config, serve_url=address or None)
        _complete(tree, Path(staging), plugin, work.folder.parent / SEARCH, tell)
        work.finish(tree, inputs.all)
        plugin.kept.save()
    except (MkDocsException, Abort, OSError, UnicodeError) as error:
        return Built(failure="\n".join([*said.lines, str(error)]))
    finally:
        logger.removeHandler(said)
        logger.propagate = True
        config.plugins.on_shutdown()
        plugin.checked = plugin.tree = None  # MkDocs keeps the plugin for the next configuration
        shutil.rmtree(staging, ignore_errors=True)
    return Built(plugin.done, time.monotonic() - start)


def _complete(tree: Tree, staging: Path, plugin: LintasPlugin, kept: Path, tell: Tell) -> None:
    """Put what MkDocs made beside our pages, and the search; delete what is no longer made."""
    paths = {path_of(uri) for uri in plugin.made}
    if plugin.tree:
        index = make_index(plugin.loaded.library, plugin.loaded.keys, read_kept(kept, tell.thrown_away))
        for path, file in index.files.items():
            if not tree.has(path, file.digest):
                tree.put(path, file.text().encode(), file.digest)
            paths.add(path)
        write_kept(kept, index.kept)
    for made in staging.rglob("*"):
        if made.is_file():
            path = made.relative_to(staging).as_posix()
            tree.put(path, made.read_bytes())
            paths.add(path)
    tree.keep(paths)


def _contents(folder: Path) -> str:
    """A digest of all files below a folder with their names."""
    found = [
        f"{Path(parent, name).relative_to(folder).as_posix()}\0{_content(Path(parent, name))}"
        for parent, folders, names in os.walk(folder)
        for name in names
    ]
    return digest("\n".join(sorted(found)).encode()).hex()


def _content(file: Path) -> str:
    try:
        return digest(file.read_bytes()).hex()
    except OSError:
        return ""


def _plain(value: object) -> object:
    """Settings as JSON can write them: what has no simple form by its name and what it holds."""
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in sorted(value.items(), key=lambda item: str(item[0]))}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(str(one) for one in value)
    return [getattr(value, "__qualname__", type(value).__name__), _plain(getattr(value, "config", None))]


class _Said(logging.Handler):
    """Warnings and errors of MkDocs, kept for the report."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
