from __future__ import annotations

from lintas.search.concepts import Concepts, concepts, everyday_words
from lintas.search.words import Roots
from lintas.vocabulary import City, Term, Theme, Vocabulary

VOCABULARY = Vocabulary(
    themes={
        "waste": Theme(label={"en": "Solid waste", "id": "Pengelolaan sampah"}, alt={"id": ["persampahan"]}),
        "water": Theme(label={"en": "Wastewater", "id": "Air limbah"}),
    },
    cities={"seoul": City(name={"en": "Seoul"}, country="KR", aliases=["SMG"])},
    terms={
        "ojt": Term(
            kind="acronym",
            term="OJT",
            full={"en": "on-the-job training (at a host's office)", "id": "pelatihan di tempat kerja"},
        ),
        "limbah": Term(kind="term", term="limbah", full={"en": "waste"}, theme=["water", "waste"]),
        "ngo": Term(kind="acronym", term="LSM/NGO", full={"en": "non-governmental organisation"}),
    },
)


def found(text: str) -> dict[str, float]:
    roots = Roots()
    known: Concepts = concepts(VOCABULARY, roots)
    counted = known.count(roots.of(text))
    return {key: times for key, times in counted.items() if key.split(":")[0] in {"theme", "city", "term"}}


def test_a_concept_is_found_by_each_of_its_names() -> None:
    assert found("OJT, on-the-job training, pelatihan di tempat kerja") == {"term:ojt": 3}
    assert found("pemerintah SMG dan kota Seoul") == {"city:seoul": 2}


def test_a_name_in_several_words_is_found_in_its_order_only() -> None:
    assert "term:ojt" not in found("training on the job")


def test_brackets_explain_and_a_slash_parts_two_names() -> None:
    assert "term:ojt" not in found("a host's office")
    assert found("an NGO") == {"term:ngo": 1}
    assert found("LSM") == {"term:ngo": 1}


def test_a_term_brings_its_themes_and_is_not_the_same() -> None:
    known = concepts(VOCABULARY, Roots())
    assert known.by_id["term:limbah"].brings == ("theme:water", "theme:waste")
    assert "theme:waste" not in found("limbah")


def test_a_word_of_a_label_speaks_for_its_theme() -> None:
    hints = concepts(VOCABULARY, Roots()).hints
    assert set(hints["sampah"]) == {"theme:waste"}
    assert hints["air"]["theme:water"] > 0.5


def test_everyday_words_are_equivalents_in_both_languages() -> None:
    roots = Roots()
    known = concepts(Vocabulary(), roots)
    assert "word:flood" in known.count(roots.of("banjir"))
    assert "word:flood" in known.count(roots.of("flooding"))


def test_no_everyday_word_stands_twice_in_the_list() -> None:
    first = [spellings[0] for spellings, _ in everyday_words()]
    assert len(first) == len(set(first))
    assert all(all(spellings) for spellings, _ in everyday_words())


def test_what_an_everyday_word_is_near_to_is_in_the_list() -> None:
    known = {spellings[0] for spellings, _ in everyday_words()}
    assert {other for _, related in everyday_words() for other in related} <= known
