"""Two built sites to what is new, changed or gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from lintas.changes.shown import article, is_note, shown

What = Literal["new", "changed", "gone"]
WHATS: tuple[What, ...] = get_args(What)


@dataclass(frozen=True)
class Version:
    """A page in one language: its address below the root, and its title."""

    uri: str
    lang: str
    title: str


@dataclass(frozen=True)
class Change:
    """What became of a page, in each language in which it became that."""

    what: What
    versions: tuple[Version, ...]
    is_note: bool


def is_site(folder: Path) -> bool:
    """Whether a folder holds a built site."""
    return (folder / "index.html").is_file()


def changes(old: Path, new: Path) -> tuple[Change, ...]:
    """What differs for a reader between two sites: notes first, what is new before what changed or is gone."""
    before, after = _pages(old), _pages(new)
    found: dict[tuple[bool, What, str], list[Version]] = defaultdict(list)
    for uri in before.keys() | after.keys():
        change = _change(before.get(uri), after.get(uri), uri)
        if change:
            what, version = change
            common = uri.removeprefix(f"{version.lang}/")
            found[is_note(uri), what, common].append(version)
    order = sorted(found, key=lambda key: (not key[0], WHATS.index(key[1]), key[2]))
    return tuple(Change(key[1], _sorted(found[key]), key[0]) for key in order)


def _change(before: Path | None, after: Path | None, uri: str) -> tuple[What, Version] | None:
    old, new = _html(before), _html(after)
    if before and after and article(old) == article(new):
        return None
    one, other = shown(old, uri), shown(new, uri)
    if before and after and one == other:
        return None
    told = other if after else one
    what: What = "changed" if before and after else "new" if after else "gone"
    return what, Version(uri, told.lang, told.title)


def _pages(site: Path) -> dict[str, Path]:
    """The pages of a site by their addresses below its root; the one for wrong addresses is none."""
    return {
        "" if file.parent == site else f"{file.parent.relative_to(site).as_posix()}/": file
        for file in site.rglob("index.html")
    }


def _html(file: Path | None) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file else ""


def _sorted(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The site's first language, which has the shortest addresses, first."""
    return tuple(sorted(versions, key=lambda version: (len(version.uri), version.uri)))
