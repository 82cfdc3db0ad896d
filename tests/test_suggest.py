from __future__ import annotations

from lintas.suggest import folded, nearest


def test_case_hyphens_and_wide_letters_do_not_matter() -> None:
    assert folded("  Integrated-Planning ") == folded("ｉntegrated planning") == "integrated planning"


def test_the_nearest_word_is_suggested() -> None:
    assert nearest("leadrship", ["leadership", "inclusion"]) == "leadership"


def test_nothing_is_suggested_where_nothing_is_like_it() -> None:
    assert nearest("zzz", ["leadership", "inclusion"]) == ""
    assert nearest("zzz", []) == ""
