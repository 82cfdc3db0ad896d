"""The files that a run has left behind for the comment, each looked at before it is believed."""

from __future__ import annotations

from pathlib import Path

from lintas.catalogue import languages

ARTIFACT = "comment"
MOST_PACKED = 200_000  # bytes of the artifact as it is kept; the texts are a tenth of it
NUMBER = "number"
# Bytes of each text, some more than ours have; all of them in two languages are less than GitHub takes.
MOST = {"notes": 25_000, "changes": 6_000}


def read_left_behind(folder: Path) -> dict[str, str]:
    """The texts by name: those that are there, are files, no longer than ours can be, and text.

    Nothing else in the folder is looked at, whatever it is called.
    """
    found = {}
    sizes = {f"{part}.{lang}": most for part, most in MOST.items() for lang in languages()} | {NUMBER: 20}
    for name, most in sizes.items():
        file = folder / f"{name}.md"
        if file.is_symlink() or not file.is_file() or file.stat().st_size > most:
            continue
        try:
            found[name] = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found
