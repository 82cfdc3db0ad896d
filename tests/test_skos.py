"""The themes as SKOS, read by rdflib, which knows nothing of Lintas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from conftest import ROOT, settings_for
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from lintas.export.skos import skos_files
from lintas.export.stock import Stock
from lintas.library import Library
from lintas.load import load
from lintas.vocabulary import Theme, Vocabulary

# rdflib's own reader of JSON-LD still uses what rdflib advises against.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SITE = "https://example.org/lintas/"
SCHEME = URIRef(f"{SITE}themes/#themes")
SDG = "http://metadata.un.org/sdg/"
AWKWARD = MappingProxyType(
    {
        "quotes": Theme(
            label={"en": 'Say "no" """thrice""" \'\'\' \\" \\', "id": "Garis\nbaru\r\n\tdan \x0b akhir\\"},
            definition={"en": '"""', "id": "a @en ^^<b> ; . # {c} |"},
            alt={"en": ('"', "\\", "\\n", "]]> </script> & <b>"), "id": ("@id", '"@id .', "\\u0041 \\U0001F30A")},
            match=(
                'https://example.org/ab<c>"d"{e}|f\\g^h`i',
                "https://example.org/é?q=%22#x",
                "https://example.org/[1]",
            ),
            sdg=("11.3", "17.17", "11.b", "4", "no number", "http://example.org/"),
            crf='Health & "Wellbeing": x\\y',
        ),
        "scripts": Theme(
            label={"en": "تعلّم المدن 🌊 👨‍👩‍👧", "id": "Zero\u200bwidth e\u0301 \u2028 \ufeff Đà"},
            alt={"en": ("تعلّم المدن 🌊 👨‍👩‍👧", "Scripts")},  # the first is its label as well
            broader=("quotes",),
            related=("quotes", "below", "alone"),  # of these, only one is neither above nor below
        ),
        "below": Theme(label={"en": "Below", "id": "Di bawah"}, broader=("scripts", "alone")),
        "alone": Theme(label={"en": "Alone", "id": "Sendiri"}),
    }
)


def own_themes() -> Mapping[str, Theme]:
    return load(settings_for(ROOT)).library.vocabulary.themes


def graphs(themes: Mapping[str, Theme], site_name: str = "Lintas") -> dict[str, Graph]:
    stock = Stock(Library(Vocabulary(themes=themes)), site_name, site_url=SITE, license="CC-BY-4.0")
    contents = {path.rpartition(".")[2]: content() for path, (_, content) in skos_files(stock).items()}
    return {
        "turtle": Graph().parse(data=contents["ttl"], format="turtle"),
        "json-ld": Graph().parse(data=contents["jsonld"], format="json-ld"),
    }


def named(theme: str) -> URIRef:
    return URIRef(f"{SITE}themes/{theme}/#theme")


def literals(words: Mapping[str, str]) -> set[Node]:
    return {Literal(text, lang=lang) for lang, text in words.items()}


@pytest.fixture(params=["own", "awkward"])
def themes(request: pytest.FixtureRequest) -> Mapping[str, Theme]:
    return own_themes() if request.param == "own" else AWKWARD


@pytest.fixture(params=["turtle", "json-ld"])
def graph(request: pytest.FixtureRequest, themes: Mapping[str, Theme]) -> Graph:
    return graphs(themes)[request.param]


def test_both_files_say_the_same(themes: Mapping[str, Theme]) -> None:
    both = graphs(themes)
    assert len(both["turtle"]) > 0
    assert isomorphic(both["turtle"], both["json-ld"])


def test_each_theme_is_what_the_vocabulary_says(themes: Mapping[str, Theme], graph: Graph) -> None:
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {named(key) for key in themes}
    for key, theme in themes.items():
        said = {name: set(graph.objects(named(key), SKOS[name])) for name in ("prefLabel", "altLabel", "definition")}
        assert said["prefLabel"] == literals(theme.label)
        assert said["altLabel"] == {
            Literal(text, lang=lang) for lang, texts in theme.alt.items() for text in texts
        } - literals(theme.label)
        assert said["definition"] == literals(theme.definition)
        assert list(graph.objects(named(key), SKOS.notation)) == [Literal(key)]
        assert set(graph.objects(named(key), SKOS.broader)) == {named(other) for other in theme.broader}


