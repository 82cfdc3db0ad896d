from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from awkward import NOTES, TITLES
from breaking import breaks
from built import SITE_URL, BuiltSite
from conftest import TESTS, Golden, MakeBase
from exported import as_json, every_base, made, stock_for
from openapi_spec_validator import validate
from stories import STORY

from lintas.export.api.files import api_files
from lintas.export.api.schema import COLLECTIONS, SINGLE

GOLDEN = TESTS / "goldens" / "api" / "v1" / "schema.json"
PATHS = GOLDEN.with_name("paths.json")
NEEDED = "this breaks programs that read /api/v1/, so /api/v2/ is needed"
LESSON = "api/v1/lessons/2018-03-jakarta-seoul/meetings.json"
APART = {"api/v1/schema.json", "api/v1/openapi.json"}  # descriptions, not data


@pytest.fixture
def story(make_base: MakeBase) -> dict[str, bytes]:
    return made(api_files(stock_for(STORY, make_base, commit="abc")))


def shape_of(path: str) -> str:
    below = path.removeprefix("api/v1/")
    return (COLLECTIONS.get(below) or SINGLE[below.partition("/")[0]]).__name__


def closed(schema: Any) -> Any:  # noqa: ANN401
    """A schema that refuses fields which nobody declared."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {"additionalProperties": False} if isinstance(schema.get("properties"), dict) and "type" in schema else {}
    return {key: closed(value) for key, value in schema.items()} | shut


@every_base
def test_every_file_is_of_the_published_shape(base: Path | Mapping[str, str], make_base: MakeBase) -> None:
    files = made(api_files(stock_for(base, make_base)))
    schema = closed(as_json(files["api/v1/schema.json"]))
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in files.keys() - APART:
        one = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": f"#/$defs/{shape_of(path)}"}
        checker = jsonschema.Draft202012Validator(one, format_checker=jsonschema.FormatChecker())
        assert [f"{path}: {error.message}" for error in checker.iter_errors(as_json(files[path]))] == []


def test_a_program_need_not_know_which_shape_a_file_has(story: dict[str, bytes]) -> None:
    checker = jsonschema.Draft202012Validator(as_json(story["api/v1/schema.json"]))
    assert [path for path in story.keys() - APART if not checker.is_valid(as_json(story[path]))] == []
    assert not checker.is_valid({"kind": "lesson"})


def test_every_field_says_what_it_means(story: dict[str, bytes]) -> None:
    shapes = as_json(story["api/v1/schema.json"])["$defs"]
    silent = [
        f"{name}.{field}"
        for name, shape in shapes.items()
        for field, schema in shape["properties"].items()
        if "description" not in schema and "$ref" not in json.dumps(schema) and "const" not in schema
    ]
    assert silent == []


@every_base
def test_the_description_names_every_file_and_no_other(base: Path | Mapping[str, str], make_base: MakeBase) -> None:
    files = made(api_files(stock_for(base, make_base)))
    description = as_json(files["api/v1/openapi.json"])
    validate(description)
    named = {path: re.sub(r"\\{\w+\\}", "[^/]+", re.escape(f"api/v1{path}")) for path in description["paths"]}
    for path in files.keys() - APART:
        fitting = [address for address, pattern in named.items() if re.fullmatch(pattern, path)]
        assert len(fitting) == 1, path
        answer = description["paths"][fitting[0]]["get"]["responses"]["200"]
        assert answer["content"]["application/json"]["schema"]["$ref"].endswith(f"/{shape_of(path)}")
    assert {path for path in named if "{" not in path} == {f"/{path}" for path in COLLECTIONS}


def test_the_description_knows_ids_of_many_parts(make_base: MakeBase) -> None:
    deep = {"2018/seoul/visit/meetings.md": NOTES["cdata.md"]}
    description = as_json(made(api_files(stock_for(deep, make_base)))["api/v1/openapi.json"])
    validate(description)
    assert "/lessons/{folder}/{folder2}/{folder3}/{name}.json" in description["paths"]


def test_titles_come_back_as_they_are(make_base: MakeBase) -> None:
    files = made(api_files(stock_for(NOTES, make_base)))
    titles = {key: as_json(files[f"api/v1/lessons/{key}.json"])["texts"]["en"]["title"] for key in TITLES}
    assert titles == TITLES
    assert {one["id"]: one["title"]["en"] for one in as_json(files["api/v1/lessons.json"])["lessons"]} == TITLES
    assert {one["id"]: one["texts"]["en"]["summary"] for one in as_json(files["api/v1/base.json"])["lessons"]} == TITLES


def test_a_lesson_stands_alone(story: dict[str, bytes]) -> None:
    lesson = as_json(story[LESSON])
    assert list(lesson["texts"]) == ["en", "id"]
    assert lesson["texts"]["id"]["title"] == "Rapat keseratus yang menentukan, bukan yang pertama"
    assert lesson["texts"]["id"]["url"] == f"{SITE_URL}id/notes/2018-03-jakarta-seoul/meetings/"
    assert lesson["texts"]["en"]["body"].startswith("## What was seen\n")
    assert lesson["theme"][0]["label"] == {"en": "Leadership and commitment", "id": "Kepemimpinan dan komitmen"}
    assert lesson["city"] == [{"id": "seoul", "name": {"en": "Seoul", "id": "Seoul"}, "country": "KR"}]
    assert lesson["date"] == {
        "edtf": "2018-03-19/2018-03-23",
        "first_day": "2018-03-19",
        "last_day": "2018-03-23",
    }
    assert lesson["adoption"][0]["note"] == {"en": "It should be adapted.", "id": "Perlu diadaptasi."}
    assert lesson["exchange"] == {
        "id": "2018-03-jakarta-seoul",
        "kind": "exchange",
        "api": f"{SITE_URL}api/v1/exchanges/2018-03-jakarta-seoul.json",
    }


def test_an_exchange_names_what_came_out_of_it(story: dict[str, bytes]) -> None:
    exchange = as_json(story["api/v1/exchanges/2018-03-jakarta-seoul.json"])
    assert {(one["kind"], one["id"].rpartition("/")[2]) for one in exchange["notes"]} == {
        ("lesson", "meetings"),
        ("ask", "subway"),
        ("offer", "training"),
    }


def test_a_pair_says_which_way_it_went(story: dict[str, bytes]) -> None:
    pair = as_json(story["api/v1/pairs/jakarta--seoul.json"])
    ways = {(way["teacher"]["id"], way["learner"]["id"]): way for way in pair["ways"]}
    assert ways["seoul", "jakarta"]["lessons"] == ["2018-03-jakarta-seoul/meetings"]
    assert ways["seoul", "jakarta"]["adoption"] == ["2018-03-jakarta-seoul/meetings"]
    assert ways["jakarta", "seoul"]["lessons"] == []


def test_the_base_says_what_the_records_say(story: dict[str, bytes]) -> None:
    base = as_json(story["api/v1/base.json"])
    for name in SINGLE:
        assert {one["api"] for one in base[name]} == {
            f"{SITE_URL}{path}" for path in story if path.startswith(f"api/v1/{name}/")
        }
        for record in base[name]:
            assert record == as_json(story[record["api"].removeprefix(SITE_URL)])


def test_a_base_without_address_licence_or_commit_says_so(make_base: MakeBase) -> None:
    index = as_json(
        made(api_files(stock_for(STORY, make_base, site_url="", license="", description="")))["api/v1/index.json"]
    )
    assert (index["address"], index["license"], index["generated_from"]) == ("/", None, None)


def test_a_record_leads_to_no_draft(make_base: MakeBase) -> None:
    notes = dict(STORY)
    visit = "2018-03-jakarta-seoul/index.md"
    notes[visit] = notes[visit].replace("---\n", "---\ndraft: yes\n", 1)
    files = made(api_files(stock_for(notes, make_base)))
    assert as_json(files[LESSON])["exchange"] is None
    assert as_json(files["api/v1/exchanges/2019-03-second-visit.json"])["follows"] == []


def test_the_shape_is_the_one_recorded(story: dict[str, bytes], golden: Golden) -> None:
    shape = story["api/v1/schema.json"].decode()
    broken = breaks(json.loads(GOLDEN.read_text(encoding="utf-8")), json.loads(shape)) if GOLDEN.is_file() else []
    assert not broken, f"{NEEDED}: {'; '.join(broken)}"
    golden(GOLDEN, shape)


def test_the_files_are_the_ones_recorded(story: dict[str, bytes], golden: Golden) -> None:
    paths = {
        path: one["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for path, one in as_json(story["api/v1/openapi.json"])["paths"].items()
    }
    recorded = json.loads(PATHS.read_text(encoding="utf-8")) if PATHS.is_file() else {}
    broken = [path for path, shape in recorded.items() if paths.get(path) != shape]
    assert not broken, f"{NEEDED}: {'; '.join(broken)} is gone, or of another shape"
    golden(PATHS, json.dumps(paths, indent=2) + "\n")


def test_every_address_leads_to_a_file_of_the_site(site: BuiltSite) -> None:
    files = {file.relative_to(site.folder).as_posix(): file for file in (site.folder / "api").rglob("*.json")}
    led_to = {SITE_URL: "api/v1/base.json"}
    for path in files.keys() - APART - {"api/v1/index.json"}:
        found = re.findall(rf'"({re.escape(SITE_URL)}[^"\s]*)"', files[path].read_text(encoding="utf-8"))
        led_to |= dict.fromkeys(found, path)
    index = as_json(files["api/v1/index.json"].read_bytes())
    addresses = (*index["files"].values(), *index["documentation"].values(), *(one["url"] for one in index["formats"]))
    led_to |= dict.fromkeys(addresses, "index.json")
    assert {f"{SITE_URL}{path}" for path in files} <= led_to.keys()  # nor is there a file to which nothing leads
    assert {at: path for at, path in led_to.items() if not (file := site.file_at("", at)) or not file.is_file()} == {}
