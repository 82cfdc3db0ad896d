"""Words and their roots, in Python; `test_search_browser.py` holds the browser to the same table."""

from __future__ import annotations

import pytest
from conftest import TESTS

from lintas.search.words import Roots, dictionary, stop_words, words

TABLE = TESTS / "search" / "roots.tsv"
CASES = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.fixture(scope="module")
def roots() -> Roots:
    return Roots()


@pytest.mark.parametrize(("root", "forms"), CASES, ids=[root for root, _ in CASES])
def test_forms_of_a_word_meet_in_its_root(roots: Roots, root: str, forms: str) -> None:
    assert {form: roots[form] for form in forms.split()} == dict.fromkeys(forms.split(), root)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kota-kota Tangguh", ["kota", "kota", "tangguh"]),
        ("Seoul’s plan, and the city's", ["seoul", "plan", "and", "the", "city"]),
        ("don't", ["don"]),
        ("Évaluation à São Paulo", ["evaluation", "a", "sao", "paulo"]),
        ("Seoullo 7017", ["seoullo", "7017"]),
        ("under_score", ["under", "score"]),
        ("横浜 서울", ["横浜", "".join(map(chr, (0x1109, 0x1165, 0x110B, 0x116E, 0x11AF)))]),
        ("مدينة 🏙️ <b>", ["مدينة", "b"]),
        ("", []),
    ],
)
def test_a_text_falls_into_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_words_that_say_nothing_have_no_root(roots: Roots) -> None:
    assert roots.of("bagaimana Seoul melibatkan warga?") == ["seoul", "libat", "warga"]
    assert roots.of("how did Seoul reclaim the stream") == ["seoul", "reclaim", "stream"]


def test_what_occurs_is_all_of_the_dictionary_that_its_words_need() -> None:
    """The browser gets the roots that occur, and comes to the same with them."""
    whole = Roots()
    forms = [form for _, listed in CASES for form in listed.split()]
    occurring = {whole.indonesian(form) for form in forms} & dictionary()
    part = Roots(frozenset(occurring))
    assert {form: part[form] for form in forms} == {form: whole[form] for form in forms}


def test_a_word_without_end_is_cut(roots: Roots) -> None:
    assert roots["a" * 10_000] == roots["a" * 40]


def test_stop_words_are_in_both_languages() -> None:
    assert {"the", "how", "yang", "bagaimana"} <= stop_words()
    assert not {"city", "kota", "leadership", "tahan"} & stop_words()
