"""Two that watch the same files, and one word about each change."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from lintas.watch import Once


class Heard(FileSystemEventHandler):
    def __init__(self) -> None:
        self.events: list[str] = []

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.events.append(event.event_type)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    (tmp_path / "note.md").write_text("One.", encoding="utf-8")
    return tmp_path / "note.md"


def test_a_change_that_two_saw_is_told_once(note: Path) -> None:
    heard = Heard()
    seen: dict[str, tuple[int, int] | None] = {}
    lock = Lock()
    for observer in (Once(heard, seen, lock), Once(heard, seen, lock)):
        observer.dispatch(FileModifiedEvent(str(note)))
    assert heard.events == ["modified"]


def test_the_next_change_is_told_again(note: Path) -> None:
    heard = Heard()
    once = Once(heard, {}, Lock())
    once.dispatch(FileCreatedEvent(str(note)))
    os.utime(note, ns=(1, 1))
    once.dispatch(FileModifiedEvent(str(note)))
    note.unlink()
    once.dispatch(FileDeletedEvent(str(note)))
    assert heard.events == ["created", "modified", "deleted"]


def test_reading_is_no_change(note: Path) -> None:
    heard = Heard()
    Once(heard, {}, Lock()).dispatch(FileClosedNoWriteEvent(str(note)))
    Once(heard, {}, Lock()).dispatch(DirModifiedEvent(str(note.parent)))
    assert heard.events == []
