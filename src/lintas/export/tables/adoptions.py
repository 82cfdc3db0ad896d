"""The table of what cities did with lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Table, yes_or_no
from lintas.export.tables.columns import Columns
from lintas.export.tables.shared import address_format, in_language, page
from lintas.model import Adoption, Lesson, Stage


@dataclass(frozen=True)
class Entry:
    """One entry of a lesson's `adoption`, counted from 1 in the order of the note."""

    lesson: Lesson
    number: int
    adoption: Adoption


def adoptions(stock: Stock) -> Table[Entry]:
    """What came of lessons."""
    make = Columns[Entry](stock)
    return Table(
        "adoptions",
        "What came of lessons",
        "What cities did with a lesson as of a date, one row an entry; `no-evidence`: looked for and not found.",
        (
            Column("lesson", "Lesson", "The id of a lesson.", lambda one: one.lesson.id),
            Column("number", "Number", "From 1, in the order of the note.", lambda one: str(one.number), "integer"),
            *make.by_language("title", "Lesson", _title),
            *make.cities("city", "City", lambda one: (one.adoption.city,)),
            *make.word(
                "stage", "How far the lesson has come there.", "stage", get_args(Stage), lambda one: one.adoption.stage
            ),
            *make.dated("The date as of which it holds.", lambda one: one.adoption.date),
            Column("by", "By", "Who did it, or said so.", lambda one: one.adoption.by),
            Column("source", "Source", "Where that stands, or where was looked.", lambda one: one.adoption.source),
            Column(
                "self_reported",
                "Self-reported",
                "Whether only the city itself says so.",
                lambda one: yes_or_no(one.adoption.self_reported),
                "boolean",
            ),
            *make.by_language("note", "Note", lambda one, lang: (one.adoption.note or {}).get(lang, "")),
            *make.by_language("url", "Page", lambda one, lang: page(stock, one.lesson, lang), address_format(stock)),
        ),
        [
            Entry(lesson, number, adoption)
            for lesson in stock.library.lessons
            for number, adoption in enumerate(lesson.adoption, 1)
        ],
        key=("lesson", "number"),
        leads={"lesson": "lessons"},
    )


def _title(entry: Entry, lang: str) -> str:
    return in_language(entry.lesson, lang, lambda text: text.title)
