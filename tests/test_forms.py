"""The issue forms: fresh, by GitHub's schema, and within what GitHub accepts besides."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import run
from conftest import ROOT, MakeBase, settings_for
from filled import LICENCE, small_sheet

from lintas.catalogue import catalogue
from lintas.dates import today
from lintas.forms.address import FOLDER, FORMS, form_file
from lintas.forms.asked import ASKED
from lintas.forms.options import MOST, chosen, distinct
from lintas.forms.written import form_files
from lintas.ground import read_ground
from lintas.model import KINDS, MODELS, Adoption, Header, Reference, written_fields
from lintas.names import slug
from lintas.shapes import shapes_of

OURS = sorted((ROOT / FOLDER).glob("*.yml"))
LANGUAGES = ("en", "id")
# Labels that break what is written carelessly, in YAML, in a list with commas, or in GitHub's drop-downs.
AWKWARD = """
colon: {label: {en: "Water: supply", id: "- Air: pasokan"}}
quotes: {label: {en: '"Quoted" and ''single''', id: "&air *x !y"}}
emoji: {label: {en: "Trees 🌳 # {a: b}", id: "Pohon 🌳 | >"}}
yes-word: {label: {en: "yes", id: "no"}}
none-word: {label: {en: "None", id: "none"}}
number: {label: {en: "2018-03-19", id: "12:30:45"}}
water: {label: {en: Water, id: Air}}
both: {label: {en: "Water, waste", id: "Air, sampah"}}
trio: {label: {en: "Children, youth, women", id: "Anak, pemuda, perempuan"}}
"""
TWINS = """
springfield-one: {name: {en: Springfield, id: Springfield}, country: US}
springfield-two: {name: {en: Springfield, id: Springfield}, country: US}
"""


def awkward_files(make_base: MakeBase) -> dict[str, str]:
    base = make_base({})
    with (base / "notes" / "themes.yml").open("a", encoding="utf-8") as themes:
        themes.write(AWKWARD)
    with (base / "notes" / "cities.yml").open("a", encoding="utf-8") as cities:
        cities.write(TWINS)
    return form_files(read_ground(settings_for(base), today()).vocabulary, LANGUAGES, LICENCE)


def element(form: Mapping[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in form["body"] if one.get("id") == name)
    return found


def follows_githubs_rules(form: Mapping[str, Any]) -> None:
    """What GitHub says of a form beyond its schema ("common validation errors when creating issue forms")."""
    assert len(form["name"]) > 2
    assert 2 < len(form["description"]) <= 200
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    assert asked, "a form asks something"
    ids, labels = [one["id"] for one in asked], [slug(one["attributes"]["label"]) for one in asked]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels), "labels that differ only in signs are the same to GitHub"
    assert all(labels)
    for one in asked:
        attributes = one["attributes"]
        assert all(isinstance(text, str) and text.strip() for name, text in attributes.items() if name in TEXTS)
        if one["type"] == "dropdown":
            options = attributes["options"]
            assert options
            assert all(isinstance(option, str) and option.strip() == option != "" for option in options)
            assert len({option.casefold() for option in options}) == len(options)
            assert "none" not in {option.casefold() for option in options}
        if one["type"] == "checkboxes":
            assert "validations" not in one, "a box is needed by itself"


TEXTS = {"label", "description", "placeholder"}


def test_the_forms_in_the_repository_are_fresh() -> None:
    done = run("lintas", "forms", "--check", cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_there_is_a_form_of_each_kind_in_each_language_and_no_other() -> None:
    expected = {form_file(form, lang) for form in FORMS for lang in LANGUAGES} | {"config.yml"}
    assert {path.name for path in OURS} == expected


@pytest.mark.parametrize(("schema", "is_config"), [("github-issue-forms", False), ("github-issue-config", True)])
def test_the_forms_are_what_githubs_schema_wants(schema: str, *, is_config: bool) -> None:
    files = [str(path) for path in OURS if (path.name == "config.yml") == is_config]
    assert schema_faults(schema, files) == ""


def test_awkward_labels_are_what_githubs_schema_wants(make_base: MakeBase, tmp_path: Path) -> None:
    names = []
    for name, text in awkward_files(make_base).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        names.append(str(tmp_path / name))
    assert schema_faults("github-issue-forms", [name for name in names if "config" not in name]) == ""


def schema_faults(schema: str, files: list[str]) -> str:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("file", [path for path in OURS if path.name != "config.yml"], ids=lambda path: path.name)
def test_a_form_follows_githubs_further_rules(file: Path) -> None:
    follows_githubs_rules(yaml.safe_load(file.read_text(encoding="utf-8")))


def test_forms_with_awkward_labels_follow_githubs_further_rules(make_base: MakeBase) -> None:
    for name, text in awkward_files(make_base).items():
        if name != "config.yml":
            follows_githubs_rules(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Everybody can read both as soon as"), ("id", "dapat dibaca semua orang")]
)
def test_who_hands_in_a_report_is_told_first_that_it_is_public(lang: str, said: str) -> None:
    welcome = small_sheet("report", lang).welcome
    assert said in welcome
    assert f"*{catalogue(lang).say('page.contribute')}*" in welcome, "where other ways are"


def test_no_two_forms_have_the_same_name() -> None:
    forms = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in OURS if path.name != "config.yml"]
    assert len({form["name"] for form in forms}) == len(forms)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wordings_call_a_form_by_its_name(lang: str) -> None:
    words = catalogue(lang)
    names = {words.say(f"form.{form}.name") for form in FORMS}
    said = [str(message.string) for message in words.messages]
    named = re.compile(r"\b(?:form|formulir) “([^”]+)”(?: (?:or|atau) “([^”]+)”)?")
    found = {name for text in said for match in named.finditer(text) for name in match.groups() if name}
    assert found - {"{form}"} <= names
    assert len(found) > 1


def test_a_line_gets_its_id_only_where_it_could_be_taken_for_another(make_base: MakeBase) -> None:
    form = yaml.safe_load(awkward_files(make_base)["lesson.en.yml"])
    themes = element(form, "theme")["attributes"]["options"]
    assert {"Water", "Water, waste (both)", "None (none-word)", "Children, youth, women"} <= set(themes)
    cities = element(form, "city")["attributes"]["options"]
    assert {"Springfield (springfield-one)", "Springfield (springfield-two)", "Seoul"} <= set(cities)


def test_a_line_that_says_nothing_gets_its_id() -> None:
    labels = (("a", ""), ("b", ";"), ("c", "Water; waste"), ("d", "Water"))
    options = distinct(labels)
    assert [option.label for option in options] == ["(a)", "; (b)", "Water; waste (c)", "Water"]
    assert [found for _, found in chosen("Water, Water; waste (c)", options)] == ["d", "c"]


def test_what_was_chosen_is_found_again_whatever_the_labels(make_base: MakeBase) -> None:
    from lintas.forms.options import theme_options  # noqa: PLC0415  (of this base)

    base = make_base({})
    (base / "notes" / "themes.yml").write_text(AWKWARD, encoding="utf-8")
    options = theme_options(read_ground(settings_for(base), today()).vocabulary, "en")
    for turn in (options, options[::-1], options[3:] + options[:3]):
        text = ", ".join(option.label for option in turn)
        assert [found for _, found in chosen(text, options)] == [option.id for option in turn]


@pytest.mark.parametrize("form", FORMS)
def test_the_questions_are_fields_of_the_model(form: str) -> None:
    fields = {name for model in (*MODELS.values(), Header, Adoption) for name in written_fields(model)}
    nested = {f"sources-{name}" for name in written_fields(Reference)}
    ours = {"exchange", "text", "remark", "consent", "seen", "why_there", "asks_of_you", "limits"}
    assert set(ASKED[form]) <= fields | nested | ours  # type: ignore[index]


def test_only_what_the_model_cannot_do_without_is_needed() -> None:
    needed = {form: [one.id for one in small_sheet(form, "en").questions if one.is_needed] for form in FORMS}
    assert needed == {
        "lesson": ["title", "theme", "seen", "consent"],
        "exchange": ["title", "text", "consent"],
        "ask": ["title", "theme", "text", "consent"],
        "offer": ["title", "theme", "text", "consent"],
        "follow-up": ["note", "stage", "date", "source", "consent"],
        "report": ["text", "consent"],
        "mistake": ["note", "text"],
    }


@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_is_needed_only_without_something_else_says_so(lang: str) -> None:
    words = catalogue(lang)
    said = {
        form: {
            question.id: key
            for question in small_sheet(form, lang).questions
            for key in ("exchange", "city", "status")
            if question.help.endswith(words.say(f"form.needed.{key}"))
        }
        for form in FORMS
    }
    assert {form: found for form, found in said.items() if found} == {
        "lesson": {"city": "exchange", "date": "exchange"},
        "exchange": {"city": "city", "date": "status"},
        "ask": {"asked_by": "exchange", "date": "exchange"},
        "offer": {"offered_by": "exchange", "date": "exchange"},
        "follow-up": {"city": "city"},
    }


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_form_says_once_that_everybody_can_read_it(lang: str) -> None:
    said = {"en": "Everybody can read", "id": "dapat dibaca semua orang"}[lang]
    for form in FORMS:
        welcome = small_sheet(form, lang).welcome
        assert welcome.count(said) == 1
        assert "**Add a title**" in welcome


@pytest.mark.parametrize("lang", ["en", "id"])
def test_one_thing_has_one_name_wherever_it_is_asked(lang: str) -> None:
    words = catalogue(lang)
    for kind in ("lesson", "exchange"):
        fields = {shape.name: shape.label(words) for shape in shapes_of(kind)}
        asked = {question.id: question.label for question in small_sheet(kind, lang).questions}
        for name in {"city", "learners", "theme", "format", "evidence"} & asked.keys():
            assert asked[name].split(":")[0] == fields[name]
            assert words.say(f"word.label.{name}" if name != "evidence" else "form.evidence").startswith(fields[name])
    for kind in KINDS:
        assert words.say(f"new.kind.{kind}").partition(":")[0] == words.say(f"form.{kind}.name")


def test_cities_that_are_too_many_for_a_list_are_typed(make_base: MakeBase) -> None:
    base = make_base({})
    with (base / "notes" / "cities.yml").open("a", encoding="utf-8") as cities:
        cities.writelines(f"city-{n}: {{name: {{en: C{n}, id: C{n}}}, country: ID}}\n" for n in range(MOST))
    files = form_files(read_ground(settings_for(base), today()).vocabulary, LANGUAGES, LICENCE)
    assert element(yaml.safe_load(files["lesson.en.yml"]), "city")["type"] == "input"


def test_stale_forms_are_named_and_made_anew(make_base: MakeBase) -> None:
    base = make_base({})
    assert run("lintas", "forms", cwd=base).returncode == 0
    assert run("lintas", "forms", "--check", cwd=base).returncode == 0
    stale = base / FOLDER / "ask.id.yml"
    stale.write_text("name: Old", encoding="utf-8")
    done = run("lintas", "forms", "--check", cwd=base)
    assert (done.returncode, stale.read_text(encoding="utf-8")) == (1, "name: Old")
    assert f"{FOLDER}/ask.id.yml is out of date. Run `lintas forms`" in done.stderr
    assert run("lintas", "forms", cwd=base).stdout == f"Wrote {FOLDER}/ask.id.yml.\n"


def test_no_form_is_made_of_a_broken_vocabulary(make_base: MakeBase) -> None:
    base = make_base({})
    (base / "notes" / "themes.yml").write_text("leadership: {label: {en: Only English}}", encoding="utf-8")
    done = run("lintas", "forms", cwd=base)
    assert (done.returncode, (base / FOLDER).exists()) == (1, False)
    assert "`lintas check` says which" in done.stderr
