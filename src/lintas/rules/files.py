"""Rules on the files below the notes folder: their names, their size, their bytes."""

from __future__ import annotations

from lintas.rules.rule import Rule

FILES = (
    Rule("no-notes", "error", "file"),
    Rule("no-vocabulary", "error", "file", values={"name": "themes.yml"}),
    Rule("unreadable", "error", "file", values={"detail": "Permission denied"}),
    Rule("symbolic-link", "error", "file"),
    Rule("hard-link", "warning", "file", values={"name": "plan.md"}),
    Rule("not-a-file", "error", "file"),
    Rule("not-a-note", "error", "file", values={"name": "README.md"}),
    Rule("unused-file", "warning", "file", values={"name": "report.docx"}),
    Rule("name-clash", "error", "file", values={"other": "notes/Visit.md"}),
    Rule(
        "bad-name",
        "error",
        "file",
        values={"name": "A Note With Blanks.md", "near": "a-note-with-blanks.md"},
        variant="near",
    ),
    Rule("too-large", "error", "file", values={"limit": 1_000_000}, variant="body"),
    Rule("too-slow", "error", "file", values={"limit": "2"}),
    Rule("lost-reader", "error", "file"),
    Rule("more-problems", "warning", "file", values={"count": 380, "rule": "unknown-key"}),
    Rule("not-utf-8", "error", "file", values={"encoding": "Windows-1252"}),
    Rule("nul-character", "error", "file"),
    Rule(
        "not-what-it-says",
        "error",
        "file",
        values={"name": "meeting.jpg", "found": "HEIC", "ending": ".jpg"},
        variant="other",
    ),
    Rule("damaged-file", "error", "file", values={"name": "stream.png"}),
    Rule("huge-picture", "error", "file", values={"name": "stream.png", "limit": 50}),
    Rule("active-document", "error", "file", values={"name": "plan.pdf", "found": "/JavaScript"}),
    Rule("place-in-picture", "warning", "file", values={"name": "meeting.jpg"}),
    Rule("moving-picture", "warning", "file", values={"name": "stream.webp"}),
    Rule("own-template", "warning", "file"),
    Rule("bad-hide", "warning", "file"),
    Rule(
        "forbidden-character",
        "error",
        "file",
        values={"sign": "U+202E, right-to-left override", "around": "fdp.exe", "times": 1},
        variant="direction",
    ),
    Rule(
        "damaged-letter",
        "error",
        "file",
        bad="Residents met in a cafÃ©.",
        mended="Residents met in a café.",
        values={"seen": "Ã©", "around": "cafÃ©.", "was": "é"},
    ),
    Rule(
        "unseen-character",
        "warning",
        "file",
        values={"sign": "U+200B, zero width space", "text": "residents"},
    ),
)
