"""A new note: its facts from what was said, and placeholders where somebody has to write."""

from __future__ import annotations

from collections.abc import Mapping

import frontmatter

from lintas.catalogue import Catalogue
from lintas.model import HEADINGS, INHERITED, MODELS, Kind


def note_text(kind: Kind, values: Mapping[str, str], words: Catalogue, *, in_exchange: bool) -> str:
    """The text of a new note of a kind.

    `values` are fields and what was said of them; empty ones are left out where the exchange gives them or nobody has
    to. A list is written with commas.
    """
    facts: dict[str, object] = {} if kind in {"lesson", "exchange"} else {"kind": kind}
    facts["title"] = values.get("title", "")
    facts["summary"] = words.say("new.placeholder.summary")
    inherited = INHERITED[kind] if in_exchange else {}
    for name, field in MODELS[kind].model_fields.items():
        value = values.get(name, "")
        if value:
            facts[name] = _list(value) if name != "date" else value
        elif field.is_required() and name not in {"id", "versions", "kind", *inherited}:
            facts[name] = ""
    if "sources" not in inherited:
        facts["sources"] = [{"title": words.say("new.placeholder.source"), "url": "", "published": "", "accessed": ""}]
    note = frontmatter.Post(_body(kind, words))
    note.metadata.update(facts)
    return frontmatter.dumps(note, sort_keys=False, allow_unicode=True, width=100).rstrip() + "\n"


def _body(kind: Kind, words: Catalogue) -> str:
    if kind != "lesson":
        return words.say("new.placeholder.body")
    placeholder = words.say("new.placeholder.text")
    return "\n\n".join(f"## {words.say(f'heading.{heading}')}\n\n{placeholder}" for heading in HEADINGS)


def _list(value: str) -> str | list[str]:
    parts = [part.strip() for part in value.split(",") if part.strip()]
    return parts[0] if len(parts) == 1 else parts
