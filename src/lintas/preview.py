"""The site while one writes: a server of this machine that makes anew what a change concerns, and reloads the page."""

from __future__ import annotations

import gc
import logging
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from lintas.build import FailedError, Tell, make_site, search_of
from lintas.inputs import read_inputs, unknowable
from lintas.kept import Kept
from lintas.load import Loaded, load
from lintas.problem import Problem
from lintas.rebuild import LastBuild
from lintas.render.policy import let_in_reloading
from lintas.settings import CACHE, Settings, read_settings, settings_of
from lintas.tree import Tree
from lintas.watch import Watch
from lintas.workers import alone
from lintas.workspace import NOTES, Workspace

log = logging.getLogger("mkdocs.livereload")
A_MOMENT = 0.3  # seconds after which the search follows, unless one has saved again

TellProblems = Callable[[Sequence[Problem]], None]
SayRefused = Callable[[OSError], str]  # what the system refuses, in words


def preview(config_file: Path, tell: TellProblems, refused: SayRefused) -> None:
    """Serve a base until it is stopped. `tell` gets the problems of each build.

    Raises: OSError, such as where another program has the port.
    """
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    with tempfile.TemporaryDirectory(prefix="lintas-") as folder:
        config, _ = read_settings(config_file)
        assert config is not None  # noqa: S101  (read before)
        settings = settings_of(config)
        mount = urlsplit(config.site_url or "/").path
        work = Workspace(Path(folder) / "work", Path(folder) / "site")
        work.folder.mkdir()
        builder = _Builder(config_file, f"http://{config.dev_addr}{mount}", work, tell, refused)
        server = LiveReloadServer(builder.build, config.dev_addr.host, config.dev_addr.port, str(work.site), mount)
        let_in_reloading(server)
        server.observer = Watch(server.observer)  # type: ignore[assignment]  # all of it that the server uses
        server.error_handler = lambda code: _error_page(work.site, code)
        builder.build()
        own = [config.theme.custom_dir] if config.theme.custom_dir else []
        for watched in (settings.docs, settings.notes, config_file, *own, *config.watch):
            server.watch(str(watched))
        builder.has_threads = True
        try:
            server.serve()  # type: ignore[no-untyped-call]  # it is, by hand
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            with builder.busy:
                builder.stop()


def is_taken(host: str, port: int) -> bool:
    """Whether another program answers at an address of this machine."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


@dataclass
class _Builder:
    """Builds again and again, and remembers the last time."""

    config_file: Path
    address: str
    workspace: Workspace
    tell: TellProblems
    refused: SayRefused
    kept: Kept | None = None
    last: LastBuild | None = None
    search: threading.Timer | None = None
    has_threads: bool = False  # beside this one
    busy: threading.Lock = field(default_factory=threading.Lock)  # one at a time puts something in its place

    def build(self) -> None:
        """Make the site as it is now to be."""
        start = time.monotonic()
        config, problems = read_settings(self.config_file)
        if config is None:
            self.tell(problems)
            return
        with self.busy, alone() if self.has_threads else nullcontext():
            self.stop()
            config.site_url = self.address
            last, self.last = self.last, None  # what fails leaves nothing to take up
            try:
                self.last = self._made(config, settings_of(config), last)
            except FailedError as error:
                log.info(str(error))
            except OSError as error:
                log.info(self.refused(error))
            else:
                log.info("%.1f s", time.monotonic() - start)

    @property
    def work(self) -> Workspace:
        """The workspace, of which each looks once at what there is."""
        return replace(self.workspace)

    def stop(self) -> None:
        """Forget the search that was to follow."""
        if self.search:
            self.search.cancel()
            self.search = None

    def _made(self, config: MkDocsConfig, settings: Settings, last: LastBuild | None) -> LastBuild | None:
        inputs = read_inputs(config, settings)
        self.kept = self.kept or Kept(settings.folder / CACHE / NOTES)
        loaded = load(settings, kept=self.kept, digests=inputs.notes)
        if loaded.problems:
            self.tell(loaded.problems)
        if last and last.fits(inputs, loaded):
            last.pages(loaded)
            self.search = threading.Timer(A_MOMENT, self._follow, [last, loaded])
            self.search.daemon = True
            self.search.start()
            return last
        by_us = not unknowable(config, settings)
        plugin = make_site(config, loaded, self.work, inputs, Tell(), by_us=by_us, address=self.address)
        self.kept.save()
        gc.unfreeze()
        gc.collect()
        gc.freeze()  # what stays is not gone through again and again
        tree = Tree(self.work.site, plugin.loop.tree.entries) if by_us else None
        return LastBuild(inputs, loaded, plugin.loop, tree, plugin.for_programs) if tree else None

    def _follow(self, last: LastBuild, loaded: Loaded) -> None:
        with self.busy, alone():
            if threading.current_thread() is not self.search:  # something was saved meanwhile
                return
            try:
                last.rest(loaded, self.work)
            except Exception as error:  # noqa: BLE001  (what was kept of the search may be at odds with the notes)
                self.last = None
                search_of(self.work).unlink(missing_ok=True)
                log.info(str(error))


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
