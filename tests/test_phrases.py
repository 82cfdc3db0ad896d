from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lintas.phrases import ADVERTS, FUNCTION_WORDS, Match, adverts, function_words, look_through, own_words


def test_function_words_are_counted_by_language() -> None:
    assert function_words("The city, and THE plan — yang ini (dan itu); théâtre, not_of") == {"en": 5, "id": 4}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Warga bertanya.\n\n> The city and\nits people\n\nMereka menunggu.", "Warga bertanya. Mereka menunggu."),
        (
            "Kata wali kota: “We met the people of the city\nhundreds of times.” Lalu sepi.",
            "Kata wali kota: Lalu sepi.",
        ),
        ('Ia berkata "we met the people of the city hundreds of times".', "Ia berkata ."),
        (
            'A "plan" is what this city of the north made of it, "once"',
            'A "plan" is what this city of the north made of it, "once"',
        ),
        (
            'It is 5" wide and of wood\n\nand the other one is 6" wide',
            'It is 5" wide and of wood and the other one is 6" wide',
        ),
        ("It is a > b and the rest", "It is a > b and the rest"),
    ],
)
def test_quotations_are_nobodys_own_words(text: str, left: str) -> None:
    assert " ".join(own_words(text).split()) == left


def test_an_advert_in_a_quotation_is_one() -> None:
    assert look_through("> Pinjaman online cepat").adverts


ANY_TEXT = settings(
    max_examples=int(os.environ.get("LINTAS_EXAMPLES", "100")),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@ANY_TEXT
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["the", "The", "dan", "ini", "i\N{KELVIN SIGN}", "thi\N{LATIN SMALL LETTER LONG S}", "ß"]),
            st.sampled_from([" ", "\n", "\0", "_", "-", "1", "\xa0", "\x1c", "İ", "\ud800"]),
            st.characters(),
        )
    )
)
def test_a_word_is_a_row_of_small_letters(parts: list[str]) -> None:
    text = "".join(parts)
    words = re.findall("[a-z]+", text.casefold())
    assert function_words(text) == {
        lang: sum(word in known for word in words) for lang, known in FUNCTION_WORDS.items()
    }


@pytest.mark.parametrize(
    "text",
    [
        "Online loan, payday loans and instant loans; loans online, LOAN without collateral",
        "A lottery, a casino, casinos; sports betting",
        "pinjaman online, pinjaman cepat, pinjol, togel, erek erek, erek-erek, judi online, slot gacor, situs slot",
        "CAS\N{LATIN SMALL LETTER DOTLESS I}NO",
        "cas\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}no",
        "\N{LATIN SMALL LETTER LONG S}itus slot",
    ],
)
def test_adverts_are_found_however_they_are_written(text: str) -> None:
    assert adverts(text)


@ANY_TEXT
@given(
    st.lists(
        st.one_of(
            st.sampled_from("loan loans online lottery Casino pinjol mereka erek judi slot gacor İ ı ſ sports".split()),
            st.sampled_from([" ", "-", "_", "\n", ".", "é", "1"]),
            st.characters(),
        )
    )
)
def test_what_is_looked_for_first_hides_no_advert(parts: list[str]) -> None:
    text = "".join(parts)
    assert adverts(text) == tuple(Match(found.group(), found.start()) for found in ADVERTS.finditer(text))
