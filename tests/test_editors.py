"""The schema of a note's facts: made of the model, held against every note that the check takes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frontmatter
import pytest
import yaml
from built import BuiltSite, run
from conftest import NOW, ROOT, SMALL_BASE, TESTS, MakeBase, settings_for
from jsonschema import Draft7Validator
from pydantic import TypeAdapter
from referencing import Registry
from referencing.jsonschema import DRAFT7
from stories import ALONE, ASK, EXCHANGE, LESSON, STORY

from lintas.catalogue import catalogue, languages
from lintas.draft import body_to_fill_in, to_fill_in
from lintas.editors.files import SCHEMAS, SNIPPETS, editor_files
from lintas.editors.schema import DATES, note_schemas
from lintas.ground import read_ground
from lintas.model import KINDS, Kind
from lintas.shapes import Shape, shapes_of
from lintas.values import YES_NO, YesNo
from lintas.vocabulary import Vocabulary
from lintas.written import note_text

VALID = sorted(path for path in (TESTS / "cases").glob("valid--*"))
SHAPES = [(kind, shape) for kind in KINDS for shape in shapes_of(kind)]


class EditorsLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a day is a text, and so are yes and no."""


EditorsLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorsLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def vocabulary_of(base: Path) -> Vocabulary:
    return read_ground(settings_for(base), NOW).vocabulary


def faults(text: str, base: Path = SMALL_BASE, file: str = "a.md") -> list[str]:
    """What an editor would mark in a note of a base, by the schema that the settings name for its file."""
    schemas = note_schemas(vocabulary_of(base), languages())
    found = re.match(r"---\n(.*?)\n---\n", text.replace("\r\n", "\n").removeprefix("\ufeff"), re.DOTALL)
    assert found, "a note begins with its facts"
    resources = [(name, DRAFT7.create_resource(schema)) for name, schema in schemas.items()]
    schema = schemas["exchange.json" if Path(file).stem.startswith("index") else "note.json"]
    validator = Draft7Validator(schema, registry=Registry().with_resources(resources))
    facts = yaml.load(found[1], EditorsLoader)  # noqa: S506  (a safe one)
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(facts)]


def notes_of(base: Path) -> dict[str, str]:
    return {
        path.relative_to(base).as_posix(): path.read_text(encoding="utf-8") for path in (base / "notes").rglob("*.md")
    }


def test_a_schema_is_one() -> None:
    for schema in note_schemas(vocabulary_of(ROOT), languages()).values():
        Draft7Validator.check_schema(schema)


def test_every_note_of_this_base_fits() -> None:
    assert {path: found for path, text in notes_of(ROOT).items() if (found := faults(text, ROOT, path))} == {}


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_what_the_check_takes_the_schema_takes(case: Path, make_base: MakeBase) -> None:
    base = make_base({path.removeprefix("notes/"): text for path, text in notes_of(case).items()})
    for name in ("themes", "cities", "glossary"):
        if (own := case / "notes" / f"{name}.yml").is_file():
            (base / "notes" / own.name).write_bytes(own.read_bytes())
    assert {path: found for path, text in notes_of(base).items() if (found := faults(text, base, path))} == {}


@pytest.mark.parametrize(("path", "text"), STORY.items(), ids=STORY)
def test_the_story_fits(path: str, text: str) -> None:
    assert faults(text, file=path) == []


@pytest.mark.parametrize("date", DATES)
def test_the_dates_that_are_offered_are_taken(date: str) -> None:
    assert faults(ALONE.replace("date: 2020", f"date: {date}")) == []


