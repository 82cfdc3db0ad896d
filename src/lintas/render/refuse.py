"""What is wrong in a base, told by the way of MkDocs where it runs the build."""

from __future__ import annotations

import click
from mkdocs.exceptions import PluginError

from lintas.load import Loaded
from lintas.report import as_text
from lintas.spoken import words_for


def tell(loaded: Loaded, *, is_preview: bool) -> None:
    """Refuse a base with errors; in a preview say them and show what is fine.

    Raises: `PluginError`, with the report.
    """
    if not loaded.problems:
        return
    text = as_text(loaded.problems, words_for())
    if loaded.errors and not is_preview:
        raise PluginError(text)
    # Not by the log: a preview or a build that is strict about MkDocs' warnings would stop at ours.
    click.echo(text, err=True)
