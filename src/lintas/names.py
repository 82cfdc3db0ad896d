"""What a file's path says: the id of the note, its language, whether it opens an exchange."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from lintas.unseen import caseless

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE_SUFFIX = re.compile(r"(.+)\.([A-Za-z]{2,3})")
# Parts of our own addresses and names that Windows refuses; none of them may be an id.
PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
RESERVED = {"index", "page", "con", "prn", "aux", "nul"} | PORTS
MAX_NAME = 80  # characters of one part; longer paths fail to check out on Windows


def is_name(text: str) -> bool:
    """Whether a text can be an id or a part of one: lower-case letters, digits and single hyphens."""
    return NAME.fullmatch(text) is not None and text not in RESERVED and len(text) <= MAX_NAME


@dataclass(frozen=True)
class NotePath:
    """A note's path below the notes folder, taken apart.

    `id` is stable and the same in all languages; `folder` is the id that an exchange in the same folder has.
    """

    id: str
    folder: str
    suffix: str
    is_index: bool


@lru_cache(maxsize=1 << 16)
def read_path(path: str) -> NotePath:
    """Take apart a path below `notes/`, such as `2018-03-jakarta-seoul/leadership.id.md`."""
    folder, file = posixpath.split(path)
    stem, suffix = posixpath.splitext(file)[0], ""
    if match := LANGUAGE_SUFFIX.fullmatch(stem):
        stem, suffix = match.groups()
    is_index = stem == "index" and bool(folder)
    name = folder if is_index else posixpath.join(folder, stem)
    return NotePath(name, folder, suffix.lower(), is_index)


def as_name(text: str) -> str:
    """A text as a name, such as a title as the name of its note's file; empty where nothing of it can be one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    name = "-".join(re.findall(r"[a-z0-9]+", plain))[:MAX_NAME].strip("-")
    return name if is_name(name) else ""


def slug(text: str) -> str:
    """A free text as part of an address: letters of any script, digits and hyphens; empty where there are none."""
    folded = caseless(text)
    if not folded.isascii():  # a mark belongs to its letter: without it a word of Hindi would fall apart
        folded = "".join(one if one == "_" or one.isalnum() or category(one)[0] == "M" else "-" for one in folded)
        return re.sub("-+", "-", folded).strip("-_")
    return re.sub(r"[^\w]+", "-", folded).strip("-_")


def bad_part(note_id: str) -> str:
    """The first part of an id that cannot be one; empty where all can."""
    return next((part for part in note_id.split("/") if not is_name(part)), "")
