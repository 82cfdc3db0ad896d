"""The fuzz target: it lets good notes pass, and finds a fault that was planted, each sort of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import fuzz
import pytest
from conftest import TESTS
from fuzz_target import CANARY, LARGEST, Target, as_note, dictionary, seeds, words
from good_facts import FACTS

from lintas.load import Loaded, load
from lintas.problem import Location, Problem
from lintas.settings import Settings

GOOD = FACTS.encode() + b"\nResidents came to hundreds of meetings.\n"
FAULTY = b"&nbsp;!"  # what the planted reader can't read


def stumbling(settings: Settings, now: dt.date) -> Loaded:
    """Reads as ours does, but for one text."""
    if FAULTY in (settings.notes / "a-note.md").read_bytes():
        raise IndexError("planted")
    return load(settings, now)


def saying(problem: Problem, settings: Settings, now: dt.date) -> Loaded:
    return replace(load(settings, now), problems=(problem,))


def sorts(target: Target, note: bytes) -> list[str]:
    return [find.sort for find in target.finds(note)]


@pytest.mark.parametrize("case", sorted((TESTS / "cases").glob("valid--*")), ids=lambda case: case.name)
def test_in_good_notes_nothing_is_found(case: Path, tmp_path: Path) -> None:
    target = Target(tmp_path / "base")
    for note in case.rglob("*.md"):
        assert target.finds(note.read_bytes()) == []


def test_an_exception_is_found_with_its_place(tmp_path: Path) -> None:
    target = Target(tmp_path / "base", reading=stumbling)
    assert sorts(target, GOOD) == []
    (find,) = target.finds(GOOD + FAULTY)
    assert (find.sort, find.name.split("-")[1]) == ("exception", "indexerror")
    assert "planted" in find.detail


@pytest.mark.parametrize(
    "at", [Location(""), Location("notes/nowhere.md"), Location("notes/a-note.md", 1000), Location("mkdocs.yml", 0)]
)
def test_a_problem_without_a_place_is_found(at: Location, tmp_path: Path) -> None:
    problem = Problem("empty-body", at)
    target = Target(tmp_path / "base", reading=lambda settings, now: saying(problem, settings, now))
    assert sorts(target, GOOD) == ["no-place"]


def test_a_note_that_takes_long_is_found(tmp_path: Path) -> None:
    ticks = iter([0.0, 2.5])
    assert sorts(Target(tmp_path / "base", clock=lambda: next(ticks)), GOOD) == ["slow"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">Here</p>',
        '<a href=" java\tscript:alert(1)">Here</a>',
        '<a href="data:text/html,x">Here</a>',
        '<td style="left:0">Here</td>',
        "<svg><path/></svg>",
    ],
)
def test_what_could_run_in_a_page_is_found(html: str, tmp_path: Path) -> None:
    target = Target(tmp_path / "base", cleaning=lambda page: page + html)
    assert set(sorts(target, GOOD)) == {"runs"}


def test_a_text_that_ends_early_is_found(tmp_path: Path) -> None:
    target = Target(tmp_path / "base", cleaning=lambda page: page.partition(CANARY)[0])
    assert sorts(target, GOOD) == ["lost"]


def test_of_a_note_that_is_refused_nothing_is_lost(tmp_path: Path) -> None:
    target = Target(tmp_path / "base", cleaning=lambda _: "")
    assert sorts(target, GOOD.replace(b"2018-03-19", b"2018-03-99")) == []


def test_chance_finds_what_is_rare(tmp_path: Path) -> None:
    target, found = Target(tmp_path / "base", reading=stumbling), tmp_path / "found"
    found.mkdir()

    def try_one(data: bytes) -> None:
        fuzz.keep(found, as_note(data), target.finds(as_note(data)))

    fuzz.at_random(try_one, [GOOD], [FAULTY, b"# ", b"> "], lambda count: count < 50)
    (kept,) = found.glob("exception-*.md")
    assert FAULTY in kept.read_bytes()
    assert [name for name, _ in fuzz.confirmed(found, target)] == [kept]
    assert fuzz.confirmed(found, Target(tmp_path / "mended")) == []


def test_chance_tries_each_note_as_it_is_first() -> None:
    tried: list[bytes] = []
    assert fuzz.at_random(tried.append, [b"a", b"b"], [b"c"], lambda count: count < 9) == 9
    assert tried[:2] == [b"a", b"b"]
    assert len({*tried}) > 2


def test_it_begins_with_what_the_cases_hold() -> None:
    notes = seeds()
    assert len(notes) > 100
    assert all(len(note) <= LARGEST for note in notes)
    assert any(b"javascript:" in note for note in notes)


def test_the_words_are_written_down_as_libfuzzer_reads_them() -> None:
    lines = dictionary().splitlines()
    assert [bytes.fromhex(line.strip('"').replace("\\x", "")) for line in lines] == words()
    assert b"superseded_by: " in words()
