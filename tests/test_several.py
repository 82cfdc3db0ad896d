from __future__ import annotations

import pytest

from lintas.several import BETWEEN_IN_SENTENCE, terms_in, texts_in

KNOWN = {"Air, tanah, dan sampah", "Air", "Mobilitas"}


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("", ()),
        ("Planning, Jakarta", ("Planning, Jakarta",)),
        ("Planning, Jakarta; Transport ;", ("Planning, Jakarta", "Transport")),
        ("One\nTwo", ("One", "Two")),
    ],
)
def test_texts_have_semicolons_or_lines_between_them(text: str, texts: tuple[str, ...]) -> None:
    assert texts_in(text) == texts


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        (" , ;", []),
        ("a, b; c\nd", ["a", "b", "c", "d"]),
        ("Air, tanah, dan sampah", ["Air, tanah, dan sampah"]),
        ("Mobilitas, Air, tanah, dan sampah, x", ["Mobilitas", "Air, tanah, dan sampah", "x"]),
        ("Air; Mobilitas", ["Air", "Mobilitas"]),
        ("Air, tanah", ["Air", "tanah"]),
        (",".join("a" * 30), ["a"] * 30),
    ],
)
def test_a_term_that_is_known_stays_whole(text: str, terms: list[str]) -> None:
    assert list(terms_in(text, KNOWN.__contains__)) == terms


@pytest.mark.parametrize("text", ["Jakarta dan Seoul", "Jakarta serta Seoul", "Jakarta AND Seoul", "Jakarta · Seoul"])
def test_in_a_sentence_words_stand_between_terms(text: str) -> None:
    assert list(terms_in(text, between=BETWEEN_IN_SENTENCE)) == ["Jakarta", "Seoul"]
