"""Rules on the addresses of a site: no two things have one, on any disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintas.names import on_disk
from lintas.problem import Location, Problem
from lintas.rules.rule import Base, base_rule


def clashes(addressed: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Of things and the paths of their files below the root of a site: those that some disk would write over others.

    Either their paths are one to it, or the one is the folder of the other. The thing that comes later is the problem.
    """
    taken: dict[str, str] = {}
    folders: dict[str, str] = {}
    for thing, path in addressed:
        key = on_disk(path)
        above = [key[:end] for end, sign in enumerate(key) if sign == "/"]
        other = taken.get(key) or folders.get(key) or next((taken[one] for one in above if one in taken), thing)
        if other != thing:
            yield Problem("address-clash", Location(thing), {"other": other})
            continue
        taken[key] = thing
        for folder in above:
            folders.setdefault(folder, thing)


def _address_clash(base: Base) -> Iterator[Problem]:
    for problem in clashes(_addresses(base)):
        if on_disk(problem.at.path) != on_disk(str(problem.values["other"])):  # that is said of their names
            yield problem


def _addresses(base: Base) -> Iterator[tuple[str, str]]:
    """What a site is made of, by path, and the file that is made of it; what is in `docs/` comes last."""
    first = base.library.languages[0]
    for note, version in base.versions:
        if not version.draft:
            yield version.path, f"{'' if version.lang == first else f'{version.lang}/'}notes/{note.id}/index.html"
    for path in base.attachments:
        yield path, f"notes/{path.removeprefix(f'{base.notes_folder}/')}"
    yield from sorted(base.pages.items())


ADDRESSES = (base_rule(_address_clash, "error", reach="base", values={"other": "docs/about.md"}),)
