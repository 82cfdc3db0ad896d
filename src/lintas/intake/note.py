"""A new note of what was answered: its text, and what it lacks."""

from __future__ import annotations

from lintas.catalogue import Catalogue
from lintas.intake.facts import Facts
from lintas.model import HEADINGS, INHERITED, MODELS, SIDES, Kind, written_fields


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
