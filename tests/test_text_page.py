"""The page that says what a text may hold, and the code that lets it through, say the same."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from lintas.catalogue import catalogue, languages
from lintas.sanitise import ATTRIBUTES, CLASSES, SCHEMES, TAGS

PAGE = (ROOT / "docs" / "project" / "text.md").read_text(encoding="utf-8")


def part(name: str) -> str:
    return PAGE.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0]


def names(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


def test_the_elements() -> None:
    assert names(part("elements")) == sorted(TAGS)


def test_the_attributes() -> None:
    rows = [row.split("|")[1:3] for row in part("attributes").split("\n") if row.count("`") > 1]
    assert {(names(at) or ["*"])[0]: set(names(may)) for at, may in rows} == ATTRIBUTES


def test_the_schemes_of_addresses() -> None:
    assert {name.removesuffix(":") for name in names(part("addresses"))} == SCHEMES


def test_the_classes() -> None:
    said = [name.replace("…", "word") for name in names(part("classes"))]
    assert [name for name in said if not CLASSES.fullmatch(name)] == []
    for kind in CLASSES.pattern.split("|lintas-")[0].split("|"):
        assert any(re.fullmatch(kind, name) for name in said), f"nothing is said of {kind}"
    words = re.findall(r"\w+", CLASSES.pattern.partition("|lintas-")[2])
    assert {f"lintas-{word}" for word in words} == {name for name in said if name.startswith("lintas-")}


@pytest.mark.parametrize("key", ["problem.bad-link.help", "rule.bad-link.why"])
@pytest.mark.parametrize("lang", languages())
def test_a_message_names_all_schemes_and_no_others(lang: str, key: str) -> None:
    told = catalogue(lang).say(key).partition("[")[0]  # without the example, a link
    assert set(re.findall(r"\b([a-z]+):(?=//|[,. ])", told)) - {"name", "namanya"} == SCHEMES
