"""What lies in `docs/`: the pages that somebody wrote, other files, and which file of the site is made of each.

MkDocs reads them by itself. It follows every link, also out of the base, and writes one page over another without a
word. So they are listed and read here, once; whatever judges them takes this list.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lintas.listing import Spellings
from lintas.names import LANGUAGE_SUFFIX, MAX_NAME, bad_file_part
from lintas.plain_files import is_plain
from lintas.problem import Location, Problem
from lintas.settings import Settings
from lintas.source import read_file

PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")  # what MkDocs makes pages of


@dataclass(frozen=True)
class InDocs:
    """A file in `docs/`: its path relative to the base, that of the file that a site makes of it, a page's bytes."""

    path: str
    address: str
    data: bytes | None = None


@dataclass(frozen=True)
class Written:
    """What lies in `docs/`, and what does so wrongly."""

    files: tuple[InDocs, ...]
    problems: tuple[Problem, ...]

    @property
    def addresses(self) -> Mapping[str, str]:
        """By path relative to the base the path of the file that a site makes of it."""
        return {file.path: file.address for file in self.files}


def list_written(settings: Settings) -> Written:
    """List what MkDocs would publish: all but what is hidden. Links are refused, and not followed here."""
    files: list[InDocs] = []
    problems: list[Problem] = []
    prefix = settings.relative(settings.docs)
    spellings = Spellings(prefix)
    for below, entry in _walk(settings.docs, problems, prefix) if settings.docs.is_dir() else ():
        path, is_page = f"{prefix}/{below}", below.endswith(PAGES)
        problems.extend(spellings.clash(below))
        if problem := _refusal(entry, below, Location(path), is_page=is_page):
            problems.append(problem)
            continue
        data, unread = read_file(Path(entry.path), path) if is_page else (None, [])
        problems.extend(unread)
        files.append(InDocs(path, made_of(below, settings.languages), data))
    return Written(tuple(files), tuple(problems))


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


def _refusal(entry: os.DirEntry[str], below: str, at: Location, *, is_page: bool) -> Problem | None:
    if entry.is_symlink():
        return Problem("symbolic-link", at)
    if not is_plain(entry.stat(follow_symlinks=False)):
        return Problem("not-a-file", at)
    name, why = bad_file_part(below)
    if not why or (is_page and why == "two-endings"):  # a page becomes a folder: `about.pl.md` is the Polish one
        return None
    return Problem("bad-file-name", at, {"name": name, "limit": MAX_NAME}, why)


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