@pytest.mark.parametrize(
    "theme", ["Leadership and commitment", "leadership_and commitment", "KEPEMIMPINAN", "political-will"]
)
def test_a_theme_goes_by_any_of_its_names_however_it_is_written(theme: str) -> None:
    assert faults(ALONE.replace("theme: integrated-planning", f"theme: {theme}")) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong", "said"),
    [
        (ALONE, "title:", "tittle:", "'tittle' was unexpected"),
        (ALONE, "title: Plan a hundred years ahead\n", "", "'title' is a required property"),
        (ALONE, "title: Plan a hundred years ahead", "title:", "title: None is not of type"),
        (ALONE, "theme: integrated-planning", "theme: integrated-planing", "theme: "),
        (ALONE, "city: Yokohama", "city: Yokohoma", "city: "),
        (ALONE, "date: 2020", "date: 20 March 2020", "date: '20 March 2020' does not match"),
        (ALONE, "date: 2020", "date: 20", "date: 20 is less than the minimum"),
        (ALONE, "learners: Semarang", "evidence: heard", "evidence: 'heard' is not one of"),
        (ALONE, '"https://example.org/yokohama"', "example.org", "sources.0.url: 'example.org' does not match"),
        (ALONE, "url:", "adress:", "'adress' was unexpected"),
        (ALONE, "learners: Semarang", "asked_by: Semarang", "'asked_by' was unexpected"),
        (ALONE, "title:", "kind: poem\ntitle:", "kind: "),
        (LESSON, "stage: planned", "stage: dreamt", "adoption.2.stage: 'dreamt' is not one of"),
        (LESSON, "    stage: planned\n", "", "adoption.2: 'stage' is a required property"),
        (LESSON, "theme: [leadership, integrated-planning]\n", "", "'theme' is a required property"),
        (LESSON, "id: Perlu diadaptasi.", "xx: Perlu diadaptasi.", "adoption.0.note: "),
        (ASK, "raised: [{date: 2019-06-13, source", "raised: [{source", "raised.0: 'date' is a required property"),
        (ASK, "kind: ask", "kind: ask\nstate: closed", "state: 'closed' is not one of"),
        (EXCHANGE, "place: Yokohama", "kind: exchange\nplace: Atlantis", "place: "),
    ],
)
def test_typical_faults_are_marked(text: str, right: str, wrong: str, said: str) -> None:
    assert right in text
    assert any(said in found for found in faults(text.replace(right, wrong)))


def test_an_index_is_an_exchange_without_saying_so() -> None:
    assert faults(EXCHANGE, file="index.md") == []
    assert faults(EXCHANGE, file="visit.md") != []
    assert faults(EXCHANGE.replace("format: study-visit", "format: journey"), file="index.id.md") != []


def test_only_an_exchange_that_is_proposed_may_have_no_date() -> None:
    undated = EXCHANGE.replace("date: 2018-03-19/2018-03-23\n", "")
    assert faults(undated, file="index.md") == [": 'date' is a required property"]
    assert faults(undated.replace("format:", "status: proposed\nformat:"), file="index.md") == []


def test_a_translation_needs_a_title_and_no_more() -> None:
    assert faults("---\ntitle: Rapat keseratus\ntranslated_from: en\n---\n") == []
    assert faults("---\ntranslated_from: en\n---\n") == [": 'title' is a required property"]


@pytest.mark.parametrize("kind", KINDS)
def test_of_a_note_that_lintas_begins_only_what_is_to_be_filled_in_is_marked(kind: Kind) -> None:
    written = {"title": "A", "theme": "leadership", "city": "Seoul", "asked_by": "Seoul", "offered_by": "Seoul"}
    words = catalogue("en")
    facts = to_fill_in(kind, written | {"date": "2020"}, words)
    text = note_text(kind, facts, body_to_fill_in(kind, words))
    sources: Any = frontmatter.loads(text).metadata["sources"]
    blank = [key for key, value in sources[0].items() if not value]
    found = faults(text, file="index.md" if kind == "exchange" else "a.md")
    assert [fault.partition(":")[0] for fault in found] == [f"sources.0.{key}" for key in blank]


