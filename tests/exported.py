"""What a base gives to programs, as tests look at it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from awkward import NOTES
from built import SITE_URL
from conftest import NOW, ROOT, MakeBase
from seen import ODD_BASE
from stocked import stock_at
from stories import STORY

from lintas.export.stock import Files, Stock

# The bases that every format has to say right, by name: a folder, or notes beside the small vocabulary.
BASES: Mapping[str, Path | Mapping[str, str]] = {"story": STORY, "awkward": NOTES, "own": ROOT, "odd": ODD_BASE}
every_base = pytest.mark.parametrize("base", BASES.values(), ids=BASES.keys())


def stock_for(base: Path | Mapping[str, str], make_base: MakeBase, **values: Any) -> Stock:  # noqa: ANN401
    """A base to be written out, on a fixed day unless `now` is another."""
    folder = base if isinstance(base, Path) else make_base(base)
    stock = stock_at(folder, values.pop("now", NOW), values.pop("languages", ()))
    return replace(stock, **{"site_url": SITE_URL, "license": "CC-BY-4.0", "description": "A base", **values})


def made(files: Files) -> dict[str, bytes]:
    """The files by path."""
    return {path: content() for path, (_, content) in files.items()}


def as_json(content: bytes) -> Any:  # noqa: ANN401
    """What a file of JSON says."""
    return json.loads(content)
