"""One more entry in the `adoption` of a lesson's file, of which no other line changes."""

from __future__ import annotations

from collections.abc import Mapping

from lintas.fields import Items, is_blank, plain_fields, read_fields
from lintas.model import Adoption, Lesson, written_fields
from lintas.source import Source, read_note
from lintas.written import line_ending, lines_of

FIELD = "adoption"


def entry_of(values: Mapping[str, object], lang: str) -> dict[str, object]:
    """The answers as an entry, in the order of the model."""
    given = dict(values)
    if remark := given.pop("remark", ""):
        given["note"] = {lang: remark}
    return {name: given[name] for name in written_fields(Adoption) if name in given}


def is_told(lesson: Lesson, entry: Mapping[str, object]) -> bool:
    """Whether a lesson has an entry of that city, stage and day."""
    told = {(one.city, one.stage, str(one.date)) for one in lesson.adoption}
    return (entry["city"], entry["stage"], entry["date"]) in told


def with_entry(text: str, source: Source, entry: Mapping[str, object]) -> str | None:
    """The text of a lesson's file with an entry more; None where only an editor can add one.

    That is so for a list in brackets, and where its end can't be told. `source` is what was read of that text.
    """
    lines = text.splitlines(keepends=True)  # signs that end no line elsewhere are in no note that was read
    ending = line_ending(text.encode("utf-8"))
    end = min(source.body_line, len(lines))  # the body begins behind the dashes, or behind blank lines below them
    while not lines[end - 1].startswith("---"):
        end -= 1
    keys = [(key.text, key.line) for key, _ in source.fields.entries]
    node = source.fields.get(FIELD)
    indent, opening = 2, [] if node else [f"{FIELD}:"]
    place = end - 1
    if node:
        if not is_blank(node):
            if not isinstance(node, Items) or lines[node.line - 1][node.column - 1] != "-":
                return None
            indent = node.column - 1
        elif lines[_line_of(keys) - 1].split("#")[0].strip() != f"{FIELD}:":
            return None  # `adoption: []`
        place = next((line - 1 for _, line in keys if line > _line_of(keys)), place)
        while place > 0 and _says_nothing(lines[place - 1]):  # remarks above the next field stay with it
            place -= 1
    written = lines_of([dict(entry)])
    rows = written.splitlines()
    added = [f"{row}{ending}" for row in (*opening, *(f"{' ' * indent}{row}" for row in rows))]
    changed = "".join([*lines[:place], *added, *lines[place:]])
    return changed if _is_one_more(source, changed, f"{FIELD}:\n{written}") else None


def _is_one_more(old: Source, changed: str, entry: str) -> bool:
    """Whether a text says what the old one does and one entry more: a line with `#` may be a remark, or of a text."""
    new, _ = read_note(changed.encode("utf-8"), old.path)
    added, _ = read_fields(entry, old.path, 0)
    if new is None or added is None:
        return False
    before, after = plain_fields(old.fields), plain_fields(new.fields)
    entries, more = before.pop(FIELD, []), plain_fields(added)[FIELD]
    both = [*entries, *more] if isinstance(entries, list) and isinstance(more, list) else []
    return after == before | {FIELD: both} and new.body == old.body


def _line_of(keys: list[tuple[str, int]]) -> int:
    return dict(keys)[FIELD]


def _says_nothing(row: str) -> bool:
    return not row.strip() or row.lstrip().startswith("#")
