"""A stock Material site of the same notes, to measure against."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

OURS = Path(__file__).parent.parent / "mkdocs.yml"
CONFIG = """site_name: {name}
use_directory_urls: true
theme: {{name: material, font: false}}
plugins: [{plugins}]
{extensions}"""
# With thousands of notes in it Material's navigation is slower than all the rest: nobody would keep it.
LEFT_OUT_OF_NAVIGATION = 'nav: [index.md]\nnot_in_nav: "*"\n'


def build_stock_base(notes: Path, base: Path, *, tags: bool = False, as_it_comes: bool = False) -> None:
    """Every file a page, with Material's search as it comes and our Markdown; if asked, its tags and their page.

    `as_it_comes` is the site that somebody has who adds nothing: with its tags, its navigation, and a plain home page.
    """
    shutil.copytree(notes, base / "docs", ignore=lambda _, names: [name for name in names if name.endswith(".yml")])
    tags = tags or as_it_comes
    name = "Lintas" if as_it_comes else "Stock"
    config = CONFIG.format(name=name, plugins="search, tags" if tags else "search", extensions=_extensions())
    config += "" if as_it_comes else LEFT_OUT_OF_NAVIGATION
    (base / "mkdocs.yml").write_text(config, encoding="utf-8")
    (base / "docs" / "index.md").write_text(f"# {name}\n\nWhat cities learn from each other.\n", encoding="utf-8")
    if tags:
        (base / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")


def _extensions() -> str:
    """The block of our settings that says what Markdown is read with: both sides convert the same."""
    text = OURS.read_text(encoding="utf-8")
    return "".join(re.findall(r"^markdown_extensions:\n(?:[ -].*\n)+", text, re.MULTILINE))
