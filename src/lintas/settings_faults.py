"""What is wrong in `mkdocs.yml`, as problems of one line: which setting, and at which place of the file."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from lintas.problem import Location, Problem, Value
from lintas.suggest import nearest

EXTENSIONS = "markdown_extensions"
TRIAL = "# A heading\n\nA text.\n"  # all of it that an extension needs to do what it is for, or to fail
CONFIG_VALUE = re.compile(r"Config value '([^']+)': (.+)", re.DOTALL)  # as MkDocs says what it doesn't accept
NOT_LOADED = "Failed to load extension"
PLUGIN_OPTION = re.compile(r"Plugin '([^']+)' option '([^']+)': (.+)")
QUOTED = re.compile(r"[\"']([^\"']+)[\"']")


class Places:
    """Where in `mkdocs.yml` the settings stand, by their keys; 1:1 stands for what another file says."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def at(self, *keys: str) -> Location:
        """The place of the last of some keys, each below the one before it, that the file has."""
        node, found = self._root, None
        for key in keys:
            here = _below(node, key) if node else None
            if here is None:
                break
            found, node = here
        return Location(self._file.name, found.line + 1, found.column + 1) if found else Location(self._file.name)

    @cached_property
    def _root(self) -> yaml.Node | None:
        # Composed, not constructed: MkDocs' own tags (`!ENV`) mean nothing here.
        try:
            return yaml.compose(self._file.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
        except (yaml.YAMLError, OSError, ValueError, RecursionError):
            return None


def _below(node: yaml.Node, key: str) -> tuple[yaml.Mark, yaml.Node | None] | None:
    """The place of a key and what stands below it; in a list, of the entry that is the key or has it."""
    if isinstance(node, yaml.MappingNode):
        return next(((name.start_mark, value) for name, value in node.value if name.value == key), None)
    for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(entry, yaml.ScalarNode) and entry.value == key:
            return entry.start_mark, None
        if isinstance(entry, yaml.MappingNode) and (found := _below(entry, key)):
            return found
    return None


class Collected(logging.Handler):
    """What MkDocs logs of a faulty configuration, as problems."""

    def __init__(self, problems: list[Problem], file: Path, places: Places) -> None:
        super().__init__(logging.ERROR)
        self.problems = problems
        self.file = file
        self.places = places

    def emit(self, record: logging.LogRecord) -> None:
        """Take one message, which may tell of several options of a plugin."""
        message = record.getMessage()
        match = CONFIG_VALUE.fullmatch(message)
        if not match:
            self.problems.append(Problem("bad-settings", self.places.at(), {"detail": one_line(message)}))
        elif match[2].startswith(NOT_LOADED) and (found := unfit_extension(*_extensions_in(self.file), self.places)):
            self.problems.append(found)  # MkDocs shows a traceback
        elif options := PLUGIN_OPTION.findall(match[2]):
            for plugin, option, detail in options:
                at = self.places.at("plugins", plugin, option)
                self.problems.append(Problem("bad-settings", at, {"detail": f"{plugin}: {{{option}}} ({detail})"}))
        else:
            at = self.places.at(match[1], *QUOTED.findall(match[2])[:1])
            self.problems.append(Problem("bad-settings", at, {"detail": f"{match[1]} ({one_line(match[2])})"}))


def unreadable(error: MkDocsException, file: Path) -> Problem:
    """Why MkDocs could not even read its settings."""
    cause = error.__context__
    if not isinstance(cause, yaml.MarkedYAMLError) or cause.problem_mark is None:
        return Problem("bad-settings", Location(file.name), {"detail": one_line(str(error))})
    mark = cause.problem_mark
    path = Path(os.path.relpath(mark.name, file.parent)).as_posix()  # or that of a file whose settings it takes over
    return Problem("bad-settings", Location(path, mark.line + 1, mark.column + 1), {"detail": cause.problem or "YAML"})


def one_line(text: str) -> str:
    """The first line of a message: what follows is where in a program it arose."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def unknown_options(written: Mapping[str, Any], known: Sequence[str], *keys: str, places: Places) -> Iterator[Problem]:
    """The options below some keys that are none, which MkDocs would leave out with a warning."""
    for option in written.keys() - {*known}:
        yield unknown_option(option, written[option], known, *keys, places=places)


def unknown_option(option: str, value: object, known: Sequence[str], *keys: str, places: Places) -> Problem:
    """An option that is none, with the one that was probably meant."""
    near = nearest(str(option), known)
    values: dict[str, Value] = {"detail": _shown(keys[-1], option, value), "near": near, "known": ", ".join(known)}
    return Problem("bad-settings", places.at(*keys, option), values, "near" if near else "option")


def unfit_extension(
    extensions: Sequence[str], options: Mapping[str, Mapping[str, Any]], places: Places
) -> Problem | None:
    """The Markdown extension that can't be loaded, or that fails with every text; and by which of its options."""
    if _failure(extensions, options) is None:
        return None
    for name in extensions:
        own = options.get(name) or {}
        error = _failure([name], {name: own})
        if error is None:
            continue
        for option, value in own.items() if _failure([name], {}) is None else ():
            error_of_it = _failure([name], {name: {option: value}})
            known = sorted(Markdown().build_extension(name, {}).config)
            if error_of_it and known and option not in known:
                return unknown_option(option, value, known, EXTENSIONS, name, places=places)
            if error_of_it:
                detail = f"{_shown(name, option, value)} ({_named(error_of_it)})"
                return Problem("bad-settings", places.at(EXTENSIONS, name, option), {"detail": detail})
        return Problem("bad-settings", places.at(EXTENSIONS, name), {"detail": f"{name} ({_named(error)})"})
    detail = f"{EXTENSIONS} ({_named(_failure(extensions, options))})"
    return Problem("bad-settings", places.at(EXTENSIONS), {"detail": detail})


def _failure(extensions: Sequence[str], options: Mapping[str, Mapping[str, Any]]) -> Exception | None:
    try:
        own = {name: dict(options[name]) for name in extensions if name in options}
        Markdown(extensions=list(extensions), extension_configs=own).convert(TRIAL)
    except Exception as error:  # noqa: BLE001  (whatever an extension of anyone's does)
        return error
    return None


def _named(error: Exception | None) -> str:
    return f"{type(error).__name__}: {one_line(str(error))}"


def _shown(name: str, option: str, value: object) -> str:
    return f"{name}: {{{option}: {value if isinstance(value, str | int | float) else '…'}}}"


def _extensions_in(file: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """The extensions that a file names, with their options, before MkDocs has judged them."""
    config = MkDocsConfig(config_file_path=str(file))
    with file.open("rb") as text:
        config.load_file(text)
    written = config.data.get(EXTENSIONS) or []
    entries = (
        [{one: None} if isinstance(one, str) else one for one in written] if isinstance(written, list) else written
    )
    pairs = entries.items() if isinstance(entries, dict) else (pair for one in entries for pair in dict(one).items())
    options = {str(name): own if isinstance(own, dict) else {} for name, own in pairs}
    return list(options), options
