"""What a new note begins with: what was said, and placeholders where somebody has to write."""

from __future__ import annotations

from collections.abc import Mapping

from lintas.catalogue import Catalogue
from lintas.model import HEADINGS, Exchange, Kind, Reference, written_fields
from lintas.needed import missing

FIRST_OF_SOURCE = ("title", "url", "published", "accessed")  # what a source nobody has named yet is asked for


def to_fill_in(
    kind: Kind, values: Mapping[str, object], words: Catalogue, exchange: Exchange | None = None
) -> dict[str, object]:
    """The values of a new note by field, as they would stand in a file.

    Empty ones are left out where the exchange in its folder gives them, or nobody has to write them.
    """
    placeholders: dict[str, object] = {"title": "", "summary": words.say("new.placeholder.summary")}
    if exchange is None:
        empty = dict.fromkeys((name for name in written_fields(Reference) if name in FIRST_OF_SOURCE), "")
        placeholders["sources"] = [{**empty, "title": words.say("new.placeholder.source")}]
    said = {name: value for name, value in values.items() if value}
    return dict.fromkeys(missing(kind, said, exchange), "") | placeholders | said


def body_to_fill_in(kind: Kind, words: Catalogue) -> str:
    """The text of a new note: what to write, for a lesson under the headings that one has."""
    if kind != "lesson":
        return words.say("new.placeholder.body")
    placeholder = words.say("new.placeholder.text")
    return "\n\n".join(f"## {words.say(f'heading.{heading}')}\n\n{placeholder}" for heading in HEADINGS)
