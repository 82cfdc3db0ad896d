"""What is said on terminals, on the lines of a pull request and in its comment holds nothing that these would obey."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from built import BuiltSite, run
from conftest import NOW, SMALL_BASE, settings_for
from hostile_cases import built
from hostile_values import MARK, MARKUP, hostile_base
from markdown_it import MarkdownIt

from lintas.catalogue import catalogue, languages
from lintas.changes.compare import Change, Version, changes
from lintas.changes.told import as_markdown as changes_as_markdown
from lintas.changes.told import as_text as changes_as_text
from lintas.comment.still import is_still
from lintas.load import load
from lintas.problem import Location, Problem
from lintas.report import as_github, as_json, as_markdown, as_text
from lintas.rules import RULES

# What clears a screen, renames a window, goes back on a line, rings, turns letters about or hides them; and what GitHub
# takes for a command, a mention or a reference.
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x1b]8;;https://example.org/\x1b\\click\r\x08\x9b31m\u202egnp.exe\u200b\u2066\ufeff"
COMMANDS = "\n::error file=x::y\n::set-output name=x::y\n%0A::stop-commands::x\n@everyone #1 https://example.org/ GH-1"
BAD = f"{ESCAPES}{COMMANDS} {MARKUP}"
COMMAND = re.compile(r"::(error|warning) file=[^,:]*,line=\d+,col=\d+,title=[a-z0-9-]+::.+")
PLAIN = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*")


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    """A problem of each rule, each value of which is hostile, in a file with a hostile name."""
    found = []
    for rule in RULES.values():
        values = {name: value if isinstance(value, int) else BAD for name, value in rule.example.values.items()}
        found.append(Problem(rule.slug, Location(f"notes/{BAD}.md", 3, 7), values, rule.variant))
    return found


@pytest.mark.parametrize("lang", languages())
def test_a_terminal_obeys_nothing(problems: list[Problem], lang: str) -> None:
    text = as_text(problems, catalogue(lang))
    assert PLAIN.fullmatch(text)
    assert len(text.split("\n")) >= 2 * len(problems)
    assert not re.search(r"^::", text, re.MULTILINE)


@pytest.mark.parametrize("lang", languages())
def test_github_is_given_one_command_for_each_problem(problems: list[Problem], lang: str) -> None:
    lines = as_github(problems, catalogue(lang)).split("\n")
    assert len(lines) == len(problems)
    for line in lines:
        assert COMMAND.fullmatch(line), line


@pytest.mark.parametrize("lang", languages())
def test_programs_read_every_problem(problems: list[Problem], lang: str) -> None:
    assert [one["rule"] for one in json.loads(as_json(problems, catalogue(lang)))] == list(RULES)


@pytest.mark.parametrize("lang", languages())
def test_in_a_comment_nothing_comes_alive(problems: list[Problem], lang: str) -> None:
    for problem in problems:
        text = as_markdown([problem], catalogue(lang))
        assert is_still(text, ""), problem.rule
        html = MarkdownIt("gfm-like", {"linkify": False}).render(text)
        assert "<script" not in html
        assert "<a " not in html
        assert "<img" not in html


def test_a_file_with_such_signs_is_told_without_them(tmp_path: Path) -> None:
    shutil.copytree(SMALL_BASE, tmp_path / "base")
    note = tmp_path / "base" / "notes" / "a-note.md"
    body = '<b on\u202eclick="y" data-\u200bx="z">a</b> <a href="\u2066x:y">c</a>\n{: .md-\u202ex }'
    note.write_text(f"---\ntitle: A\ncity: Seo\u202eul\nk\u202ey: x\n---\n\n{body}\n", encoding="utf-8")
    found = load(settings_for(tmp_path / "base"), NOW).problems
    assert found
    assert PLAIN.fullmatch(as_text(found, catalogue("en")))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return built(hostile_base(tmp_path_factory.mktemp("messages") / "base"))


def test_the_changes_of_a_hostile_base_are_told_harmlessly(hostile: BuiltSite, tmp_path: Path) -> None:
    shutil.copytree(hostile.folder, tmp_path / "old")
    shutil.rmtree(tmp_path / "old" / "notes")
    compared = changes(tmp_path / "old", hostile.folder)
    assert any(MARK in version.title for change in compared for version in change.versions)
    odd = Change("new", (Version(f"notes/{BAD}/", "en", BAD),), is_note=True)
    for lang in languages():
        for some in (compared, (odd,)):
            assert PLAIN.fullmatch(changes_as_text(some, catalogue(lang)))
            text = changes_as_markdown(some, catalogue(lang))
            assert is_still(text, "")
            assert "<script" not in MarkdownIt("gfm-like", {"linkify": False}).render(text)


def test_the_command_says_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    base = tmp_path / "base"
    shutil.copytree(SMALL_BASE, base)
    note = base / "notes" / "a-note.md"
    note.write_text('---\ntitle: "A\\e]0;owned\\a"\ncity: "\\e[2J\\u202eluoeS"\n---\n\n<u>x</u>\n', encoding="utf-8")
    for arguments in (["check"], ["check", "--format", "github"], ["build"]):
        done = run("lintas", *arguments, cwd=base)
        assert done.returncode != 0
        assert "Seoul" not in done.stdout
        assert PLAIN.fullmatch(done.stdout.replace("\r\n", "\n")), arguments
        assert PLAIN.fullmatch(done.stderr.replace("\r\n", "\n")), arguments