@pytest.mark.parametrize(("kind", "shape"), SHAPES, ids=lambda one: getattr(one, "name", one))
def test_a_field_is_explained_in_both_languages(kind: Kind, shape: Shape) -> None:
    field = note_schemas(vocabulary_of(SMALL_BASE), languages())["note.json"]["definitions"][kind]["properties"][
        shape.name
    ]
    for lang in languages():
        assert shape.label(catalogue(lang)) in field["title"]
        assert shape.help(catalogue(lang)) in field["description"]


def test_a_theme_is_offered_by_its_labels_with_what_it_means() -> None:
    theme = note_schemas(vocabulary_of(SMALL_BASE), languages())["note.json"]["definitions"]["theme"]["anyOf"][0]
    meanings = dict(zip(theme["enum"], theme["enumDescriptions"], strict=True))
    assert "Cara pimpinan menetapkan arah." in meanings["Leadership and commitment"]
    assert meanings["leadership"] == meanings["Leadership and commitment"]


@pytest.mark.parametrize("path", editor_files(Vocabulary(), ("en", "id")))
def test_the_files_for_editors_are_as_the_model_and_the_vocabulary_say(path: str) -> None:
    made = editor_files(vocabulary_of(ROOT), languages())[path]
    assert (ROOT / path).read_text(encoding="utf-8") == made, "make them anew: .venv/bin/lintas schema"


def test_the_schemas_are_on_the_site_too(site: BuiltSite) -> None:
    for path in editor_files(Vocabulary(), languages()):
        if path.startswith(SCHEMAS):
            assert (site.folder / path).read_text(encoding="utf-8") == (ROOT / path).read_text(encoding="utf-8")


def test_a_base_of_ones_own_gets_its_own(make_base: MakeBase) -> None:
    base = make_base(STORY)
    done = run("lintas", "schema", cwd=base)
    assert (done.returncode, done.stderr) == (0, "")
    assert "integrated-planning" in (base / "schemas" / "note.json").read_text(encoding="utf-8")
    assert SNIPPETS in done.stdout


def test_a_vocabulary_that_cannot_be_read_makes_none(make_base: MakeBase) -> None:
    base = make_base(STORY)
    (base / "notes" / "themes.yml").write_text("leadership: {label: {en: Leadership, xx: x}}\n", encoding="utf-8")
    done = run("lintas", "schema", cwd=base)
    assert done.returncode == 1
    assert "themes.yml" in done.stderr
    assert not (base / "schemas").exists()


def snippets() -> Mapping[str, Any]:
    return dict(json.loads((ROOT / SNIPPETS).read_text(encoding="utf-8")))


def test_there_is_a_snippet_for_every_field() -> None:
    offered = {prefix for one in snippets().values() for prefix in one["prefix"]}
    assert {shape.name for _, shape in SHAPES} - {"kind"} <= offered


@pytest.mark.parametrize(("name", "one"), snippets().items(), ids=snippets())
def test_a_snippet_writes_what_the_schema_takes_whatever_is_chosen(name: str, one: Mapping[str, Any]) -> None:
    """Of each list of choices the first and the last; what is typed instead is for the other tests."""
    for end in (0, -1):
        text = "\n".join(one["body"])
        text = re.sub(r"\$\{\d+\|(.*?)\|\}", lambda found: found[1].split(",")[end], text)  # noqa: B023
        for line in re.sub(r"\$\d+", "", text).splitlines():
            key, _, value = line.strip(" -").partition(": ")
            fitting = [
                shape for _, shape in SHAPES for shape in (shape, *shape.inner_shapes) if shape.name == key.rstrip(":")
            ]
            assert fitting, (name, line)
            if value and fitting[0].choices:
                assert any(value in shape.choices for shape in fitting)


@pytest.mark.parametrize(("written", "meant"), YES_NO.items())
def test_an_editor_takes_every_way_of_writing_yes_and_no_that_is_read(written: str, meant: str) -> None:
    assert TypeAdapter(YesNo).validate_python(written) is (meant == "yes")
    assert faults(LESSON.replace("---\n", f"---\ndraft: {written}\n", 1)) == []
