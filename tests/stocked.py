"""What is written out of a base, as `lintas export` has it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from conftest import NOW

from lintas.export.stock import Stock, stock_of
from lintas.load import load
from lintas.render.places import known_links
from lintas.settings import read_settings, settings_of


def stock_at(base: Path, day: dt.date = NOW, languages: tuple[str, ...] = ()) -> Stock:
    """The stock of a base on a day, in the languages that its settings name or in others.

    With errors as without: a preview shows both.
    """
    config, problems = read_settings(base / "mkdocs.yml")
    assert config is not None, problems
    settings = settings_of(config)
    settings = replace(settings, languages=languages or settings.languages)
    loaded = load(settings, day)
    return stock_of(settings, loaded, known_links(config, settings, loaded), "")
