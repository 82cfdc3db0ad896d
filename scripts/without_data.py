"""`lintas` without what it makes for programs: the other side in `benchmark_data.py`.

No format is written out, pages carry no JSON-LD, and notes have no files for reference managers below them.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from lintas import plugin
from lintas.cli.main import main
from lintas.export import files
from lintas.render import html, loop


def nothing(*_: object) -> Any:  # noqa: ANN401  (stands in for several)
    """Says nothing."""
    return Markup()


if __name__ == "__main__":
    for module, name, instead in (
        (files, "FORMATS", {}),
        (plugin, "linked_data", nothing),
        (loop, "linked_data", nothing),
        (html, "file_links", nothing),
    ):
        assert hasattr(module, name), name  # noqa: S101  (else the same would be measured twice)
        setattr(module, name, instead)
    main()
