"""Rules on `mkdocs.yml`."""

from __future__ import annotations

from lintas.rules.rule import Rule

SETTINGS = (
    Rule("no-settings", "error", "file", values={"path": "mkdocs.yml"}),
    Rule(
        "bad-settings",
        "error",
        "file",
        bad="use_directory_urls: false",
        mended="use_directory_urls: true",
        values={"detail": "use_directory_urls: false"},
    ),
    Rule("no-plugin", "error", "file", bad="plugins: [search]", mended="plugins: [search, lintas]"),
    Rule(
        "notes-in-docs", "error", "file", bad="notes: docs/notes", mended="notes: notes", values={"notes": "docs/notes"}
    ),
)
