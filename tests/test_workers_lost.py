"""A reader that dies or hangs costs the note that it was reading, which is named; all others are read."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import NOW, MakeBase, settings_for
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from lintas import reading
from lintas.bounded import bounded
from lintas.kept import Kept
from lintas.load import Loaded, load
from lintas.settings import MarkdownSettings
from lintas.workers import LostWorkerError, alone, share_out

forked = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="work is shared out on Linux only")


def deadly(some: Sequence[int]) -> Iterator[int]:
    for number in some:
        if number in {3, 17}:
            os._exit(9)
        yield -number


def without(*gone: int) -> list[int]:
    return [0 if number in gone else -number for number in range(40)]


@forked
@pytest.mark.parametrize("together", [1, 7, 20])
def test_what_ends_its_worker_costs_only_itself(monkeypatch: pytest.MonkeyPatch, together: int) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", "3")
    done: list[int] = []
    found = share_out(deadly, range(40), together=together, least=1, done=done.extend, lost=lambda _: 0)
    assert found == without(3, 17)
    assert sorted(done) == list(range(40))


@forked
def test_one_core_is_enough_to_lose_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINTAS_WORKERS", "1")
    assert share_out(deadly, range(40), least=0, lost=lambda _: 0) == without(3, 17)


@forked
def test_a_worker_that_says_nothing_for_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintas.forked.MAX_SILENCE", 0.3)
    monkeypatch.setattr("lintas.forked.LOOK_AFTER", 0.05)

    def hangs(some: Sequence[int]) -> Iterator[int]:
        for number in some:
            if number == 5:
                time.sleep(3600)
            yield -number

    assert share_out(hangs, range(8), together=4, least=0, lost=lambda _: 0) == [0, -1, -2, -3, -4, 0, -6, -7]


@forked
def test_a_worker_that_wants_all_the_memory_costs_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintas.forked.MAX_MEMORY", 200 << 20)

    def greedy(some: Sequence[int]) -> Iterator[int]:
        for number in some:
            try:
                yield len(bytearray((1 << 30) if number == 2 else 1))
            except MemoryError:
                os._exit(1)

    assert share_out(greedy, range(4), least=0, lost=lambda _: 0) == [1, 1, 0, 1]


@forked
def test_where_no_worker_lives_long_enough_to_begin_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lintas.forked._limit_memory", lambda: os._exit(1))
    with pytest.raises(LostWorkerError):
        share_out(deadly, range(4), least=0, lost=lambda _: 0)


NOTE = """---
title: The hundredth meeting decides
summary: Seoul met residents hundreds of times before it decided.
city: Seoul
date: 2018-03-19
theme: leadership
sources: [{{url: https://example.org/report}}]
---

{text}
"""
ODD = "\n" + "Residents came to hundreds of meetings. " * 1_000  # more than a note has


class _Fated(Extension):
    """Does something when a text has the word."""

    def __init__(self, fate: Callable[[], None]) -> None:
        super().__init__()
        self.fate = fate

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.preprocessors.register(_Fate(md, self.fate), "fate", 100)


class _Fate(Preprocessor):
    def __init__(self, md: Markdown, fate: Callable[[], None]) -> None:
        super().__init__(md)
        self.fate = fate

    def run(self, lines: list[str]) -> list[str]:
        if "Fate." in lines:
            self.fate()
        return lines


def loaded(base: Path, fate: Callable[[], None]) -> Loaded:
    settings = settings_for(base)
    return load(replace(settings, markdown=MarkdownSettings((_Fated(fate),))), NOW)


def told(found: Loaded) -> list[str]:
    return [f"{problem.at.path} {problem.rule} {problem.variant}".strip() for problem in found.problems]


def endless() -> None:
    while True:
        pass


def fault() -> None:
    message = "something that nobody foresaw"
    raise ZeroDivisionError(message)


def many(fated: str) -> dict[str, str]:
    notes = {f"note-{number}.md": NOTE.format(text="Residents came.") for number in range(250)}
    return {**notes, "note-77.md": NOTE.format(text=fated)}


@forked
def test_of_many_notes_only_the_one_is_lost_that_ended_its_reader(make_base: MakeBase) -> None:
    found = loaded(make_base(many("Fate.")), lambda: os._exit(9))
    assert told(found) == ["notes/note-77.md lost-reader"]
    assert len(found.library.notes) == 249


@forked
def test_of_few_notes_an_odd_one_is_read_where_it_can_do_no_harm(make_base: MakeBase) -> None:
    base = make_base({"a-note.md": NOTE.format(text="Fate.\n" + ODD), "other.md": NOTE.format(text="Residents.")})
    found = loaded(base, lambda: os._exit(9))
    assert told(found) == ["notes/a-note.md lost-reader"]
    assert list(found.library.notes) == ["other"]


@pytest.mark.parametrize("text", ["Fate.", "Fate.\n" + ODD], ids=["short", "odd"])
def test_what_nobody_foresaw_is_a_problem_of_the_note(make_base: MakeBase, text: str) -> None:
    base = make_base({"a-note.md": NOTE.format(text=text), "other.md": NOTE.format(text="Residents.")})
    found = loaded(base, fault)
    assert told(found) == ["notes/a-note.md lost-reader fault"]
    assert found.problems[0].values == {"detail": "ZeroDivisionError"}
    assert list(found.library.notes) == ["other"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits two seconds for what never ends."""
    monkeypatch.setattr(reading, "bounded", lambda: bounded(0.2))


@pytest.mark.usefixtures("impatient")
def test_a_note_that_takes_too_long_is_named_and_the_others_are_read(make_base: MakeBase) -> None:
    base = make_base({"a-note.md": NOTE.format(text="Fate."), "other.md": NOTE.format(text="Residents.")})
    found = loaded(base, endless)
    assert told(found) == ["notes/a-note.md too-slow"]
    assert list(found.library.notes) == ["other"]


@pytest.mark.usefixtures("impatient")
def test_it_is_named_among_many_as_well(make_base: MakeBase) -> None:
    found = loaded(make_base(many("Fate.")), endless)
    assert told(found) == ["notes/note-77.md too-slow"]
    assert len(found.library.notes) == 249


@pytest.mark.usefixtures("impatient")
def test_it_is_named_in_a_preview_as_well(make_base: MakeBase) -> None:
    base = make_base({"a-note.md": NOTE.format(text="Fate."), "other.md": NOTE.format(text="Residents.")})

    def beside() -> None:
        with alone():
            results.append(loaded(base, endless))

    results: list[Loaded] = []
    thread = threading.Thread(target=beside)
    thread.start()
    thread.join()
    assert told(results[0]) == ["notes/a-note.md too-slow"]


def test_an_ordinary_note_is_not_odd() -> None:
    assert not reading.is_odd(NOTE.format(text="A [link](other.md), some *emphasis* and | a | table |\n" * 50).encode())
    assert reading.is_odd(ODD.encode())


def test_what_took_too_long_once_is_read_anew(
    make_base: MakeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_for(make_base({"a-note.md": NOTE.format(text=ODD.replace(". ", ".\n\n"))}))

    def run() -> tuple[list[str], list[str]]:
        kept = Kept(tmp_path / "notes.kept")
        found = load(settings, NOW, kept)
        kept.save()
        return told(found), list(found.library.notes)

    with monkeypatch.context() as busy:
        busy.setattr(reading, "bounded", lambda: bounded(0.001))
        assert run() == (["notes/a-note.md too-slow"], [])
    assert run() == ([], ["a-note"])
    assert run() == ([], ["a-note"])
