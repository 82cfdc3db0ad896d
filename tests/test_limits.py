"""Every bound stands in docs/project/limits.md as it is declared, with a test that is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import NOW, ROOT, SMALL_BASE, TESTS, MakeBase, settings_for

from lintas.alike import MOST_TOLD
from lintas.bounded import MAX_SECONDS
from lintas.catalogue import catalogue, languages
from lintas.fields import MAX_DEPTH
from lintas.load import load
from lintas.model import MAX_SUMMARY, MOST_CITIES, MOST_THEMES
from lintas.names import MAX_BYTES, MAX_NAME, is_name
from lintas.rules import RULES
from lintas.rules.references import MAX_ATTACHMENT
from lintas.source import MAX_FILE, MAX_FRONTMATTER, MOST_SIGNS, read_mapping, read_note
from lintas.vocabulary_files import MOST

PAGE = ROOT / "docs" / "project" / "limits.md"
PACKAGE = ROOT / "src" / "lintas"
NAMED = re.compile(r"(?:MAX|MOST)(?:_\w+)?|LONGEST")
# What is called so and bounds nothing that comes from outside.
NO_BOUNDS = {
    "arrived.MAX_QUOTED": "what a message repeats",
    "arrived.MOST_BESIDES": "when two words count as one",
    "removed.MAX_COMPARED": "how an address is found",
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
    "drawings.ladder.MOST": "what has room",
    "drawings.ways.MOST": "what has room",
    "pages.pack.MOST": "what is listed",
    "pages.timeline.MOST": "what is drawn",
    "news.MOST": "what a feed lists",
    "export.sitemap.MOST": "how a list is divided",
    "forms.options.MOST": "what is listed",
    "intake.answer.MOST": "what an answer repeats",
    "search.count.MOST": "what is counted",
    "render.html.MOST": "what is kept in memory",
    "stale.report.MOST": "what GitHub itself takes",
    "arrived.MOST_NEAR": "where a word is looked for",
    "arrived.MOST_LOOKED_AT": "how a footnote is known",
    "first_use.LONGEST": "what is written out",
    "render.described.LONGEST": "what a search engine shows",
    "search.words.LONGEST": "what is a word",
    "stale.links.LONGEST": "what is waited for",
    "source.MOST_LOOKED_AT": "how another encoding is known",
    "forked.MOST_UNACCOUNTABLE": "when to give up",
}


class Row(NamedTuple):
    what: str
    most: str
    declared: str
    beyond: str
    test: str


def rows() -> Iterator[Row]:
    bounds, _, _ = PAGE.read_text(encoding="utf-8").partition("<!-- hostile -->")  # behind it are figures
    for line in bounds.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and len(cells) == len(Row._fields) and not cells[0].startswith(("what", "---")):
            yield Row(*(cell.strip() for cell in cells))


ROWS = list(rows())


def declared() -> Iterator[str]:
    """All that is called a bound, by its module: `names.MAX_NAME`."""
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        for said in ast.parse(file.read_text(encoding="utf-8")).body:
            if not isinstance(said, ast.Assign | ast.AnnAssign):
                continue
            for target in said.targets if isinstance(said, ast.Assign) else [said.target]:
                named = (one.id for one in ast.walk(target) if isinstance(one, ast.Name))
                yield from (f"{module}.{name}" for name in named if NAMED.fullmatch(name))


DECLARED = tuple(declared())


def is_meant(bound: str, said: str) -> bool:
    """Whether a page that names `attached.MAX_PIXELS` means a bound; a module may have become a package since."""
    module, _, name = said.rpartition(".")
    return bound.startswith(f"{module}.") and bound.endswith(f".{name}")


def value_of(said: str) -> Any:  # noqa: ANN401  (a number, or some by name)
    (bound,) = (bound for bound in DECLARED if is_meant(bound, said))
    module, _, name = bound.rpartition(".")
    return getattr(import_module(f"lintas.{module}"), name)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.declared)
def test_a_bound_is_what_the_program_has(row: Row) -> None:
    said, _, key = row.declared.strip("`").partition("[")
    value = value_of(said)
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


@pytest.mark.parametrize("bound", DECLARED)
def test_no_bound_is_left_out(bound: str) -> None:
    is_told = any(is_meant(bound, row.declared.strip("`").partition("[")[0]) for row in ROWS)
    assert is_told != any(is_meant(bound, one) for one in NO_BOUNDS), "it is a bound, or is none"


def test_what_is_no_bound_is_there() -> None:
    assert [one for one in NO_BOUNDS if not any(is_meant(bound, one) for bound in DECLARED)] == []


def test_bounds_are_seen_however_they_are_declared() -> None:
    """Several on a line, with a type, under one name for several, in a package."""
    assert {"model.MAX_SUMMARY", "names.MAX_NAME", "vocabulary_files.MOST", "word.opened.MOST_BYTES"} <= {*DECLARED}


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
    "rule.huge-picture.why": (value_of("attached.MAX_PIXELS") // 1_000_000,),
    "rule.too-slow.why": (round(MAX_SECONDS),),
    "rule.more-problems.why": (MOST_TOLD,),
    "rule.too-large.why": (MAX_FILE // 1_000_000, MAX_FRONTMATTER),
    "rule.too-deep.why": (MAX_DEPTH,),
    "rule.large-file.why": (MAX_ATTACHMENT // 1_000_000,),
    "problem.large-file": (MAX_ATTACHMENT // 1_000_000,),
}
WORDED["rule.huge-picture.why"] += (value_of("attached.MAX_SHOWN") // value_of("attached.MAX_PIXELS"),)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("key", WORDED)
def test_a_wording_that_tells_a_bound_tells_the_right_one(key: str, lang: str) -> None:
    words = catalogue(lang)
    said = re.findall(r"\d[\d.,]*\b", words.say(key, size=""))
    assert {words.number(number) for number in WORDED[key]} <= set(said)
