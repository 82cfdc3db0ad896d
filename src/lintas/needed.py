"""What a note has to say itself: what it can't do without, and what the exchange in its folder says for it."""

from __future__ import annotations

from collections.abc import Mapping

from lintas.model import INHERITED, MODELS, NEEDED_UNLESS, SIDES, Exchange, Header, Kind, Record, written_fields


def handed_down(kind: Kind, exchange: Exchange | None) -> dict[str, object]:
    """By field what an exchange gives a note of a kind; where both sides teach, the note says who taught this."""
    if exchange is None:
        return {}
    given = {name: getattr(exchange, of) for name, of in INHERITED[kind].items() if getattr(exchange, of)}
    return {name: value for name, value in given.items() if not (exchange.mutual and name in SIDES[kind])}


def needed_beside(kind: Kind, given: Mapping[str, object], exchange: Exchange | None) -> tuple[str, ...]:
    """What is needed only because of something else: an exchange's date, and both sides below a mutual one."""
    if kind == "exchange":
        return tuple(name for name, (other, value) in NEEDED_UNLESS[kind].items() if given.get(other) != value)
    return SIDES[kind] if exchange and exchange.mutual and kind != "lesson" else ()


def missing(kind: Kind, given: Mapping[str, object], exchange: Exchange | None) -> tuple[str, ...]:
    """The fields that a note can't do without and that neither it nor its exchange has a value for."""
    needed = (*_required(Header), *_required(MODELS[kind]), *needed_beside(kind, given, exchange))
    inherited = handed_down(kind, exchange)
    return tuple(name for name in dict.fromkeys(needed) if name not in inherited and not given.get(name))


def _required(model: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in written_fields(model) if model.model_fields[name].is_required())
