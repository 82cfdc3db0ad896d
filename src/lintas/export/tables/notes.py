"""The tables of lessons, exchanges, asks and offers."""

from __future__ import annotations

from typing import get_args

from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Table, joined, yes_or_no
from lintas.export.tables.columns import (
    cities,
    closing,
    dated,
    exchange,
    opening,
    themes,
    when,
    word,
)
from lintas.model import Ask, AskState, Evidence, Exchange, Format, Lesson, Offer, OfferState, Status


def lessons(stock: Stock) -> Table[Lesson]:
    """What another city can use."""
    notes = stock.library.notes
    return Table(
        "lessons",
        "Lessons",
        "What cities learned from each other, one row a lesson.",
        (
            *opening(stock),
            *cities(stock, "city", "Learned from", lambda lesson: lesson.city),
            *cities(stock, "learners", "Learners", lambda lesson: lesson.learners),
            *dated("When it was learned.", lambda lesson: lesson.date),
            *themes(stock),
            *word(
                stock,
                "evidence",
                "Evidence",
                "How the lesson is known.",
                "evidence",
                get_args(Evidence),
                lambda lesson: lesson.evidence or "",
            ),
            Column(
                "superseded_by",
                "Superseded by",
                "The id of the lesson to read instead.",
                lambda lesson: lesson.superseded_by if lesson.superseded_by in notes else "",
            ),
            exchange(stock),
            *closing(stock),
        ),
        stock.library.lessons,
        leads={"superseded_by": "", "exchange": "exchanges"},
    )


def exchanges(stock: Stock) -> Table[Exchange]:
    """At what cities learned."""
    notes = stock.library.notes
    return Table(
        "exchanges",
        "Exchanges",
        "Events at which cities learned from each other, or plan to, one row an exchange.",
        (
            *opening(stock),
            *cities(stock, "city", "Learned from", lambda one: one.city),
            *cities(stock, "learners", "Learners", lambda one: one.learners),
            *cities(stock, "place", "Place", lambda one: (one.place,) if one.place else ()),
            *dated("When it was held, or is to be.", lambda one: one.date),
            when("planned", "Planned", "What was planned, where it came out differently.", lambda one: one.planned),
            *word(
                stock,
                "format",
                "Format",
                "What kind of event.",
                "format",
                get_args(Format),
                lambda one: one.format or "",
            ),
            *word(stock, "status", "Status", "How far it is.", "status", get_args(Status), lambda one: one.status),
            Column("online", "Online", "Whether it was held online.", lambda one: yes_or_no(one.online), "boolean"),
            Column("mutual", "Mutual", "Whether both sides taught.", lambda one: yes_or_no(one.mutual), "boolean"),
            *themes(stock),
            Column("partners", "Partners", "Organisations that helped.", lambda one: joined(one.partners)),
            Column("follows", "Follows", "Ids of the exchanges before it.", lambda one: joined(one.follows)),
            Column(
                "part_of",
                "Part of",
                "The id of the exchange that it is part of.",
                lambda one: one.part_of if one.part_of in notes else "",
            ),
            *closing(stock),
        ),
        stock.library.exchanges,
        leads={"part_of": ""},
    )


def asks(stock: Stock) -> Table[Ask]:
    """What cities want to learn."""
    return Table(
        "asks",
        "Asks",
        "What cities said that they want to learn, one row an ask.",
        (
            *opening(stock),
            *cities(stock, "asked_by", "Asked by", lambda ask: ask.asked_by),
            *cities(stock, "asked_of", "Asked of", lambda ask: ask.asked_of),
            Column("voiced_by", "Voiced by", "The organisation or office that said it.", lambda ask: ask.voiced_by),
            *dated("When it was first voiced.", lambda ask: ask.date),
            *themes(stock),
            *word(
                stock, "state", "State", "What became of it.", "ask-state", get_args(AskState), lambda ask: ask.state
            ),
            Column(
                "raised",
                "Raised again",
                "Further dates at which it was voiced, as their sources give them.",
                lambda ask: joined(str(raising.date) for raising in ask.raised),
            ),
            Column("answered_by", "Answered by", "Ids of notes.", lambda ask: joined(ask.answered_by)),
            when("last_checked", "Last checked", "When somebody last looked into it.", lambda ask: ask.last_checked),
            exchange(stock),
            *closing(stock),
        ),
        stock.library.asks,
        leads={"exchange": "exchanges"},
    )


def offers(stock: Stock) -> Table[Offer]:
    """What cities can teach."""
    return Table(
        "offers",
        "Offers",
        "What cities said that they can teach, one row an offer.",
        (
            *opening(stock),
            *cities(stock, "offered_by", "Offered by", lambda offer: offer.offered_by),
            *cities(stock, "offered_to", "Offered to", lambda offer: offer.offered_to),
            Column("voiced_by", "Voiced by", "The organisation or office that said it.", lambda offer: offer.voiced_by),
            *dated("When it was made.", lambda offer: offer.date),
            *themes(stock),
            *word(
                stock,
                "state",
                "State",
                "What became of it.",
                "offer-state",
                get_args(OfferState),
                lambda offer: offer.state,
            ),
            Column("contact", "Contact", "An office.", lambda offer: offer.contact),
            exchange(stock),
            *closing(stock),
        ),
        stock.library.offers,
        leads={"exchange": "exchanges"},
    )
