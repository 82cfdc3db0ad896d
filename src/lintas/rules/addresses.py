"""Rules on the addresses of a site: no two things have one, on any disk."""

from __future__ import annotations

from collections.abc import Iterator

from lintas.names import on_disk
from lintas.problem import Location, Problem
from lintas.rules.rule import Base, base_rule


def _address_clash(base: Base) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    needed: dict[str, str] = {}  # the folders that files lie in
    for path, address in _addresses(base):
        key = on_disk(address)
        above = _folders(key)
        other = taken.get(key) or needed.get(key) or next((taken[one] for one in above if one in taken), "")
        if other and other != path:
            if on_disk(path) != on_disk(other):  # which is said of their names already
                yield Problem("address-clash", Location(path), {"other": other})
            continue
        taken[key] = path
        for folder in above:
            needed.setdefault(folder, path)


def _addresses(base: Base) -> Iterator[tuple[str, str]]:
    """What a site is made of, by path, and the file that is made of it; what is in `docs/` comes last."""
    first = base.library.languages[0]
    for note, version in base.versions:
        if not version.draft:
            yield version.path, f"{'' if version.lang == first else f'{version.lang}/'}notes/{note.id}/index.html"
    for path in base.attachments:
        yield path, f"notes/{path.removeprefix(f'{base.notes_folder}/')}"
    yield from sorted(base.pages.items())


def _folders(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:number]) for number in range(1, len(parts))]


ADDRESSES = (base_rule(_address_clash, "error", reach="base", values={"other": "docs/about.md"}),)
