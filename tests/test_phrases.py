from __future__ import annotations

import os
import re

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lintas.phrases import FUNCTION_WORDS, function_words


def test_function_words_are_counted_by_language() -> None:
    assert function_words("The city, and THE plan — yang ini (dan itu); théâtre, not_of") == {"en": 5, "id": 4}


@settings(
    max_examples=int(os.environ.get("LINTAS_EXAMPLES", "100")),
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
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
