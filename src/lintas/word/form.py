"""What the Word template asks: declared once for who writes it and for who reads it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from lintas.catalogue import catalogue, languages
from lintas.consent import WRITTEN, consent
from lintas.license import LICENSES
from lintas.suggest import folded

# What is asked in one line, behind its label `word.label.<fact>`. `theme_2` is one more theme.
Fact = Literal["title", "summary", "theme", "theme_2", "city", "learners", "date", "format", "authors", "consent"]
# What is asked at length, under a heading: the six questions that a mail asks, and what is not known.
Question = Literal["seen", "where", "who", "why", "here", "limits", "more"]
QUESTIONS: tuple[Question, ...] = ("seen", "where", "who", "why", "here", "limits", "more")
SIX: tuple[Question, ...] = tuple(one for one in QUESTIONS if one != "limits")  # that a mail asks
# The parts of a note that are made of answers, by the wording of their headings.
HEADINGS: Mapping[Question, str] = {
    "seen": "heading.seen",
    "why": "heading.why_there",
    "here": "heading.asks_of_you",
    "limits": "heading.limits",
    "who": "word.who",
    "where": "word.where",
}
ABOVE: tuple[Fact, ...] = ("title", "summary", "theme", "theme_2")  # the questions
PLACE: tuple[Fact, ...] = ("city", "learners", "date", "format")  # where and when
BELOW: tuple[Fact, ...] = ("authors", "consent")  # the questions
UNPUBLISHED: Fact = "consent"  # who agreed: for the editor, never for a page
FACTS: tuple[Fact, ...] = (*ABOVE, *PLACE, *BELOW)
# What forms of other people, and older ones of ours, call the same, beside the labels of our own fields.
ALSO: Mapping[str, Fact] = {
    "title": "title",
    "judul": "title",
    "theme": "theme",
    "themes": "theme",
    "tema": "theme",
    "topic": "theme",
    "topik": "theme",
    "date": "date",
    "dates": "date",
    "when": "date",
    "tanggal": "date",
    "waktu": "date",
    "hari/tanggal": "date",
    "city": "city",
    "kota": "city",
    "host city": "city",
    "kota tujuan": "city",
    "tempat": "city",
    "city that you learned from": "city",
    "kota tempat belajar": "city",
    "city that learned": "learners",
    "at what occasion": "format",
    "dalam rangka apa": "format",
    "visiting city": "learners",
    "kota asal": "learners",
    "author": "authors",
    "penulis": "authors",
    "penyusun": "authors",
}
# What Word itself puts where nothing was written or chosen.
WORDS_OWN = ("click or tap here to enter text.", "choose an item.", "klik atau ketuk di sini untuk memasukkan teks.")


@lru_cache(maxsize=1)
def labels() -> Mapping[str, Fact]:
    """By folded label, in any language, what it asks."""
    ours = {folded(catalogue(lang).say(f"word.label.{fact}")): fact for lang in languages() for fact in FACTS}
    return {**{folded(text): fact for text, fact in ALSO.items()}, **ours}


@lru_cache(maxsize=1)
def headings() -> Mapping[str, tuple[Question, str]]:
    """By folded heading of the template, in any language, the question and the language."""
    return {
        folded(catalogue(lang).say(f"question.{question}")): (question, lang)
        for lang in languages()
        for question in QUESTIONS
    }


@lru_cache(maxsize=1)
def own_texts() -> frozenset[str]:
    """The folded paragraphs that the template has by itself, in any language."""
    return frozenset({*WORDS_OWN, *(folded(text) for text in _own_texts())})


@lru_cache(maxsize=1)
def placeholders() -> tuple[str, ...]:
    """What stands in the template, in brackets, where something is to be written."""
    return tuple(text for text in _own_texts() if text.startswith("[") and "{" not in text)


def _own_texts() -> Iterator[str]:
    for lang in languages():
        words = catalogue(lang)
        yield from words.below("word.").values()
        yield from (consent(words, license_id, WRITTEN) for license_id in ("", *LICENSES))


def numbered(question: Question, lang: str) -> str:
    """The heading of a question, with its number."""
    return f"{QUESTIONS.index(question) + 1}. {catalogue(lang).say(f'question.{question}')}"
