from __future__ import annotations

import pytest

from lintas.glossary import NOTHING, Glossary, glossary, is_abbreviation
from lintas.vocabulary import Term


def entry(term: str, kind: str = "acronym", **full: str) -> Term:
    return Term.model_validate({"kind": kind, "term": term, "full": full or {"en": "something in full"}})


@pytest.mark.parametrize(
    ("kind", "term"),
    [
        ("acronym", "OPD"),
        ("acronym", "musrenbang"),
        ("organisation", "Dinas LH"),
        ("organisation", "PPN/Bappenas"),
        ("organisation", "Bappeda"),
        ("programme", "100RC"),
        ("office", "CRO"),
        ("place", "IKN"),
    ],
)
def test_what_tells_nothing_to_whoever_does_not_know_it_is_an_abbreviation(kind: str, term: str) -> None:
    assert is_abbreviation(entry(term, kind))


@pytest.mark.parametrize(
    ("kind", "term"),
    [
        ("term", "stakeholders"),
        ("term", "top-down"),
        ("place", "DKI Jakarta"),
        ("programme", "TransSemarang"),
        ("organisation", "Plan International"),
        ("organisation", "Pemerintah Provinsi DKI Jakarta"),
        ("organisation", "Direktorat Regional II"),
    ],
)
def test_words_and_names_are_not(kind: str, term: str) -> None:
    assert not is_abbreviation(entry(term, kind))


def test_a_form_with_a_slash_stands_for_two_that_are_met_alone() -> None:
    known = glossary({"ministry": entry("PPN/Bappenas", en="Ministry of Planning / Planning Agency", id="Kementerian")})
    fulls = {form: dict(one.full) for form, one in known.forms.items()}
    assert fulls["PPN"] == {"en": "Ministry of Planning", "id": "Kementerian"}
    assert fulls["Bappenas"] == {"en": "Planning Agency", "id": "Kementerian"}
    assert {one.id for one in known.forms.values()} == {"ministry"}


def test_a_remark_in_brackets_is_no_part_of_what_is_written_out() -> None:
    known = glossary({"skpd": entry("SKPD", en="regional work units (older name of OPD)")})
    assert known.forms["SKPD"].full == {"en": "regional work units"}


def test_of_two_entries_with_one_form_the_first_is_meant() -> None:
    known = glossary({"seoul": entry("SMG", en="Seoul"), "semarang": entry("SMG", en="Semarang")})
    assert known.forms["SMG"].id == "seoul"


def test_a_text_is_told_of_its_own_abbreviations_only() -> None:
    known = glossary({"opd": entry("OPD"), "skpd": entry("SKPD"), "musrenbang": entry("musrenbang")})
    used = known.used_in("Musrenbang and OPD.", "en", "../../../")
    assert [one.form for one in used.abbreviations] == ["Musrenbang", "OPD"]
    assert (used.lang, used.root) == ("en", "../../../")
    assert known.used_in("Nothing of it.", "en") is NOTHING


def test_words_on_two_lines_are_one_form() -> None:
    known = glossary({"lh": entry("Dinas LH", "organisation")})
    assert [one.form for one in known.used_in("Dinas\nLH", "id").abbreviations] == ["Dinas LH"]


def test_without_a_glossary_nothing_is_found() -> None:
    assert glossary({}) == Glossary()
    assert Glossary().used_in("OPD", "en") is NOTHING


def test_a_single_letter_is_never_looked_for() -> None:
    assert glossary({"a": entry("A")}).forms == {}
