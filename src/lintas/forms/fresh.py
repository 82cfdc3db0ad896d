"""Which of the forms in a repository are not as they would be made now."""

from __future__ import annotations

from pathlib import Path

from lintas.forms.address import FOLDER
from lintas.forms.written import form_files
from lintas.plain_files import keep_inside
from lintas.settings import Settings
from lintas.vocabulary import Vocabulary


def stale_forms(settings: Settings, vocabulary: Vocabulary) -> dict[Path, str]:
    """The files that are missing or out of date, and their text as it should be."""
    files = form_files(vocabulary, settings.languages, settings.license)
    return {path: text for name, text in files.items() if _text(path := settings.folder / FOLDER / name) != text}


def forms_anew(settings: Settings, vocabulary: Vocabulary) -> dict[str, str]:
    """The forms that were out of date, where the base has forms: written, and by their paths relative to the base."""
    if not (settings.folder / FOLDER).is_dir():
        return {}
    stale = stale_forms(settings, vocabulary)
    for path, text in stale.items():
        write_form(path, text, settings)
    return {settings.relative(path): text for path, text in stale.items()}


def write_form(path: Path, text: str, settings: Settings) -> None:
    """Write the file of a form. Raises: OSError, also where a link is on the way to it."""
    keep_inside(path, settings.folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
