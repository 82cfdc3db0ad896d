"""A stock Material site of the same notes, to measure against."""

from __future__ import annotations

import shutil
from pathlib import Path

CONFIG = """site_name: Stock
use_directory_urls: true
theme: {{name: material, font: false}}
plugins: [{plugins}]
nav: [index.md]
not_in_nav: "*"
"""


def build_stock_base(notes: Path, base: Path, *, tags: bool = False) -> None:
    """Every file a page, with Material's search as it comes; with its tags plugin if asked."""
    shutil.copytree(notes, base / "docs", ignore=lambda _, names: [name for name in names if name.endswith(".yml")])
    plugins = "search, tags" if tags else "search"
    (base / "mkdocs.yml").write_text(CONFIG.format(plugins=plugins), encoding="utf-8")
    (base / "docs" / "index.md").write_text("# Stock\n", encoding="utf-8")
