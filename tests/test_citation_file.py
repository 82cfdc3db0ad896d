"""CITATION.cff, from which hosts of repositories and archives read how to cite one."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator

from lintas.settings import read_settings, settings_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TEXT = {"type": "string", "minLength": 1}
# An entity; a person would have `given-names` and `family-names`, and none is named here.
AUTHORS = {
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {
        "type": "object",
        "required": ["name"],
        "additionalProperties": False,
        "properties": {"name": TEXT, "website": {"type": "string", "format": "uri"}},
    },
}
LICENSE = {"enum": ["MIT", "CC-BY-4.0"]}  # of the many that SPDX knows
# The parts of the Citation File Format 1.2.0 that we use.
SCHEMA = {
    "type": "object",
    "required": ["authors", "cff-version", "message", "title"],
    "additionalProperties": False,
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": TEXT,
        "title": TEXT,
        "type": {"enum": ["software", "dataset"]},
        "version": TEXT,
        "authors": AUTHORS,
        "license": LICENSE,
        "abstract": TEXT,
        "keywords": {"type": "array", "minItems": 1, "uniqueItems": True, "items": TEXT},
        "references": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["authors", "title", "type"],
                "additionalProperties": False,
                "properties": {
                    "type": {"enum": ["data", "database", "website"]},
                    "title": TEXT,
                    "abstract": TEXT,
                    "authors": AUTHORS,
                    "languages": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"type": "string", "pattern": "^[a-z]{2,3}$"},
                    },
                    "license": LICENSE,
                    "scope": TEXT,
                },
            },
        },
    },
}


def citation_file() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


def test_it_keeps_to_the_format() -> None:
    Draft202012Validator(SCHEMA).validate(citation_file())


def test_the_program_is_what_its_package_says() -> None:
    found = citation_file()
    assert found["title"].lower() == PROJECT["name"]
    assert found["abstract"] == PROJECT["description"]
    assert {name: found[name] for name in ("version", "license", "keywords")} == {
        name: PROJECT[name] for name in ("version", "license", "keywords")
    }


def test_the_base_is_what_its_settings_say() -> None:
    config, _ = read_settings(ROOT / "mkdocs.yml")
    assert config
    settings = settings_of(config)
    (base,) = citation_file()["references"]
    assert base["title"] == f"{settings.site_name}: {settings.description}"
    assert base["license"] == settings.license
    assert tuple(base["languages"]) == settings.languages


def test_who_holds_the_rights_is_who_is_named() -> None:
    license_text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    (holder,) = re.findall(r"^Copyright \(c\) \d{4} (.*)$", license_text, re.MULTILINE)
    found = citation_file()
    named = {author["name"].lower() for one in (found, *found["references"]) for author in one["authors"]}
    assert named == {holder.lower()}
