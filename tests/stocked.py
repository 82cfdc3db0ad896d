"""What is written out of a base, as `lintas export` has it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from conftest import NOW

from lintas.export.stock import Stock, stock_of
from lintas.load import load
from lintas.render.places import known_links
from lintas.settings import read_settings, settings_of


def stock_at(base: Path, day: dt.date = NOW) -> Stock:
    """The stock of a base on a day."""
    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems
    settings = settings_of(config)
    loaded = load(settings, day)
    assert loaded.errors == ()
    return stock_of(settings, loaded, known_links(config, settings, loaded), "")
