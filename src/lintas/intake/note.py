"""A new note of what was answered: its path, made by us, its text, and what it lacks."""

from __future__ import annotations

from lintas.catalogue import Catalogue
from lintas.intake.facts import Facts
from lintas.model import HEADINGS, INHERITED, MODELS, SIDES, Kind, written_fields
from lintas.names import as_name


def note_path(kind: Kind, facts: Facts, issue: int, suffix: str) -> str:
    """The path of a note below the notes folder; `suffix` ends it, such as `.id.md`."""
    title, date = str(facts.values.get("title", "")), str(facts.values.get("date", ""))
    name = as_name(title) or f"form-{issue}"  # nothing of 横浜 can stand in a path
    if kind == "exchange":
        return f"{as_name(f'{date[:7]} {name}') or name}/index{suffix}"
    folder = f"{facts.exchange.id}/" if facts.exchange else ""
    return f"{folder}{name}{suffix}"


def missing(kind: Kind, facts: Facts) -> list[str]:
    """The fields that a note can't do without and that neither the form nor its exchange gives."""
    needed = [name for name in written_fields(MODELS[kind]) if MODELS[kind].model_fields[name].is_required()]
    if kind == "exchange" and facts.values.get("status") != "proposed":
        needed.append("date")
    exchange = facts.exchange
    if exchange and exchange.mutual and kind != "lesson":
        needed.extend(name for name in SIDES[kind] if name not in needed)
    handed = {
        name
        for name, source in INHERITED[kind].items()
        if exchange and getattr(exchange, source) and not (exchange.mutual and name in SIDES[kind])
    }
    return [name for name in needed if name not in facts.fields and name not in handed]


def body_of(facts: Facts, words: Catalogue) -> str:
    """The text of a note: what was told, then what stands under the headings of a lesson."""
    sections = (f"## {words.say(f'heading.{name}')}\n\n{facts.texts[name]}" for name in HEADINGS if name in facts.texts)
    return "\n\n".join([*filter(None, [facts.texts.get("text")]), *sections])
