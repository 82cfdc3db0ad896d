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
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
DEVICES = {"con", "prn", "aux", "nul"} | PORTS
RESERVED = {"index", "page"} | DEVICES
MAX_NAME = 80  # characters of one part; longer paths fail to check out on Windows
MAX_BYTES = 240  # of one part in UTF-8; most disks know names of 255
# Characters of an id, or of another file's path below the notes folder. Windows knows paths of 260; about 80 are taken
# by the folder of a base, `.cache/lintas/<site>/site/id/notes/` before it and `/index.html` behind it.
MAX_PATH = 160
UNFIT = set('#?%"<>|*\\:')  # signs that mean something in an address, or that Windows has in no name
# Endings by which a server may take a file for a program or a page, also where another ending follows.
RUNNABLE = set("asp aspx cgi exe htm html js jsp php phtml pl shtml svg xhtml".split())


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
    stem, suffix = file.rpartition(".")[0] or file, ""
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


def is_slug(text: str) -> bool:
    """Whether a slug can be a part of an address: the name of a folder that every disk has room for."""
    return bool(text) and len(text) <= MAX_NAME and len(text.encode()) <= MAX_BYTES and text not in RESERVED


def bad_part(note_id: str) -> str:
    """The first part of an id that cannot be one; empty where all can."""
    return next((part for part in note_id.split("/") if not is_name(part)), "")


def on_disk(path: str) -> str:
    """A path as the least careful of disks tells it from others.

    Many don't tell upper from lower case, or a letter with its accent from the two signs that it is made of; Windows
    leaves away dots and blanks at the end of a name.
    """
    if path.isascii():
        folded = path.lower()
    else:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
    return (
        "/".join(part.rstrip(" .") or part for part in folded.split("/")) if " " in folded or "." in folded else folded
    )


def is_sayable(name: str) -> bool:
    """Whether a name can be written on a line, in a message as in an address: it has no signs that nobody sees."""
    return name.isprintable()


def bad_file_part(path: str) -> tuple[str, str]:
    """The first part of a file's path that can't stand in an address, or on some disk, and why; empty where all can.

    Why: `signs`, `end` (a dot or blank at an end), `device`, `composed` (letters and their accents lie there as two
    signs), `long`, `two-endings`.
    """
    for part in path.split("/"):
        if why := _why_bad(part):
            return part, why
    name = path.rpartition("/")[2]
    if any(ending.casefold() in RUNNABLE for ending in name.split(".")[1:-1]):
        return name, "two-endings"
    return ("", "") if len(path) <= MAX_PATH else (name, "long")


def _why_bad(part: str) -> str:
    reasons = {
        "signs": not is_sayable(part) or not UNFIT.isdisjoint(part),
        "end": part.strip(" .") != part,
        "device": part.partition(".")[0].rstrip().casefold() in DEVICES,
        "composed": unicodedata.normalize("NFC", part) != part,
        "long": len(part) > MAX_NAME,
    }
    return next((why for why, is_so in reasons.items() if is_so), "")
