"""The pages that somebody wrote into `docs/`: what lies there, and which file of the site is made of each.

MkDocs reads them. It follows every link, also out of the base, and writes one page over another without a word.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lintas.listing import Spellings
from lintas.names import LANGUAGE_SUFFIX, is_sayable
from lintas.plain_files import is_plain, read_at_most
from lintas.problem import Location, Problem
from lintas.settings import Settings

PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")  # what MkDocs makes pages of
MAX_PAGE = 4_000_000  # bytes
# MkDocs takes its facts between lines of hyphens as YAML, and otherwise from the first lines as `key: value`.
IN_BLOCK = re.compile(rb"""(?:^|[{,])[ \t{]*["']?(template)["']?[ \t]*:""", re.IGNORECASE | re.MULTILINE)
IN_LINES = re.compile(rb"^ {0,3}(template)[ \t]*:", re.IGNORECASE | re.MULTILINE)
END_OF_BLOCK = re.compile(rb"\n(?:-{3}|\.{3})[ \t]*\r?(?:\n|\Z)")
BLANK_LINE = re.compile(rb"\n[ \t]*\r?\n")


@dataclass(frozen=True)
class Written:
    """What lies in `docs/`: by path relative to the base the path of the file that a site makes of it."""

    addresses: Mapping[str, str]
    problems: tuple[Problem, ...]


def list_written(settings: Settings) -> Written:
    """List what MkDocs would publish: all but what is hidden. Links are refused, and not followed here."""
    addresses: dict[str, str] = {}
    problems: list[Problem] = []
    prefix = settings.relative(settings.docs)
    spellings = Spellings(prefix)
    for below, entry in _walk(settings.docs, problems, prefix) if settings.docs.is_dir() else ():
        at = Location(f"{prefix}/{below}")
        problems.extend(spellings.clash(below))
        if rule := _refusal(entry):
            problems.append(Problem(rule, at, {"name": entry.name}, "signs" * (rule == "bad-file-name")))
            continue
        addresses[at.path] = made_of(below, settings.languages)
        if below.endswith(PAGES):
            problems.extend(_faults(Path(entry.path), at.path))
    return Written(addresses, tuple(problems))


def made_of(path: str, languages: Sequence[str]) -> str:
    """The file below the site's root that MkDocs makes of one in `docs/`, in the folder of its language."""
    if not path.endswith(PAGES):
        return path
    name, lang = docs_language(path, languages)
    folder, file = posixpath.split(name)
    stem = posixpath.splitext(file)[0]
    above = lang if lang != languages[0] else ""
    own = "" if stem in {"index", "README"} else stem
    return posixpath.join(above, folder, own, "index.html")


def docs_language(src_uri: str, languages: Sequence[str]) -> tuple[str, str]:
    """The name without language, and the language, of a page in `docs/`: `about.id.md` is `about.md` in `id`."""
    path = PurePosixPath(src_uri)
    match = LANGUAGE_SUFFIX.fullmatch(path.stem)
    if match and match.group(2) in languages:
        return str(path.with_name(f"{match.group(1)}{path.suffix}")), match.group(2)
    return src_uri, languages[0]


def _refusal(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "symbolic-link"
    if not is_plain(entry.stat(follow_symlinks=False)):
        return "not-a-file"
    return "" if is_sayable(entry.name) else "bad-file-name"


def _faults(file: Path, path: str) -> Iterator[Problem]:
    """A key by which MkDocs would make a page with another template: without our frame, its links and its policy."""
    try:
        data = read_at_most(file, MAX_PAGE) or b""
    except OSError as error:
        yield Problem("unreadable", Location(path), {"detail": error.strerror or str(error)})
        return
    text = data.removeprefix(b"\xef\xbb\xbf")
    key, ending = (IN_BLOCK, END_OF_BLOCK) if text.startswith(b"---") else (IN_LINES, BLANK_LINE)
    end = ending.search(text)
    if match := key.search(text[: end.start()] if end else text):
        before = text[: match.start(1)]
        at = Location(path, before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        yield Problem("own-template", at)


def _walk(folder: Path, problems: list[Problem], prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All below a folder but other folders, what is hidden, and what is behind links."""
    waiting = [(folder, "")]
    while waiting:
        above, below = waiting.pop()
        try:
            with os.scandir(above) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            at = Location(f"{prefix}/{below}".rstrip("/"))
            problems.append(Problem("unreadable", at, {"detail": error.strerror or str(error)}))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), f"{below}{entry.name}/"))
            else:
                yield f"{below}{entry.name}", entry
