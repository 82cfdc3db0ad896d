"""Numbered lists begin with the number that their author wrote: "1968. A city learns" is not shown as "1."."""

from __future__ import annotations

from markdown import Markdown
from markdown.blockprocessors import OListProcessor
from markdown.extensions import Extension


class ListStarts(Extension):
    """Python-Markdown counts every list from 1, unless it is told not to."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Tell whatever reads numbered lists; must be the last extension."""
        for processor in md.parser.blockprocessors:
            if isinstance(processor, OListProcessor):
                processor.LAZY_OL = False  # type: ignore[misc]  # of this one instance
