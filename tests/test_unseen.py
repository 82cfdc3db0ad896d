from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

import pytest

from lintas.bounded import bounded
from lintas.load import Loaded
from lintas.names import slug
from lintas.search.words import words
from lintas.suggest import folded
from lintas.unseen import ALIKE, MOST_MARKS, caseless, damaged, forbidden, forbidden_entities, in_line, latin, unseen


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a\u202eb", "direction"),
        ("a\u2067b", "direction"),
        ("a\x0bb", "control"),
        ("a\x92b", "control"),
        ("a\u2028b", "line"),
        ("a\x85b", "line"),
        ("a\ufdd0b", "nothing"),
        ("a\U0001ffffb", "nothing"),
        ("a\ud800b", "nothing"),
        ("a\ufffcb", "nothing"),
        ("a\U000e0041\U000e0042b", "hidden"),
        ("a" + "\u0301" * (MOST_MARKS + 1), "marks"),
    ],
)
def test_what_no_text_has_is_found_with_what_it_is(text: str, kind: str) -> None:
    assert [(sign.start, sign.kind) for sign in forbidden(text)] == [(1, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Plain\ttext\nof two lines",
        "e" + "\u0301" * MOST_MARKS,
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "الاجتماع المئة",
        "תּוֹשָׁבִים",
        "百回目の会議\u3000が決める",
        "นี่",
    ],
)
def test_every_script_may_be_written(text: str) -> None:
    assert [*forbidden(text)] == []


def test_what_is_written_by_its_number_is_found_as_well() -> None:
    assert [sign.code for sign in forbidden_entities("&#x202E; &#8238; &#233; &#0; &#x110000;")] == [
        "U+202E, right-to-left override"
    ] * 2


@pytest.mark.parametrize(("text", "was"), [("cafÃ©", "é"), ("â€œhi", "“"), ("Â£3", "£"), ("caf\ufffd", "")])
def test_what_a_wrong_encoding_left_says_what_it_was(text: str, was: str) -> None:
    assert [letter for _, letter in damaged(text)] == [was]


@pytest.mark.parametrize("text", ["SÃO PAULO", "Ângulo", "„Fuß”", "ÂM NHẠC", "crème brûlée", "Ã"])
def test_letters_of_other_languages_are_not_taken_for_damage(text: str) -> None:
    assert [*damaged(text)] == []


@pytest.mark.parametrize(
    "text",
    ["می\u200cخواهم", "क्\u200dष", "👨\u200d👩\u200d👧", "❤\ufe0f", "1\ufe0f\u20e3", "سيول\u200e (Seoul)\u200f قررت"],
)
def test_joiners_and_marks_that_a_script_needs_are_fine(text: str) -> None:
    assert [*unseen(text)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Ja\u200bkarta", ""), ("soft\u00adly", ""), ("a\u200db", ""), ("\uf0b7 A", "private"), ("Jаkarta", "lookalike")],
)
def test_what_is_not_what_it_seems_is_told(text: str, kind: str) -> None:
    assert [sign.kind for sign in unseen(text)] == [kind]


def test_words_of_one_script_are_not_taken_for_others() -> None:
    assert [*unseen("Москва, Αθήνα and Jakarta; µm, Ω")] == []
    assert latin("Jаkаrtа") == "Jakarta"
    assert latin("Seհul, Տhanghai") == "Sehul, Shanghai"
    assert latin("Bաոdung") == "Bաndung", "what looks like an n is none that looks like an a"


def test_a_letter_stands_with_its_script_once() -> None:
    letters = [(script, one) for script, (some, _) in ALIKE.items() for one in some]
    assert [one for script, one in letters if not unicodedata.name(one).startswith(script)] == []
    assert len({one for _, one in letters}) == len(letters)


@pytest.mark.parametrize("text", ["é", "é.", "а", "aа\u200b", "a\u200e ", "\u00a0", "\ufffc", "e\u0301"])
def test_a_long_text_keeps_nobody_waiting(text: str) -> None:
    with bounded(1.0):
        sum(1 for _ in unseen(text * 50_000 + "ש"))
        sum(1 for _ in forbidden(text * 50_000))


def test_the_word_at_a_place_is_shown_without_what_nobody_sees() -> None:
    text = "the hun\u200bdredth meeting"
    assert in_line(text, 7, 8) == "hundredth"
    assert in_line("\uf0b7 Residents came", 0, 1) == "Residents came"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9", "cafe\u0301"),
        ("Ｊａｋａｒｔａ", "jakarta"),
        ("Ja\u200bkarta", "jakarta"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("서울", "\u1109\u1165\u110b\u116e\u11af"),
        ("ﬁne", "fine"),
    ],
)
def test_the_same_word_in_two_forms_is_one_tag_one_name_and_one_hit(one: str, other: str) -> None:
    assert slug(one) == slug(other)
    assert folded(one) == folded(other)
    assert caseless(one) == caseless(other)
    assert words(one) == words(other) or "ß" in one  # in search the two letters are one of their own


def test_an_address_keeps_the_marks_of_its_letters() -> None:
    assert slug("जल निकासी") == "जल-निकासी"


def test_a_note_has_each_tag_once(load_notes: Callable[[Mapping[str, str]], Loaded]) -> None:
    text = """---
title: The hundredth meeting decides
city: Seoul
learners: Jakarta
date: 2018-03-19
theme: leadership
tags: [Caf\u00e9, meetings, cafe\u0301, Meetings]
---

Residents came.
"""
    loaded = load_notes({"a-note.md": text})
    assert loaded.library.notes["a-note"].original.tags == ("Caf\u00e9", "meetings")
    assert [*loaded.library.tags["en"]] == ["Caf\u00e9", "meetings"]
