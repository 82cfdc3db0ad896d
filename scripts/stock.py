"""A stock Material site of the same notes, to measure against."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

OURS = Path(__file__).parent.parent / "mkdocs.yml"
CONFIG = """site_name: Stock
use_directory_urls: true
theme: {{name: material, font: false}}
plugins: [{plugins}]
nav: [index.md]
not_in_nav: "*"
{extensions}"""


def build_stock_base(notes: Path, base: Path, *, tags: bool = False) -> None:
    """Every file a page, with Material's search as it comes and our Markdown; if asked, its tags and their page."""
    shutil.copytree(notes, base / "docs", ignore=lambda _, names: [name for name in names if name.endswith(".yml")])
    plugins = "search, tags" if tags else "search"
    (base / "mkdocs.yml").write_text(CONFIG.format(plugins=plugins, extensions=_extensions()), encoding="utf-8")
    (base / "docs" / "index.md").write_text("# Stock\n", encoding="utf-8")
    if tags:
        (base / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")


def _extensions() -> str:
    """The block of our settings that says what Markdown is read with: both sides convert the same."""
    text = OURS.read_text(encoding="utf-8")
    return "".join(re.findall(r"^markdown_extensions:\n(?:[ -].*\n)+", text, re.MULTILINE))
