"""The file of a note as we write it: its facts in one order and one way of writing them, then its text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import frontmatter
from frontmatter.default_handlers import YAMLHandler
from pydantic import TypeAdapter
from yaml import SafeDumper  # noqa: TID251  (to write, nothing is parsed)

from lintas.model import MODELS, UNSAID, Header, Kind, Note, written_fields
from lintas.plain_files import keep_inside
from lintas.shapes import Shape, shapes_of
from lintas.values import YesNo


class _Dumper(SafeDumper):
    """Writes `yes` and `no`, as all our pages do."""

    def represent_data(self, data: object) -> Any:  # noqa: ANN401  (a node of the library's)
        """A value as it stands in a file."""
        if isinstance(data, bool):
            return self.represent_scalar("tag:yaml.org,2002:bool", "yes" if data else "no")
        return super().represent_data(data)


@cache
def fields_in_order(kind: Kind) -> tuple[str, ...]:
    """All fields of a kind as people read them: what it is called, what it says, its sources, then what is about it."""
    shared = written_fields(Note)
    own = (name for name in written_fields(MODELS[kind]) if name not in shared)
    return tuple(dict.fromkeys(("kind", "title", "summary", *own, "tags", *shared, *written_fields(Header))))


def note_text(kind: Kind, values: Mapping[str, object], body: str) -> str:
    """The text of a note's file, of its values by field."""
    shapes = {shape.name: shape for shape in shapes_of(kind)}
    facts: dict[str, object] = {} if kind in UNSAID else {"kind": kind}
    facts |= {name: _written(shapes[name], values[name]) for name in fields_in_order(kind) if name in values}
    return file_text(facts, body)


def file_text(facts: Mapping[str, object], body: str) -> str:
    """A file of facts between lines of hyphens, in the order in which they come, and a text."""
    note = frontmatter.Post(body)
    note.metadata.update(facts)
    return frontmatter.dumps(note, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100).rstrip() + "\n"


def lines_of(facts: object, *, in_line: bool = False) -> str:
    """Some facts as lines of a file, without one to end them; `in_line` writes what holds no more lists in brackets."""
    made = YAMLHandler().export(
        facts,  # type: ignore[arg-type]  # a list as well
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=100,
        default_flow_style=None if in_line else False,
    )
    return str(made)


def line_ending(data: bytes) -> str:
    """How the lines of a file end, by its first."""
    return "\r\n" if data.partition(b"\n")[0].endswith(b"\r") else "\n"


def write_new(path: Path, text: str, folder: Path) -> None:
    """Write a file below a folder that is not there yet, or nothing: no half of it, and no folder made for it.

    Raises:
        FileExistsError: there is one by now.
        OSError: a link is on the way to it, or the disk refuses.
    """
    keep_inside(path, folder)
    made = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
                file.flush()  # what the disk refuses is heard here, and not after the file is closed
            except BaseException:
                path.unlink()
                raise
    except BaseException:
        for empty in made:
            if empty.is_dir() and not any(empty.iterdir()):
                empty.rmdir()
        raise


def _written(shape: Shape, value: object) -> object:
    """A value as people write it: yes or no as such, and a list of one text as that text."""
    if shape.form == "yes-no":
        return TypeAdapter(YesNo).validate_python(value)
    if shape.many and shape.form not in {"tags", "records"} and isinstance(value, list) and len(value) == 1:
        return value[0]
    return value
