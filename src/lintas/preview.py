"""The site while one writes: a server of this machine that makes anew what a change concerns, and reloads the page."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from lintas.build import Tell, build_site, inputs_of
from lintas.kept import Kept
from lintas.load import load
from lintas.problem import Problem
from lintas.settings import read_settings, settings_of
from lintas.workspace import CACHE, NOTES, Workspace

log = logging.getLogger("mkdocs.livereload")


def preview(config_file: Path, tell: Callable[[Sequence[Problem]], None]) -> str:
    """Serve a base until it is stopped; gives what went wrong, if anything. `tell` gets the problems of each build."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    os.environ["LINTAS_WORKERS"] = "1"  # the server has threads, which a forked process would not
    with tempfile.TemporaryDirectory(prefix="lintas-") as folder:
        site, work = Path(folder) / "site", Path(folder) / "work"
        work.mkdir()
        config, _ = read_settings(config_file)
        assert config is not None  # noqa: S101  (read before)
        settings = settings_of(config)
        mount = urlsplit(config.site_url or "/").path
        address = f"http://{config.dev_addr}{mount}"

        def build() -> None:
            config, problems = read_settings(config_file)
            if config is None:
                tell(problems)
                return
            settings = settings_of(config)
            config.site_url = address
            kept = Kept(settings.folder / CACHE / NOTES)
            loaded = load(settings, kept=kept)
            kept.save()
            if loaded.problems:
                tell(loaded.problems)
            inputs = inputs_of(config, settings)
            built = build_site(config, loaded, Workspace(work, site), inputs, Tell(), address=address)
            log.info(built.failure or f"{built.seconds:.1f} s")

        try:
            server = LiveReloadServer(build, config.dev_addr.host, config.dev_addr.port, str(site), mount)
        except OSError as error:
            return str(error)
        server.error_handler = lambda code: _error_page(site, code)
        build()
        for watched in (settings.docs, settings.notes, config_file, *config.watch):
            server.watch(str(watched))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # it is, by hand
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
    return ""


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
