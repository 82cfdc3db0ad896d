"""Where the file of a new note goes: its name, its folder, and the ending for its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lintas.dates import NotADateError, read_date
from lintas.model import SIDES, Kind
from lintas.names import MAX_NAME, as_name


def ending(lang: str, languages: Sequence[str]) -> str:
    """How a file of a language ends; the site's first language, or none, needs no suffix."""
    return ".md" if lang in {"", languages[0]} else f".{lang}.md"


def below_notes(typed: str, notes_folder: str) -> str:
    """What somebody typed for a note or a folder, as its path below the notes folder, also from Windows."""
    return typed.replace("\\", "/").removeprefix("./").strip("/").removeprefix(f"{notes_folder}/")


def path_of(kind: Kind, folder: str, name: str, ends: str) -> str:
    """The path of a note below the notes folder; an exchange is the `index` of a folder of its name."""
    return f"{name}/index{ends}" if kind == "exchange" else "/".join(filter(None, (folder, f"{name}{ends}")))


def names_of(kind: Kind, values: Mapping[str, object], otherwise: str) -> Iterator[str]:
    """Names for a note of some values, of which cities are ids: the best first, to be taken where it is free.

    A note is named for its title, an exchange for its month and its cities: who comes, then where to. `otherwise` is
    the name where nothing of a title can stand in a path.
    """
    title = as_name(str(values.get("title", "")))
    if kind != "exchange":
        yield title or otherwise
        return
    month = _month(str(values.get("date") or values.get("planned", "")))
    cities = [city for side in reversed(SIDES[kind]) for city in _several(values.get(side))]
    if cities:
        yield _joined([month, *dict.fromkeys(cities)])
    yield _joined([month, title]) or otherwise


def _joined(parts: Iterable[str]) -> str:
    return "-".join(filter(None, parts))[:MAX_NAME].strip("-")


def _several(value: object) -> list[str]:
    return [*map(str, value)] if isinstance(value, list) else [str(value)] if value else []


def _month(text: str) -> str:
    """The month in which an exchange begins, or the year where nobody knows it; empty where it has no date yet."""
    try:
        start = read_date(text).start
    except NotADateError:
        return ""
    return f"{start.year:04}-{start.month:02}" if start.month else f"{start.year:04}"
