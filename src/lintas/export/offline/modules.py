"""Modules of a browser joined into one classic script: from a disk, browsers load no modules.

Only the forms are known that our own modules are written in. All else is refused: a wrong guess would be a page that
does nothing, on somebody's laptop.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

_NAME = r"[A-Za-z_$][\w$]*"
_PATH = r'"(?P<path>\.{1,2}/[^"?#\\]+)"'
_NEED = re.compile(rf"^import (?:\{{(?P<names>[^{{}}]*)\}}|\* as (?P<all>{_NAME})) from {_PATH};$", re.MULTILINE)
_LATER = re.compile(rf"\bimport\({_PATH}\)")
_EXPORT = re.compile(rf"^export (?=(?:(?:async )?function\*? |class |const )(?P<name>{_NAME})\b)", re.MULTILINE)
_HERE = re.compile(r"\bimport\.meta\.url\b")
_COMMENT = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
# What may not be left when all that is known is taken out; and the names that a joined script has for its own use.
_UNKNOWN = re.compile(r"\b(?:import|export)\b|^await\b|\blintas(?:Need|Here)\b", re.MULTILINE)

# The modules as functions: each is called once, when it is first needed, with a way to the others and its own address.
_JOINED = """(() => {{
"use strict";
const root = new URL("{up}", document.currentScript.src);
const made = {{}};
const need = (path) => (made[path] ??= modules[path].call(undefined, need, new URL(path, root).href));
const modules = {{
{functions}}};
need("{entry}");
}})();
"""


class UnknownFormError(Exception):
    """A module has a form that is not known here; the text is its path, the line, and what stands there."""


@dataclass(frozen=True)
class _Module:
    """The body of a function, what it gives, and the paths of others: those it needs at once, those it loads later."""

    body: str
    exports: frozenset[str]
    needs: Mapping[str, frozenset[str]]  # with the names that it takes
    later: frozenset[str]


@dataclass
class Joiner:
    """Modules by their paths below the site's root; `instead` has the texts of those that others stand in for."""

    read: Callable[[str], str]
    instead: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def join(self, entry: str) -> str:
        """What the module at a path does, as a classic script at the same path.

        Raises: `UnknownFormError`.
        """
        found: dict[str, _Module] = {}
        self._take(entry, found)
        self.used |= found.keys()
        functions = (f'"{path}"(lintasNeed, lintasHere) {{\n{one.body}}},\n' for path, one in sorted(found.items()))
        return _JOINED.format(up="../" * entry.count("/") or "./", functions="".join(functions), entry=entry)

    def _take(self, path: str, found: dict[str, _Module], above: tuple[str, ...] = ()) -> None:
        """Find a module with all that it leads to."""
        if path in above:
            _refuse(" → ".join((*above, path)))
        if path in found:
            return
        module = _module(path, self.instead[path] if path in self.instead else self.read(path))
        for other, names in module.needs.items():
            self._take(other, found, (*above, path))
            if missing := sorted(names - found[other].exports):
                _refuse(f"{path}: {', '.join(missing)} ({other})")
        found[path] = module
        for other in sorted(module.later):
            self._take(other, found)


def _module(path: str, text: str) -> _Module:
    def at(found: re.Match[str]) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(path), found["path"]))

    needs: dict[str, frozenset[str]] = {}

    def need(found: re.Match[str]) -> str:
        names = [name.strip() for name in (found["names"] or "").split(",") if name.strip()]
        if not all(re.fullmatch(_NAME, name) for name in names):  # such as with "as"
            _refuse(_line(path, text, found.start()))
        needs[at(found)] = needs.get(at(found), frozenset()) | {*names}
        return f'const {found["all"] or "{ " + ", ".join(names) + " }"} = lintasNeed("{at(found)}");'

    _check(path, text)
    exports = [found["name"] for found in _EXPORT.finditer(text)]
    later = frozenset(at(found) for found in _LATER.finditer(text))
    body = _NEED.sub(need, text)
    body = _LATER.sub(lambda found: f'Promise.resolve("{at(found)}").then(lintasNeed)', body)
    body = _HERE.sub("lintasHere", _EXPORT.sub("", body))
    return _Module(f"{body.rstrip()}\nreturn {{ {', '.join(exports)} }};\n", frozenset(exports), needs, later)


def _check(path: str, text: str) -> None:
    """Refuse what is left of a module when all that is known is taken out, line by line."""
    for known in (_COMMENT, _NEED, _LATER, _HERE, _EXPORT):
        text = known.sub(lambda found: "\n" * found[0].count("\n"), text)
    if found := _UNKNOWN.search(text):
        _refuse(_line(path, text, found.start()))


def _line(path: str, text: str, place: int) -> str:
    """A place in a module, and what stands there."""
    number = text.count("\n", 0, place)
    return f"{path}:{number + 1}: {text.splitlines()[number].strip()}"


def _refuse(what: str) -> NoReturn:
    raise UnknownFormError(what)
