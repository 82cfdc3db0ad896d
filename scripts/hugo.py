"""A small Hugo site of the same notes, to measure against: every file a page, lists of folders and tags, no search."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

CONFIG = """title = "Notes"
baseURL = "https://example.org/"
defaultContentLanguage = "en"
[languages.en]
weight = 1
[languages.id]
weight = 2
"""
HEAD = "<!doctype html><title>{{ .Title }}</title>\n<main><h1>{{ .Title }}</h1>\n"
LAYOUTS = {
    "single": """{{ .Content }}
{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</main>
""",
    "list": """{{ .Content }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul></main>
""",
}
KNOWN = "title|summary|tags"  # fields that mean the same to Hugo


def hugo_version() -> str:
    """Which Hugo runs here; empty where none does."""
    if not shutil.which("hugo"):
        return ""
    said = subprocess.run(["hugo", "version"], capture_output=True, text=True).stdout  # noqa: S607
    found = re.search(r"v\d[\d.]*", said)
    return found[0] if found else "of an unknown version"


def build_hugo_base(notes: Path, base: Path) -> None:
    """Write the notes as Hugo takes them, two layouts and the settings.

    An exchange's `index.md` is `_index.md` to Hugo: below an `index.md` it makes no pages. Our own fields have another
    name, since Hugo has a meaning of its own for some of them (`date`, `kind`, `draft`).
    """
    for path in sorted(notes.rglob("*.md")):
        place = path.relative_to(notes)
        name = f"_{place.name}" if place.name.startswith("index.") else place.name
        file = base / "content" / place.with_name(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        head, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
        head = re.sub(rf"^(?!(?:{KNOWN}):)(\w+):", r"note_\1:", head, flags=re.MULTILINE)
        file.write_text(f"---\n{head}\n---\n{body}", encoding="utf-8")
    layouts = base / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, layout in LAYOUTS.items():
        (layouts / f"{name}.html").write_text(HEAD + layout, encoding="utf-8")
    (base / "hugo.toml").write_text(CONFIG, encoding="utf-8")
