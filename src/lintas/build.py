"""A whole build: checked first, made beside the old site, and only then put in its place."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from lintas.inputs import Inputs, read_inputs, unknowable
from lintas.kept import Kept, read_kept, write_kept
from lintas.load import Loaded, load
from lintas.plugin import LintasPlugin
from lintas.problem import Problem
from lintas.render.loop import path_of
from lintas.render.pictures import picture_files
from lintas.render.word import word_files
from lintas.report import as_text
from lintas.rules.addresses import clashes
from lintas.search.index import make_index
from lintas.settings import CACHE, PLUGIN, Settings
from lintas.spoken import words_for
from lintas.tree import Tree
from lintas.workspace import NOTES, STAGING, Workspace

SEARCH, PAGES = "search.kept", "pages.kept"

# Material prints a banner on every run; it is for those who choose an engine, which we have done.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@dataclass(frozen=True)
class Tell:
    """Who is told how a build goes.

    That is what is wrong with how many notes; how many of all are done; which plugins and extensions made MkDocs' own
    loop necessary; and, by the key of the wording, why something that was kept had to be thrown away.
    """

    problems: Callable[[Sequence[Problem], int], None] = lambda _problems, _notes: None
    progress: Callable[[int, int], None] = lambda _done, _of: None
    stepped_back: Callable[[list[str]], None] = lambda _names: None
    thrown_away: Callable[[str], None] = lambda _key: None


@dataclass(frozen=True)
class Built:
    """What a build made of how many notes, in how many seconds.

    `failure` says why there is nothing, `refused` that problems were in the way, `unchanged` that all was there.
    """

    pages: int = 0
    notes: int = 0
    seconds: float = 0.0
    failure: str = ""
    refused: bool = False
    unchanged: bool = False


def build_site(config: MkDocsConfig, settings: Settings, work: Workspace, tell: Tell) -> Built:
    """Read, check and build a base. Whatever fails, the old site stays as it was.

    Raises: OSError.
    """
    start = time.monotonic()
    try:
        inputs = read_inputs(config, settings)
        unknown = unknowable(config, settings)
        if not unknown and (said := work.said_last(inputs.all)):
            tell.problems(*said)
            return Built(unchanged=True)
        kept = Kept(settings.folder / CACHE / NOTES, tell.thrown_away)
        loaded = load(settings, kept=kept, digests=inputs.notes)
        kept.save()
        tell.problems(loaded.problems, loaded.noted)
        if loaded.errors:
            return Built(refused=True)
        if unknown:
            tell.stepped_back(unknown)
        plugin = make_site(config, loaded, work, inputs, tell, by_us=not unknown)
    except ClashError as error:
        tell.problems(error.problems, loaded.noted)
        return Built(refused=True)
    except FailedError as error:
        return Built(failure=str(error))
    return Built(plugin.done, len(loaded.library.notes), time.monotonic() - start)


class FailedError(Exception):
    """MkDocs gave up; the text is all that it said."""


class ClashError(FailedError):
    """Two files of a site would be one on some disk."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(as_text(problems, words_for()))
        self.problems = problems


def make_site(
    config: MkDocsConfig,
    loaded: Loaded,
    work: Workspace,
    inputs: Inputs,
    tell: Tell,
    *,
    by_us: bool = True,
    address: str = "",
) -> LintasPlugin:
    """Make the site of what was loaded, `by_us` or by MkDocs' own loop, and put it in its place.

    `address` is that of a preview, which stops at nothing. Gives what knows of the pages. Whatever fails, the old site
    stays as it was.

    Raises: `FailedError`, which is a `ClashError` where two files would be one; OSError.
    """
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
        plugin.checked, plugin.tree, plugin.beyond = loaded, tree if by_us else None, inputs.beyond
        plugin.kept = Kept(work.folder / PAGES, tell.thrown_away)
        plugin.progress = tell.progress
        config.site_dir = staging
        config.strict = not address
        config.plugins.on_startup(command="serve" if address else "build", dirty=False)
        mkdocs_build.build(config, serve_url=address or None)
        _complete(tree, Path(staging), plugin, search_of(work), tell)
        known = by_us and not inputs.have_changed()
        work.finish(tree, inputs.all if known else "")
        plugin.kept.save()
        if known:
            work.keep_said(inputs.all, loaded.problems, loaded.noted)
    except (MkDocsException, Abort, TemplateError, UnicodeError, RecursionError) as error:
        raise FailedError("\n".join([*said.lines, str(error)])) from error
    finally:
        logger.removeHandler(said)
        logger.propagate = True
        config.plugins.on_shutdown()
        plugin.checked = plugin.tree = None  # MkDocs keeps the plugin for the next configuration
        shutil.rmtree(staging, ignore_errors=True)
    return plugin


def _complete(tree: Tree, staging: Path, plugin: LintasPlugin, kept: Path, tell: Tell) -> None:
    """Put what MkDocs made beside our pages, and the search; delete what is no longer made."""
    paths = {path_of(uri) for uri in plugin.made}
    if plugin.tree:
        paths |= put_search(tree, plugin.loaded, kept, tell)
        pictures = picture_files(plugin.loaded.library, plugin.mkdocs.site_name)
        for_programs = plugin.for_programs.files(plugin.loaded)
        forms = word_files(plugin.loaded.library, plugin.settings.doors)
        tree.put_all({**pictures, **for_programs, **forms})
        paths |= pictures.keys() | for_programs.keys() | forms.keys()
    theirs = [made.relative_to(staging).as_posix() for made in staging.rglob("*") if made.is_file()]
    pages = {address: path for path, address in plugin.loaded.base.pages.items()}
    files = ((path, path) for path in sorted(paths))
    if found := (*clashes((*files, *((pages.get(path, path), path) for path in sorted(theirs)))),):
        raise ClashError(found)
    for path in theirs:
        tree.put(path, (staging / path).read_bytes())
    tree.keep({*paths, *theirs})


def search_of(work: Workspace) -> Path:
    """Where the counts of the search are kept."""
    return work.folder.parent / SEARCH


def put_search(tree: Tree, loaded: Loaded, kept: Path, tell: Tell) -> set[str]:
    """Bring the search up to date; gives the paths of its files."""
    index = make_index(loaded.library, loaded.keys, loaded.facts, read_kept(kept, tell.thrown_away))
    tree.put_all({path: (file.digest, file.content) for path, file in index.files.items()})
    write_kept(kept, index.kept)
    return set(index.files)


class _Said(logging.Handler):
    """Warnings and errors of MkDocs, kept for the report."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
