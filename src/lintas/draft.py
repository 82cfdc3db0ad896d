"""A new note: its facts from what was said, placeholders where somebody has to write, and its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import frontmatter
from pydantic import TypeAdapter

from lintas.catalogue import Catalogue
from lintas.fields import Plain
from lintas.model import HEADINGS, INHERITED, Kind, Reference, written_fields
from lintas.takes import Takes, fields_of
from lintas.values import YesNo

FIRST_OF_SOURCE = ("title", "url", "published", "accessed")  # what a source nobody has named yet is asked for


def note_text(kind: Kind, values: Mapping[str, Plain], words: Catalogue, *, in_exchange: bool) -> str:
    """The text of a new note of a kind.

    `values` are fields and what was said of them; empty ones are left out where the exchange gives them or nobody has
    to. A list may be written with commas.
    """
    facts: dict[str, object] = {} if kind in {"lesson", "exchange"} else {"kind": kind}
    inherited = INHERITED[kind] if in_exchange else {}
    placeholders: dict[str, object] = {"title": "", "summary": words.say("new.placeholder.summary")}
    if "sources" not in inherited:
        empty = dict.fromkeys((name for name in written_fields(Reference) if name in FIRST_OF_SOURCE), "")
        placeholders["sources"] = [{**empty, "title": words.say("new.placeholder.source")}]
    for name, takes in fields_of(kind).items():
        if value := values.get(name):
            facts[name] = _written(takes, value)
        elif name in placeholders:
            facts[name] = placeholders[name]
        elif takes.is_needed and name not in inherited:
            facts[name] = ""
    return file_text(facts, _body(kind, words))


def file_text(facts: Mapping[str, object], body: str) -> str:
    """A file of a note: facts between lines of hyphens, then the text."""
    note = frontmatter.Post(body)
    note.metadata.update(facts)
    return frontmatter.dumps(note, sort_keys=False, allow_unicode=True, width=100).rstrip() + "\n"


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, or nothing: no half of it, and no folder that was made for it.

    Raises:
        FileExistsError: there is one by now.
    """
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
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
        raise


def _body(kind: Kind, words: Catalogue) -> str:
    if kind != "lesson":
        return words.say("new.placeholder.body")
    placeholder = words.say("new.placeholder.text")
    return "\n\n".join(f"## {words.say(f'heading.{heading}')}\n\n{placeholder}" for heading in HEADINGS)


def _written(takes: Takes, value: Plain) -> object:
    """A value as it stands in a file."""
    if takes.what == "yes-no":
        return TypeAdapter(YesNo).validate_python(value)
    return takes.read([value])[0] if isinstance(value, str) else value
