"""Every bound stands in docs/project/limits.md as it is declared, with a test that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import NOW, ROOT, SMALL_BASE, TESTS, MakeBase, settings_for

from lintas.attached import MAX_PIXELS, MAX_SHOWN
from lintas.bounded import MAX_SECONDS
from lintas.catalogue import catalogue, languages
from lintas.fields import MAX_DEPTH
from lintas.load import MOST_TOLD, load
from lintas.model import MAX_SUMMARY, MOST_CITIES, MOST_THEMES
from lintas.names import MAX_BYTES, MAX_NAME, is_name
from lintas.rules import RULES
from lintas.rules.references import MAX_ATTACHMENT
from lintas.source import MAX_FILE, MAX_FRONTMATTER, MOST_SIGNS, read_mapping, read_note
from lintas.vocabulary_files import MOST

PAGE = ROOT / "docs" / "project" / "limits.md"
PACKAGE = ROOT / "src" / "lintas"
DECLARED = re.compile(r"^((?:MAX|MOST)_\w+(?:, (?:MAX|MOST)_\w+)*)(?:: [\w\[\], ]+)? = ", re.MULTILINE)
# What is called so and bounds nothing that comes from outside.
NO_BOUNDS = {
    "arrived.MAX_QUOTED": "what a message repeats",
    "arrived.MOST_BESIDES": "when two words count as one",
    "removed.MAX_SLACK": "how an address is found",
    "removed.MOST_NAMED": "what a message repeats",
    "several.MOST_PARTS": "a name has no more commas",
    "glossary.MOST_WORDS": "what counts as an abbreviation",
    "kept.MOST_BESIDE": "how a file is written",
    "search.index.MOST_CHANGED": "how lists are brought up to date",
    "library.MOST_SHARED": "what is counted",
    "changes.told.MOST_NOTES": "what a comment lists",
    "changes.told.MOST_OTHERS": "what a comment lists",
    "drawings.timeline.MOST_YEARS": "what has room",
    "drawings.arcs.MOST_BEND": "a form",
    "pages.map.MOST_ARCS": "what is drawn",
    "pages.map.MOST_ROWS": "what is drawn",
    "intake.facts.MOST_LISTED": "what an answer repeats",
    "intake.cities.MAX_CITIES": "what an answer suggests",
    "forms.asked.MAX_ISSUE": "what GitHub itself takes",
    "source.MOST_LOOKED_AT": "how another encoding is known",
    "workers.MOST_UNACCOUNTABLE": "when to give up",
}


class Row(NamedTuple):
    what: str
    most: str
    declared: str
    beyond: str
    test: str


def rows() -> Iterator[Row]:
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == len(Row._fields) and not cells[0].startswith(("what", "---")):
            yield Row(*(cell.strip() for cell in cells))


ROWS = list(rows())


@pytest.mark.parametrize("row", [row for row in ROWS if row.declared], ids=lambda row: row.declared)
def test_a_bound_is_what_the_program_has(row: Row) -> None:
    module, _, name = row.declared.strip("`").rpartition(".")
    name, _, key = name.partition("[")
    value = getattr(import_module(f"lintas.{module}"), name)
    value = value[key.strip('"]')] if key else value
    assert f"{value:,}".removesuffix(".0") == row.most


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_a_bound_has_its_test(row: Row) -> None:
    file, _, story = row.test.strip("`").partition("::")
    if story:
        assert f"def {story}(" in (ROOT / file).read_text(encoding="utf-8")
        return
    case = next(folder / file for folder in (TESTS / "hostile", TESTS / "cases") if (folder / file).is_dir())
    report = (case / "expected.txt").read_text(encoding="utf-8")
    rules = [rule for rule in re.findall(r"`([\w-]+)`", row.beyond) if rule in RULES]
    assert not rules or any(f"[{rule}]" in report for rule in rules)


def test_no_bound_is_left_out() -> None:
    told = {row.declared.strip("`") for row in ROWS}
    for file in PACKAGE.rglob("*.py"):
        module = ".".join(file.relative_to(PACKAGE).with_suffix("").parts)
        for names in DECLARED.findall(file.read_text(encoding="utf-8")):
            for name in names.split(", "):
                bound = f"{module}.{name}"
                is_told = bound in told or any(one.startswith(f"{bound}[") for one in told)
                assert is_told != (bound in NO_BOUNDS), f"{bound} is a bound, or is none"


def refused(make_base: MakeBase, **facts: str) -> list[tuple[str, str]]:
    """The rules that a note with other facts breaks, with the help that each gives."""
    written = {
        "title": "The hundredth meeting decides",
        "summary": "Seoul met residents hundreds of times before it decided.",
        "city": "Seoul",
        "date": "2018-03-19",
        "theme": "leadership",
        "sources": "[{url: https://example.org/report}]",
        **facts,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in written.items())
    base = make_base({"a-note.md": f"---\n{lines}---\n\nResidents came to hundreds of meetings.\n"})
    found = load(settings_for(base), NOW).problems
    return [(problem.rule, problem.variant) for problem in found if problem.at.path == "notes/a-note.md"]


@pytest.mark.parametrize(("more", "told"), [(0, []), (1, [("too-large", "line")])])
def test_a_summary_has_its_bound(make_base: MakeBase, more: int, told: list[tuple[str, str]]) -> None:
    assert refused(make_base, summary="a" * (MAX_SUMMARY + more)) == told


@pytest.mark.parametrize(("more", "told"), [(0, []), (1, [("too-large", "list")])])
def test_a_side_has_so_many_cities(make_base: MakeBase, more: int, told: list[tuple[str, str]]) -> None:
    names = [f"town-{number}" for number in range(MOST_CITIES + more)]
    base = make_base({})
    towns = "".join(f"{name}: {{name: {{en: {name}, id: {name}}}, country: ID}}\n" for name in names)
    known = (SMALL_BASE / "notes" / "cities.yml").read_text(encoding="utf-8")

    def with_towns(notes: Mapping[str, str]) -> Path:
        for path, text in {**notes, "cities.yml": known + towns}.items():
            (base / "notes" / path).write_text(text, encoding="utf-8")
        return base

    assert refused(with_towns, learners=f"[{', '.join(names)}]") == told


@pytest.mark.parametrize(("more", "told"), [(0, []), (1, [("too-large", "list")])])
def test_a_note_has_so_many_themes(make_base: MakeBase, more: int, told: list[tuple[str, str]]) -> None:
    base = make_base({})
    names = [f"theme-{number}" for number in range(MOST_THEMES + more)]
    known = (SMALL_BASE / "notes" / "themes.yml").read_text(encoding="utf-8")
    themes = "".join(f"{name}: {{label: {{en: {name}, id: {name}}}}}\n" for name in names)

    def with_themes(notes: Mapping[str, str]) -> Path:
        for path, text in {**notes, "themes.yml": known + themes}.items():
            (base / "notes" / path).write_text(text, encoding="utf-8")
        return base

    assert refused(with_themes, theme=f"[{', '.join(names)}]") == told


@pytest.mark.parametrize("name", sorted(MOST))
@pytest.mark.parametrize(("more", "told"), [(0, []), (1, [("too-large", "entries")])])
def test_a_vocabulary_has_so_many_entries(name: str, more: int, told: list[tuple[str, str]]) -> None:
    data = "".join(f"e{number}: x\n" for number in range(MOST[name] + more)).encode()
    _, problems = read_mapping(data, f"notes/{name}.yml", MOST[name])
    assert [(problem.rule, problem.variant) for problem in problems] == told


@pytest.mark.parametrize(("name", "fits"), [("a" * 80, True), ("a" * 81, False)])
def test_a_name_has_its_bounds(name: str, *, fits: bool) -> None:
    assert is_name(name) is fits
    assert len("a" * MAX_NAME) <= MAX_BYTES, "a name of our own letters is never too long for a disk"


def test_of_many_signs_that_no_text_has_some_are_told() -> None:
    text = "".join(f"&#{code};" for code in range(1, 9))
    _, problems = read_note(f"---\ntitle: A\n---\n\n{text}\n".encode(), "notes/a-note.md")
    assert len(problems) <= MOST_SIGNS


def test_a_page_in_docs_has_its_bound(make_base: MakeBase) -> None:
    base = make_base({})
    (base / "docs" / "long.md").write_text("word " * 1_000_000, encoding="utf-8")
    found = [problem for problem in load(settings_for(base), NOW).problems if problem.at.path == "docs/long.md"]
    assert [(problem.rule, problem.variant) for problem in found] == [("too-large", "file")]


# Bounds that a wording tells by itself, since it stands on a rule's page, where no problem gives the number.
WORDED = {
    "rule.huge-picture.why": (MAX_PIXELS // 1_000_000, MAX_SHOWN // MAX_PIXELS),
    "rule.too-slow.why": (round(MAX_SECONDS),),
    "rule.more-problems.why": (MOST_TOLD,),
    "rule.too-large.why": (MAX_FILE // 1_000_000, MAX_FRONTMATTER),
    "rule.too-deep.why": (MAX_DEPTH,),
    "rule.large-file.why": (MAX_ATTACHMENT // 1_000_000,),
    "problem.large-file": (MAX_ATTACHMENT // 1_000_000,),
}


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("key", WORDED)
def test_a_wording_that_tells_a_bound_tells_the_right_one(key: str, lang: str) -> None:
    words = catalogue(lang)
    said = re.findall(r"\d[\d.,]*\b", words.say(key, size=""))
    assert {words.number(number) for number in WORDED[key]} <= set(said)
