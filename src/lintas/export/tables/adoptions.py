"""The table of what cities did with lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from lintas.export.stock import Stock
from lintas.export.tables.column import Column, Table, yes_or_no
from lintas.export.tables.columns import by_language, cities, dated, pages, word
from lintas.model import Adoption, Lesson, Stage


@dataclass(frozen=True)
class Entry:
    """One entry of a lesson's `adoption`, counted from 1 in the order of the note."""

    lesson: Lesson
    number: int
    adoption: Adoption


def adoptions(stock: Stock) -> Table[Entry]:
    """What came of lessons."""
    return Table(
        "adoptions",
        "What came of lessons",
        "What cities did with a lesson as of a date, one row an entry; `no-evidence`: looked for and not found.",
        (
            Column("lesson", "Lesson", "The id of a lesson.", lambda entry: entry.lesson.id),
            Column("number", "Number", "From 1, in the order of the note.", lambda entry: str(entry.number), "integer"),
            *by_language(stock, "title", "Title of the lesson", _title),
            *cities(stock, "city", "City", lambda entry: (entry.adoption.city,)),
            *word(
                stock,
                "stage",
                "Stage",
                "How far the lesson has come there.",
                "stage",
                get_args(Stage),
                lambda entry: entry.adoption.stage,
            ),
            *dated("The date as of which it holds.", lambda entry: entry.adoption.date),
            Column("by", "By", "Who did it, or said so.", lambda entry: entry.adoption.by),
            Column("source", "Source", "Where that stands, or where was looked.", lambda entry: entry.adoption.source),
            Column(
                "self_reported",
                "Self-reported",
                "Whether only the city itself says so.",
                lambda entry: yes_or_no(entry.adoption.self_reported),
                "boolean",
            ),
            *by_language(stock, "note", "Note", lambda entry, lang: (entry.adoption.note or {}).get(lang, "")),
            *pages(stock, lambda entry: entry.lesson),
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
    versions = entry.lesson.versions
    return versions[lang].title if lang in versions else ""
