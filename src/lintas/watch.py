"""What is written while a preview runs: the system tells at once, and MkDocs looks every half a second.

Both, since no system tells of what another machine, or Windows beside its Linux, wrote into a shared folder.
"""

from __future__ import annotations

import os
from threading import Lock

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

WRITTEN = {"created", "modified", "moved", "deleted", "closed"}  # not those that tell of reading


class Watch:
    """Two observers as one; of a change that both see only the first to see it is heard."""

    def __init__(self, looking: BaseObserver) -> None:
        self._looking = looking
        self._told: BaseObserver = Observer()
        self._seen: dict[str, tuple[int, int] | None] = {}
        self._lock = Lock()
        self._by_looking: dict[ObservedWatch, ObservedWatch] = {}

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> ObservedWatch:
        """Have `handler` called for what is written below a path."""
        once = Once(handler, self._seen, self._lock)
        watch = self._looking.schedule(once, path, recursive=recursive)
        self._by_looking[watch] = self._told.schedule(once, path, recursive=recursive)
        return watch

    def unschedule(self, watch: ObservedWatch) -> None:
        """No longer."""
        self._looking.unschedule(watch)
        self._told.unschedule(self._by_looking.pop(watch))

    def start(self) -> None:
        """Begin."""
        self._looking.start()
        try:
            self._told.start()
        except OSError:  # more folders than the system tells of
            self._told.unschedule_all()

    def stop(self) -> None:
        """End."""
        self._looking.stop()
        self._told.stop()

    def join(self) -> None:
        """Wait for the end."""
        for observer in (self._looking, self._told):
            if observer.is_alive():
                observer.join()


class Once(FileSystemEventHandler):
    """Hands on what is news: a file that is not as it was when it was last heard of."""

    def __init__(self, handler: FileSystemEventHandler, seen: dict[str, tuple[int, int] | None], lock: Lock) -> None:
        self._handler = handler
        self._seen = seen
        self._lock = lock

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Something happened to a file."""
        if event.is_directory or event.event_type not in WRITTEN:
            return
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        with self._lock:
            found = {path: _state(path) for path in paths}
            is_news = any(path not in self._seen or self._seen[path] != state for path, state in found.items())
            self._seen.update(found)
        if is_news:
            self._handler.dispatch(event)


def _state(path: str) -> tuple[int, int] | None:
    try:
        there = os.stat(path)  # noqa: PTH116  (a path of the system's, as text)
    except OSError:
        return None
    return there.st_mtime_ns, there.st_size
