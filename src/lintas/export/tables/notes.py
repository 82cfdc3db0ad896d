"""The tables of lessons, exchanges, asks and offers."""

from __future__ import annotations

from typing import get_args

from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Table, joined, yes_or_no
from lintas.export.tables.columns import Columns
from lintas.export.tables.shared import closing, exchange, opening
from lintas.library import latest_stages
from lintas.model import Ask, AskState, Evidence, Exchange, Format, Lesson, Offer, OfferState, Status

SAID_BY = "The organisation or office that said it."
BECAME = "What became of it."


def lessons(stock: Stock) -> Table[Lesson]:
    """What another city can use."""
    make, notes = Columns[Lesson](stock), stock.library.notes
    return Table(
        "lessons",
        "Lessons",
        "What cities learned from each other, one row a lesson.",
        (
            *opening(stock),
            *make.cities("city", "Learned from", lambda one: one.city),
            *make.cities("learners", "Learners", lambda one: one.learners),
            *make.dated("When it was learned.", lambda one: one.date),
            *make.themes(lambda one: one.theme),
            *make.word("evidence", "How it is known.", "evidence", get_args(Evidence), lambda one: one.evidence or ""),
            Column("stages", "Stages", "How far it has come, by id of the city: `jakarta: planned`.", _stages),
            Column(
                "superseded_by",
                "Superseded by",
                "The id of the lesson to read instead.",
                lambda one: one.superseded_by if one.superseded_by in notes else "",
            ),
            exchange(stock),
            *closing(stock),
        ),
        stock.library.lessons,
        leads={"superseded_by": "", "exchange": "exchanges"},
    )


def exchanges(stock: Stock) -> Table[Exchange]:
    """At what cities learned."""
    make, notes = Columns[Exchange](stock), stock.library.notes
    return Table(
        "exchanges",
        "Exchanges",
        "Events at which cities learned from each other, or plan to, one row an exchange.",
        (
            *opening(stock),
            *make.cities("city", "Learned from", lambda one: one.city),
            *make.cities("learners", "Learners", lambda one: one.learners),
            *make.cities("place", "Place", lambda one: (one.place,) if one.place else ()),
            *make.dated("When it was held, or is to be.", lambda one: one.date),
            make.when("planned", "Planned", "The plan, where it came out differently.", lambda one: one.planned),
            *make.word("format", "What kind of event.", "format", get_args(Format), lambda one: one.format or ""),
            *make.word("status", "How far it is.", "status", get_args(Status), lambda one: one.status),
            Column(
                "online", "Online", "Empty where nobody says so.", lambda one: "true" if one.online else "", "boolean"
            ),
            Column("mutual", "Mutual", "Whether both sides taught.", lambda one: yes_or_no(one.mutual), "boolean"),
            *make.themes(lambda one: one.theme),
            Column("partners", "Partners", "Organisations that helped.", lambda one: joined(one.partners)),
            Column(
                "follows",
                "Follows",
                "Ids of the exchanges before it.",
                lambda one: joined(before for before in one.follows if before in notes),
            ),
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
    make, notes = Columns[Ask](stock), stock.library.notes
    return Table(
        "asks",
        "Asks",
        "What cities said that they want to learn, one row an ask.",
        (
            *opening(stock),
            *make.cities("asked_by", "Asked by", lambda one: one.asked_by),
            *make.cities("asked_of", "Asked of", lambda one: one.asked_of),
            Column("voiced_by", "Voiced by", SAID_BY, lambda one: one.voiced_by),
            *make.dated("When it was first voiced.", lambda one: one.date),
            *make.themes(lambda one: one.theme),
            *make.word("state", BECAME, "ask-state", get_args(AskState), lambda one: one.state),
            Column(
                "raised",
                "Raised again",
                "Further dates at which it was voiced, as their sources give them.",
                lambda one: joined(str(raising.date) for raising in one.raised),
            ),
            Column(
                "answered_by",
                "Answered by",
                "Ids of lessons and exchanges.",
                lambda one: joined(answer for answer in one.answered_by if answer in notes),
            ),
            make.when("last_checked", "Last checked", "When somebody last looked.", lambda one: one.last_checked),
            exchange(stock),
            *closing(stock),
        ),
        stock.library.asks,
        leads={"exchange": "exchanges"},
    )


def offers(stock: Stock) -> Table[Offer]:
    """What cities can teach."""
    make = Columns[Offer](stock)
    return Table(
        "offers",
        "Offers",
        "What cities said that they can teach, one row an offer.",
        (
            *opening(stock),
            *make.cities("offered_by", "Offered by", lambda one: one.offered_by),
            *make.cities("offered_to", "Offered to", lambda one: one.offered_to),
            Column("voiced_by", "Voiced by", SAID_BY, lambda one: one.voiced_by),
            *make.dated("When it was made.", lambda one: one.date),
            *make.themes(lambda one: one.theme),
            *make.word("state", BECAME, "offer-state", get_args(OfferState), lambda one: one.state),
            Column("contact", "Contact", "An office.", lambda one: one.contact),
            exchange(stock),
            *closing(stock),
        ),
        stock.library.offers,
        leads={"exchange": "exchanges"},
    )


def _stages(lesson: Lesson) -> str:
    return joined(f"{city}: {stage}" for city, stage in latest_stages(lesson).items())
