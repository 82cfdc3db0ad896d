"""Which language we speak to whoever runs us, from the command line and from within MkDocs by one rule.

What `--lang` asked for, else the variable LINTAS_LANG, else the language of the system, else English.
"""

from __future__ import annotations

import locale
import os
import re

from lintas.catalogue import Catalogue, catalogue, language_name, languages

VARIABLE = "LINTAS_LANG"


def words_for(lang: str | None = None) -> Catalogue:
    """The wordings in the language that was asked for by an option, else by the surroundings."""
    asked = lang or os.environ.get(VARIABLE, "")
    return catalogue(asked if asked in languages() else _language_of(_system()))


def _language_of(system: str) -> str:
    """The language of a system's name for one: `id_ID.UTF-8`, or `Indonesian_Indonesia` on Windows."""
    name = re.split(r"[_.@-]", system.casefold())[0]
    return next((lang for lang in languages() if name in {lang, language_name(lang, "en").casefold()}), "en")


def _system() -> str:
    """What the system calls its language; empty where it can't be told."""
    if named := next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None):
        return named
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""