def test_the_scheme_leads_to_the_themes(themes: Mapping[str, Theme], graph: Graph) -> None:
    top = {named(key) for key, theme in themes.items() if not theme.broader}
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [SCHEME]
    assert set(graph.subjects(SKOS.inScheme, SCHEME)) == {named(key) for key in themes}
    assert set(graph.objects(SCHEME, SKOS.hasTopConcept)) == top
    assert set(graph.subjects(SKOS.topConceptOf, SCHEME)) == top
    assert set(graph.objects(SCHEME, DCTERMS.title)) == literals({"en": "Lintas: Themes", "id": "Lintas: Tema"})
    assert graph.value(SCHEME, DCTERMS.creator) == Literal("Lintas")
    assert graph.value(SCHEME, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")


def test_what_skos_demands_holds(themes: Mapping[str, Theme], graph: Graph) -> None:
    """The integrity conditions S9, S13, S14, S27 and S46 of the SKOS reference, and its inverse properties."""
    for concept in map(named, themes):
        preferred = list(graph.objects(concept, SKOS.prefLabel))
        assert len({label.language for label in preferred if isinstance(label, Literal)}) == len(preferred)
        assert not {*preferred} & {*graph.objects(concept, SKOS.altLabel)}
        above = {*graph.transitive_objects(concept, SKOS.broader)} - {concept}
        related = {*graph.objects(concept, SKOS.related)}
        assert not above & related
        assert all((other, SKOS.related, concept) in graph for other in related)
        assert all((other, SKOS.narrower, concept) in graph for other in graph.objects(concept, SKOS.broader))
        assert all((other, SKOS.broader, concept) in graph for other in graph.objects(concept, SKOS.narrower))


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_of_the_related_themes_those_above_or_below_are_left_out(form: str) -> None:
    graph = graphs(AWKWARD)[form]
    pairs = {(named("scripts"), named("alone")), (named("alone"), named("scripts"))}
    assert set(graph.subject_objects(SKOS.related)) == pairs


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_what_other_vocabularies_have_is_matched(form: str) -> None:
    graph = graphs(AWKWARD)[form]
    assert {str(iri) for iri in graph.objects(named("quotes"), SKOS.closeMatch)} == {
        "https://example.org/ab%3Cc%3E%22d%22%7Be%7D%7Cf%5Cg%5Eh%60i",
        "https://example.org/é?q=%22#x",
        "https://example.org/[1]",
    }
    targets = {URIRef(f"{SDG}{number}") for number in ("11.3", "17.17", "11.b", "4")}
    assert set(graph.objects(named("quotes"), SKOS.relatedMatch)) == targets
    assert set(graph.objects(named("quotes"), SKOS.note)) == {
        Literal('City Resilience Framework: Health & "Wellbeing": x\\y', lang="en"),
        Literal("SDG: no number"),
        Literal("SDG: http://example.org/"),
    }


def test_the_json_ld_needs_no_other_file() -> None:
    stock = Stock(Library(Vocabulary(themes=AWKWARD)), site_url=SITE)
    context = json.loads(skos_files(stock)["data/themes.jsonld"][1]())["@context"]
    assert isinstance(context, dict)


def test_a_site_without_an_address_has_no_names_for_its_themes() -> None:
    assert skos_files(Stock(Library(Vocabulary(themes=AWKWARD)))) == {}


@pytest.mark.parametrize("form", ["turtle", "json-ld"])
def test_a_text_of_several_lines_stays_one(form: str) -> None:
    name = 'Two\nlines,\r\n\ta "tab" and \x7f\\'
    graph = graphs(AWKWARD, name)[form]
    assert graph.value(SCHEME, DCTERMS.creator) == Literal(name)
