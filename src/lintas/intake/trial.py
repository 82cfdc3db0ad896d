"""Files written into a base on trial: they stay where the rules find no error in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from lintas.load import load, problems_of
from lintas.plain_files import keep_inside
from lintas.problem import Problem
from lintas.rules import errors_among
from lintas.settings import Settings


def written_on_trial(files: Mapping[str, str], settings: Settings, now: dt.date) -> tuple[Problem, ...]:
    """Write files, by path relative to the base, and say what the rules find in them; with errors all is undone.

    What was wrong in a file before is not said again. All is undone, too, where anything is raised on the way.

    Raises: OSError, also where a link is on the way to one of the files.
    """
    for path in files:
        keep_inside(settings.folder / path, settings.folder)
    before = {_what(problem) for problem in _problems(files, settings, now)}
    old = {path: _bytes(path, settings) for path in files}
    stays = False
    try:
        for path, text in files.items():
            file = settings.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
        new = tuple(problem for problem in _problems(files, settings, now) if _what(problem) not in before)
        stays = not errors_among(new)
    finally:
        if not stays:
            for path, data in old.items():
                _put_back(path, data, settings)
    return new


def _what(problem: Problem) -> tuple[str, str, str]:
    """A problem without its line, which moves with what is written above it."""
    return problem.at.path, problem.rule, str(problem.values)


def _problems(files: Mapping[str, str], settings: Settings, now: dt.date) -> tuple[Problem, ...]:
    """The problems of some files, of which one may be the vocabulary's, or not be there yet."""
    there = [path for path in files if (settings.folder / path).is_file()]
    if not there:
        return ()
    found = problems_of(settings, there, now)
    if found is None:
        found = tuple(problem for problem in load(settings, now).problems if problem.at.path in there)
    return found


def _bytes(path: str, settings: Settings) -> bytes | None:
    file = settings.folder / path
    return file.read_bytes() if file.is_file() else None


def _put_back(path: str, data: bytes | None, settings: Settings) -> None:
    file = settings.folder / path
    if data is not None:
        file.write_bytes(data)
        return
    file.unlink(missing_ok=True)
    if file.parent.is_dir() and file.parent != settings.notes and not any(file.parent.iterdir()):
        file.parent.rmdir()
