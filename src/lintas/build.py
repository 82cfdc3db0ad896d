"""A whole build: checked first, made in a staging folder, and only then put in the place of the old site."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from lintas.load import Loaded
from lintas.plugin import LintasPlugin
from lintas.publish import publish
from lintas.settings import PLUGIN

STAGING = Path(".cache") / "lintas"

# Material prints a banner on every run; it is for those who choose an engine, which we have done.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@dataclass(frozen=True)
class Built:
    """What a build made, in how many seconds; `failure` says why there is nothing."""

    pages: int = 0
    seconds: float = 0.0
    failure: str = ""


def build_site(config: MkDocsConfig, loaded: Loaded, site: Path, progress: Callable[[int, int], None]) -> Built:
    """Build the base that was `loaded` into `site`. Whatever fails, the old site stays as it was."""
    start = time.monotonic()
    try:
        staging = _staging_folder(Path(config.config_file_path).parent)
    except OSError as error:
        return Built(failure=str(error))
    plugin = config.plugins[PLUGIN]
    assert isinstance(plugin, LintasPlugin)  # noqa: S101  (the entry point of that name)
    plugin.checked, plugin.progress = loaded, progress
    config.site_dir = str(staging)
    config.strict = True
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    logger.propagate = False
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        publish(staging, site)
    except (MkDocsException, Abort, OSError, UnicodeError) as error:
        return Built(failure="\n".join([*said.lines, str(error)]))
    finally:
        logger.removeHandler(said)
        logger.propagate = True
        config.plugins.on_shutdown()
        shutil.rmtree(staging, ignore_errors=True)
    return Built(len(plugin.pages), time.monotonic() - start)


def _staging_folder(base: Path) -> Path:
    folder = base / STAGING
    folder.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="site-", dir=folder))


def serve_site(config_file: Path) -> str:
    """Run MkDocs' live preview until it is stopped; gives what went wrong, if anything."""
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    try:
        mkdocs_serve.serve(config_file=str(config_file))
    except (MkDocsException, OSError) as error:
        return str(error)
    return ""


class _Said(logging.Handler):
    """Warnings and errors of MkDocs, kept for the report."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
