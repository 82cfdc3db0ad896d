"""What pages say to programs, in the vocabulary of schema.org."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from awkward import NOTES, TITLES
from built import SITE_URL, BuiltSite, run
from conftest import MakeBase
from linked_pages import ADDRESS, LICENSE, ORIGIN, as_triples, inner, linked_in, linked_of
from markupsafe import escape
from rdflib import RDF, SDO, Graph, Literal, URIRef
from rdflib.term import Node
from schema_types import type_faults
from stories import STORY, VISIT

from lintas.load import Loaded
from lintas.pages import make_pages
from lintas.pages.page import Page
from lintas.render.linked import Origin, linked_data
from lintas.whole import FEEDS, WHOLE

LoadNotes = Callable[[Mapping[str, str]], Loaded]
MEETINGS = f"notes/{VISIT}/meetings/"


@pytest.fixture
def story(load_notes: LoadNotes) -> dict[str, Page]:
    return {page.uri: page for page in make_pages(load_notes(STORY).library)}


def at(uri: str) -> URIRef:
    return URIRef(f"{ADDRESS}{uri}")


def told(page: Page) -> Graph:
    return as_triples(linked_of(page))


def texts(graph: Graph, subject: Node, *path: URIRef) -> set[str]:
    """What stands at the end of a path of properties."""
    found = {subject}
    for step in path:
        found = {value for one in found for value in graph.objects(one, step)}
    return {str(one) for one in found}


def test_a_lesson_says_what_it_is_and_where_it_comes_from(story: dict[str, Page]) -> None:
    graph, lesson = told(story[MEETINGS]), at(f"{MEETINGS}#lesson")
    assert set(graph.objects(lesson, RDF.type)) == {SDO.Article, SDO.LearningResource}
    assert graph.value(lesson, SDO.headline) == Literal("The hundredth meeting decides, not the first")
    assert graph.value(lesson, SDO.description) == Literal("Seoul met residents hundreds of times before it decided.")
    assert texts(graph, lesson, SDO.about) == {
        str(at("themes/leadership/#theme")),
        str(at("themes/integrated-planning/#theme")),
    }
    assert texts(graph, lesson, SDO.teaches) == texts(graph, lesson, SDO.about)
    assert texts(graph, lesson, SDO.about, SDO.name) == {"Leadership and commitment", "Integrated planning"}
    assert texts(graph, lesson, SDO.about, SDO.inDefinedTermSet) == {str(at("themes/#themes"))}
    assert texts(graph, lesson, SDO.isBasedOn, SDO.url) == {"https://example.org/report"}
    assert texts(graph, lesson, SDO.isBasedOn, SDO.datePublished) == {"2018-04"}
    assert texts(graph, lesson, SDO.isBasedOn, SDO.archivedAt) == {"https://example.org/copy"}
    assert texts(graph, lesson, SDO.spatialCoverage, SDO.name) == {"Seoul"}
    assert texts(graph, lesson, SDO.spatialCoverage, SDO.containedInPlace, SDO.name) == {"South Korea"}
    assert texts(graph, lesson, SDO.audience, SDO.geographicArea) == {str(at("cities/jakarta/#city"))}
    assert texts(graph, lesson, SDO.keywords) == {"consultation"}
    assert texts(graph, lesson, SDO.license) == {LICENSE}
    assert texts(graph, lesson, SDO.publisher, SDO.name) == {"Lintas"}
    assert set(graph.objects(lesson, SDO.isPartOf)) == {at(f"notes/{VISIT}/"), at("#site")}
    assert graph.value(lesson, SDO.mentions) == at(f"notes/{VISIT}/#exchange")


def test_a_lesson_has_the_days_that_its_record_has(story: dict[str, Page]) -> None:
    graph, lesson = told(story[MEETINGS]), at(f"{MEETINGS}#lesson")
    assert graph.value(lesson, SDO.temporalCoverage) == Literal("2018-03-19/2018-03-23"), "when it was"
    assert graph.value(lesson, SDO.datePublished) is None, "no record says when the site first had it"
    assert graph.value(lesson, SDO.dateModified) == Literal("2026-11-21"), "when its source was last read"


def test_the_versions_of_a_lesson_are_translations_of_one_another(story: dict[str, Page]) -> None:
    original, translation = at(f"{MEETINGS}#lesson"), at(f"id/{MEETINGS}#lesson")
    assert told(story[MEETINGS]).value(original, SDO.workTranslation) == translation
    graph = told(story[f"id/{MEETINGS}"])
    assert graph.value(translation, SDO.translationOfWork) == original
    assert graph.value(translation, SDO.inLanguage) == Literal("id")
    assert texts(graph, translation, SDO.translator, SDO.name) == {"Sekretariat"}
    assert texts(graph, translation, SDO.about) == texts(told(story[MEETINGS]), original, SDO.about)


def test_an_exchange_is_an_event(story: dict[str, Page]) -> None:
    graph, event = told(story[f"notes/{VISIT}/"]), at(f"notes/{VISIT}/#exchange")
    assert graph.value(event, RDF.type) == SDO.EducationEvent
    assert graph.value(event, SDO.name) == Literal("Jakarta visits Seoul")
    assert (graph.value(event, SDO.startDate), graph.value(event, SDO.endDate)) == (
        Literal("2018-03-19"),
        Literal("2018-03-23"),
    )
    assert texts(graph, event, SDO.organizer, SDO.name) == {"CityNet", "BPBD"}
    assert texts(graph, event, SDO.location, RDF.type) == {str(SDO.City), str(SDO.VirtualLocation)}
    assert texts(graph, event, SDO.location, SDO.name) == {"Yokohama", "Online"}
    assert graph.value(event, SDO.eventAttendanceMode) == Literal(str(SDO.MixedEventAttendanceMode))
    assert graph.value(event, SDO.eventStatus) == Literal(str(SDO.EventScheduled))
    assert graph.value(event, SDO.subEvent) == at("notes/2019-03-second-visit/#exchange")
    assert at(f"{MEETINGS}#lesson") in set(graph.objects(event, SDO.subjectOf))


def test_an_exchange_that_was_moved_says_when_it_was_to_be(story: dict[str, Page]) -> None:
    later = "notes/2019-03-second-visit/"
    graph, event = told(story[later]), at(f"{later}#exchange")
    assert graph.value(event, SDO.startDate) == Literal("2019-03")
    assert graph.value(event, SDO.endDate) is None
    assert graph.value(event, SDO.previousStartDate) == Literal("2018-09")
    assert graph.value(event, SDO.eventStatus) == Literal(str(SDO.EventRescheduled))
    assert graph.value(event, SDO.superEvent) == at(f"notes/{VISIT}/#exchange")
    assert graph.value(event, SDO.location) is None, "nobody says where it is to be"
    assert graph.value(event, SDO.eventAttendanceMode) is None


@pytest.mark.parametrize(
    ("planned", "status", "said"),
    [
        ("2018-03", "held", SDO.EventScheduled),  # that month was meant, and on these days it was
        ("2018-01", "held", SDO.EventRescheduled),
        ("2018-01", "postponed", SDO.EventPostponed),
        ("2018-03", "cancelled", SDO.EventCancelled),
    ],
)
def test_the_status_of_an_exchange(load_notes: LoadNotes, planned: str, status: str, said: URIRef) -> None:
    text = STORY[f"{VISIT}/index.md"].replace("format:", f"planned: {planned}\nstatus: {status}\nformat:")
    pages = {page.uri: page for page in make_pages(load_notes({f"{VISIT}/index.md": text}).library)}
    graph, event = told(pages[f"notes/{VISIT}/"]), at(f"notes/{VISIT}/#exchange")
    assert graph.value(event, SDO.eventStatus) == Literal(str(said))
    moved = planned == "2018-01"
    assert graph.value(event, SDO.previousStartDate) == (Literal(planned) if moved else None)


def test_an_ask_is_a_question_and_what_answers_it(load_notes: LoadNotes) -> None:
    answered = STORY[f"{VISIT}/subway.md"].replace(
        "voiced_by", f"state: answered\nanswered_by: {VISIT}/meetings\nvoiced_by"
    )
    pages = make_pages(load_notes({**STORY, f"{VISIT}/subway.md": answered}).library)
    page = next(page for page in pages if page.uri == f"notes/{VISIT}/subway/")
    graph, ask = told(page), at(f"notes/{VISIT}/subway/#ask")
    assert graph.value(ask, RDF.type) == SDO.Question
    assert texts(graph, ask, SDO.author, SDO.name) == {"The delegation of Jakarta"}
    assert texts(graph, ask, SDO.spatialCoverage, SDO.name) == {"Jakarta"}
    assert texts(graph, ask, SDO.audience, SDO.geographicArea, SDO.name) == {"Seoul"}
    assert texts(graph, ask, SDO.suggestedAnswer, SDO.url) == {str(at(MEETINGS))}


def test_an_offer_is_of_a_service(story: dict[str, Page]) -> None:
    graph, offer = told(story[f"notes/{VISIT}/training/"]), at(f"notes/{VISIT}/training/#offer")
    assert graph.value(offer, RDF.type) == SDO.Offer
    assert texts(graph, offer, SDO.itemOffered, RDF.type) == {str(SDO.Service)}
    assert texts(graph, offer, SDO.offeredBy, SDO.name) == {"The city of Seoul"}


def test_the_front_page_says_what_the_site_is_how_to_search_it_and_where_its_data_is(story: dict[str, Page]) -> None:
    graph, data = told(story["id/"]), at("#data")
    assert texts(graph, at("#site"), SDO.potentialAction, SDO.target, SDO.urlTemplate) == {
        f"{ADDRESS}id/explore/?q={{search_term_string}}"
    }
    assert texts(graph, at("#site"), SDO.publisher) == {str(at("#publisher"))}
    assert graph.value(data, RDF.type) == SDO.Dataset
    assert texts(graph, data, SDO.inLanguage) == {"en", "id"}
    assert texts(graph, data, SDO.temporalCoverage) == {"2018-03-19/2020"}
    assert texts(graph, data, SDO.spatialCoverage, SDO.name) == {"Indonesia", "Jepang", "Korea Selatan"}
    assert texts(graph, data, SDO.distribution, SDO.contentUrl) == {
        str(at(file.path)) for file in (*WHOLE, *FEEDS) if file.is_data
    }


def test_a_theme_is_the_same_thing_in_both_languages(story: dict[str, Page]) -> None:
    theme = at("themes/leadership/#theme")
    english, indonesian = told(story["themes/leadership/"]), told(story["id/themes/leadership/"])
    assert english.value(at("themes/leadership/"), SDO.mainEntity) == theme
    assert indonesian.value(at("id/themes/leadership/"), SDO.mainEntity) == theme
    assert indonesian.value(theme, SDO.description) == Literal("Cara pimpinan menetapkan arah.")
    assert texts(indonesian, theme, SDO.alternateName) == {"kepemimpinan", "kemauan politik"}
    assert theme in set(told(story["themes/"]).objects(at("themes/#themes"), SDO.hasDefinedTerm))


def test_crumbs_are_those_above_the_title_and_the_page_itself(story: dict[str, Page]) -> None:
    page = next(node for node in linked_of(story[MEETINGS])["@graph"] if node["@type"] == "WebPage")
    steps = [(step["position"], step["name"], step.get("item")) for step in page["breadcrumb"]["itemListElement"]]
    assert steps == [
        (1, "Themes", f"{ADDRESS}themes/"),
        (2, "Leadership and commitment", f"{ADDRESS}themes/leadership/"),
        (3, "The hundredth meeting decides, not the first", None),
    ]


@pytest.mark.parametrize("note", TITLES)
def test_awkward_titles_come_back_as_they_were_written(load_notes: LoadNotes, note: str) -> None:
    page = next(page for page in make_pages(load_notes(NOTES).library) if page.uri == f"notes/{note}/")
    lesson = at(f"notes/{note}/#lesson")
    graph = told(page)
    assert graph.value(lesson, SDO.headline) == Literal(TITLES[note])
    assert graph.value(lesson, SDO.description) == Literal(TITLES[note])
    assert texts(graph, lesson, SDO.isBasedOn, SDO.name) == {TITLES[note]}


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "]]>", "a\u2028b", "&lt;", "\x02", "\\u003c"])
def test_no_text_ends_the_script(text: str) -> None:
    page = Page("a/", "en", text, (), description=text)
    assert not set(linked_data(page, ORIGIN)) & set("<>&\u2028\u2029\x02")
    (said,) = (node for node in linked_of(page)["@graph"] if node["@type"] == "CollectionPage")
    assert (said["name"], said["description"]) == (text, text)


def test_without_a_known_address_nothing_needs_one(story: dict[str, Page]) -> None:
    for page in story.values():
        if page.is_found:
            said = linked_of(page, Origin(name="Lintas"))
            assert "@id" not in json.dumps(said)
            assert all(node.keys() != {"@type"} for node in inner(said))
    (lesson,) = (node for node in linked_of(story[MEETINGS], Origin())["@graph"] if "headline" in node)
    assert "license" not in lesson
    assert lesson["isBasedOn"][0]["url"] == "https://example.org/report"


def test_a_page_for_no_search_engine_says_nothing(story: dict[str, Page]) -> None:
    assert linked_data(story["themes/leadership/print/"], ORIGIN) == ""


@pytest.mark.parametrize("text", ["# Waste & </script>water\n", "---\ntitle: Waste & </script>water\n---\n"])
def test_a_page_in_docs_is_called_what_its_author_calls_it(make_base: MakeBase, text: str) -> None:
    base = make_base(STORY)
    (base / "docs" / "waste.md").write_text(text, encoding="utf-8")
    done = run("lintas", "build", "-d", "site", cwd=base)
    assert done.returncode == 0, done.stderr
    html = (base / "site" / "waste" / "index.html").read_text(encoding="utf-8")
    (said,) = linked_in(html)
    plain = "Waste & water" if text.startswith("#") else "Waste & </script>water"  # MkDocs takes tags out of headings
    assert said["@graph"][0]["name"] == plain
    assert f"<title>{escape(plain)} · " in html


Said = dict[str, list[dict[str, Any]]]  # by the page's address, script by script


@pytest.fixture(scope="module")
def said(site: BuiltSite) -> Said:
    return {uri: linked_in(page.text) for uri, page in site.pages.items()}


def test_every_page_of_the_site_says_something_once(said: Said) -> None:
    silent = {uri for uri, scripts in said.items() if len(scripts) != 1}
    assert silent == {"404.html", *(uri for uri in said if uri.endswith("/print/"))}
    assert len(said["about/"]) == 1, "a page in docs/"


def test_what_is_named_is_told_somewhere(said: Said) -> None:
    every = list(inner(list(said.values())))
    there = {node["@id"] for node in every if "@type" in node and "@id" in node}
    assert {node["@id"] for node in every if node.keys() == {"@id"}} <= there


def test_addresses_lead_to_pages_that_are_there(site: BuiltSite, said: Said) -> None:
    nodes = list(inner(list(said.values())))
    found = {address for node in nodes for key in ("@id", "url", "item") if (address := node.get(key))}
    pages = {address.partition("#")[0].removeprefix(SITE_URL) for address in found if address.startswith(SITE_URL)}
    assert pages <= site.pages.keys()


def test_no_type_or_property_is_misspelt(load_notes: LoadNotes) -> None:
    """What rdflib knows of schema.org; where the compiler is, it looks closer."""
    used = set()
    for page in make_pages(load_notes(STORY).library):
        for node in inner(linked_of(page)["@graph"]) if page.is_found else ():
            types = node.get("@type", [])
            used |= {*([types] if isinstance(types, str) else types), *node} - {"@type", "@id", "query-input"}
    assert {"Article", "headline"} <= used
    assert {name for name in used if name not in SDO} == set()


def test_every_property_is_one_that_its_type_has(
    load_notes: LoadNotes, said: Said, odd_site: BuiltSite, tmp_path: Path
) -> None:
    pages = [page for page in make_pages(load_notes({**STORY, **NOTES}).library) if page.is_found]
    odd = [linked_in(page.text) for page in odd_site.pages.values()]
    assert type_faults([*map(linked_of, pages), *chain(*said.values(), *odd)], tmp_path) == []


def test_the_compiler_finds_what_is_wrong(tmp_path: Path) -> None:
    wrong: list[Mapping[str, Any]] = [
        {"@type": "Lesson"},
        {"@type": ["Article", "LearningResource"], "headlin": "a"},
        {"@type": "EducationEvent", "license": LICENSE},
        {"@type": "BusinessEvent", "location": {"@type": "Organization", "name": "a"}},
        {"@type": "SocialEvent", "eventStatus": "https://schema.org/EventHeld"},
    ]
    found = "\n".join(type_faults(wrong, tmp_path))
    for word in ("LessonLeaf", "headlin", "license", "Organization", "EventHeld"):
        assert word in found
